//! Looks through a day's payment attempts for what slipped through: payments that nobody told of, and payments that an
//! order could not take and that nobody gave back.

use std::str::FromStr;

use banyi_shared::time::HOUR;
use banyi_shared::{CivilDate, Fen, OutTradeNo};

use super::settle::{give_back, settle};
use super::store::{self, AttemptRow};
use crate::app::App;
use crate::error::{Error, Result};
use crate::orders;
use crate::queue::{self, JobError, JobKind, Outcome};
use crate::refunds::Cause;

/// Attempts that one run asks about.
const AT_ONCE: i64 = 50;
/// How far back the first sweep looks, in days.
const FARTHEST: i64 = 90;
/// How far a sweep looks into the day before its own, in ms: what was begun there may have been paid after that day's
/// sweep. No attempt can be paid for longer.
const OVERLAP: i64 = 3 * HOUR;

/// What a run is about: a day, and the attempt after which it goes on.
struct Subject {
    day: CivilDate,
    after: Option<OutTradeNo>,
}

impl FromStr for Subject {
    type Err = banyi_shared::WireError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (day, after) = text.split_once('/').map_or((text, None), |(day, after)| (day, Some(after)));
        Ok(Self { day: day.parse()?, after: after.map(str::parse).transpose()? })
    }
}

/// Asks WeChat about every attempt of the day that is not paid by our books, and settles what was paid; in the end gives
/// back what must go back and does not. A job; its subject is the day, and where it goes on.
pub async fn sweep(app: &App, subject: &str) -> Result<Outcome, JobError> {
    let Subject { day, after } =
        subject.parse().map_err(|_| JobError::Fail(format!("{subject} is not a day")))?;
    if app.wechat.is_none() {
        return Ok(Outcome::Done);
    }
    let from = since(app, day).await?.at(0, 0) - OVERLAP;
    let behind = match &after {
        Some(no) => store::find(&app.db, no).await?.map(|attempt| attempt.created_at),
        None => None,
    };
    let behind = (behind.unwrap_or(from.ms()), after.as_ref().map_or("", OutTradeNo::as_str));
    let attempts = store::unpaid(&app.db, behind, day.plus_days(1).at(0, 0), AT_ONCE).await?;
    let mut failed = None;
    for attempt in &attempts {
        if let Err(error) = ask(app, attempt).await? {
            tracing::error!(%error, no = attempt.out_trade_no, "an attempt could not be swept");
            failed.get_or_insert(error);
        }
    }
    match attempts.last() {
        Some(last) if i64::try_from(attempts.len()) == Ok(AT_ONCE) => {
            let mut tx = app.db.begin("payment.sweep").await?;
            let next = format!("{day}/{}", last.out_trade_no);
            queue::enqueue_once(app, &mut tx, JobKind::PaymentSweep, &next, app.now()).await?;
            tx.commit().await?;
        }
        _ => {
            for kept in store::kept_wrongly(&app.db, from).await? {
                give_back_late(app, &kept.out_trade_no.parse().map_err(Error::from)?).await?;
            }
        }
    }
    match failed {
        Some(error) => Err(JobError::from(error)),
        None => Ok(Outcome::Done),
    }
}

/// The first day that no sweep before has looked through.
async fn since(app: &App, day: CivilDate) -> Result<CivilDate> {
    let last = queue::last_subject(&app.db, JobKind::PaymentSweep, &day.to_string()).await?;
    let last = last.and_then(|subject| subject.parse::<Subject>().ok());
    let farthest = day.plus_days(-FARTHEST);
    Ok(last.map_or(farthest, |last| last.day.plus_days(1)).max(farthest))
}

/// Asks about one. The outer error ends the run: WeChat is away. The inner one is this attempt's.
async fn ask(app: &App, attempt: &AttemptRow) -> Result<Result<()>, JobError> {
    match app.wechat()?.query(&attempt.no()?).await {
        Ok(trade) if trade.is_paid() => {
            tracing::warn!(no = attempt.out_trade_no, "a payment slipped through; it is settled now");
            metrics::counter!("banyi_payments_swept_total").increment(1);
            Ok(settle(app, &trade).await)
        }
        Ok(_) => Ok(Ok(())),
        Err(error) if error.is_not_found() => Ok(Ok(())),
        Err(error) => Err(JobError::Retry(error.to_string())),
    }
}

/// Gives back a payment that its order did not take, if it still must go back.
async fn give_back_late(app: &App, no: &OutTradeNo) -> Result<()> {
    let mut tx = app.db.begin("payment.give_back").await?;
    orders::lock(&mut tx, &no.order_no(), app.now()).await?.ok_or_else(Error::not_found)?;
    let Some(kept) = store::is_kept_wrongly(&mut tx, no).await? else { return Ok(()) };
    tracing::error!(%no, "a payment that its order did not take was not given back; it goes back now");
    metrics::counter!("banyi_payments_given_back_late_total").increment(1);
    let cause = if kept.is_second == 1 { Cause::DuplicatePayment } else { Cause::LatePayment };
    give_back(app, &mut tx, no, Fen(kept.amount_fen), cause).await?;
    tx.commit().await
}
