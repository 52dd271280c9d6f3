//! Sends a refund to WeChat and follows it to its end. A job; its subject is `out_refund_no`.

use banyi_shared::order::{RefundApproval, RefundStatus};
use banyi_shared::time::{DAY, HOUR, MINUTE};
use banyi_shared::{Instant, OutRefundNo};

use super::apply::{self, Word};
use super::store::{self, RefundRow};
use crate::app::App;
use crate::error::Result;
use crate::live::{self, Topic};
use crate::orders;
use crate::payments::{self, Mismatch};
use crate::queue::{JobError, Outcome};
use crate::wechat::{PayError, RefundAnswer, WeChat};

/// How long to wait when the merchant's balance is too low.
const TOP_UP: i64 = 10 * MINUTE;

/// How long to try when WeChat refuses it in a way that may pass.
const REFUSED_AFTER: i64 = 10 * MINUTE;

/// Refunds of one payment go out at least this far apart: WeChat's minute, and what one may travel longer than another.
const APART: i64 = MINUTE + MINUTE / 12;

/// So long after a payment WeChat refunds no more of it (WeChat Pay APIv3, refunds).
const OVERDUE: i64 = 365 * DAY;
/// What staff read of a refund that comes later.
pub const OVERDUE_WORDS: &str = "付款已超过 365 天，微信不再受理退款，请线下退款后登记";
/// What staff read while the merchant's balance is too low.
const NOT_ENOUGH_WORDS: &str = "商户余额不足，充值后会自动重试";

/// Where it goes from here.
enum Send {
    /// It goes out now, for the first time.
    Now,
    /// Not before.
    Later(Instant),
    /// It has changed meanwhile: it was called back, or has been sent.
    Changed,
}

/// Whether WeChat takes no refund of the payment any more.
pub async fn is_overdue(app: &App, refund: &RefundRow) -> Result<bool> {
    let attempt = payments::of_trade(&app.db, &refund.trade()?).await?;
    let paid_at = attempt.and_then(|attempt| attempt.paid_at).map(Instant::from_ms);
    Ok(paid_at.is_some_and(|paid_at| app.now() - paid_at > OVERDUE))
}

/// Sends it once; from then on asks before it sends again, always under the same number with the same bytes.
pub async fn follow(app: &App, no: &OutRefundNo) -> Result<Outcome, JobError> {
    let Some(refund) = store::find(&app.db, no).await? else { return Ok(Outcome::Done) };
    match refund.status()? {
        RefundStatus::Requested | RefundStatus::Processing => {}
        // It was sent to another card, and the answer was lost.
        RefundStatus::Abnormal => return look_again(app, &refund, no).await,
        RefundStatus::Success | RefundStatus::Closed | RefundStatus::Refused => return Ok(Outcome::Done),
    }
    if refund.approval()? == RefundApproval::Waiting {
        return Ok(Outcome::Done);
    }
    let due = Instant::from_ms(refund.send_at);
    if app.now() < due {
        return Ok(Outcome::Again(due));
    }
    let wechat = app.wechat()?;
    let asked = if refund.sent_at.is_none() {
        if is_overdue(app, &refund).await? {
            refuse(app, no, OVERDUE_WORDS).await?;
            return Ok(Outcome::Done);
        }
        match mark_sent(app, &refund, no).await? {
            Send::Now => wechat.refund(&refund.body).await,
            Send::Later(at) => return Ok(Outcome::Again(at)),
            Send::Changed => return Ok(Outcome::Again(app.now())),
        }
    } else {
        match wechat.query_refund(no).await {
            // WeChat never took it: the same bytes again.
            Err(error) if error.is_not_found() => wechat.refund(&refund.body).await,
            other => other,
        }
    };
    match asked {
        Ok(answer) => taken(app, &refund, &answer).await,
        Err(error) => failed(app, wechat, &refund, no, &error).await,
    }
}

async fn look_again(app: &App, refund: &RefundRow, no: &OutRefundNo) -> Result<Outcome, JobError> {
    let answer = app.wechat()?.query_refund(no).await.map_err(|error| JobError::Retry(error.to_string()))?;
    apply::take_anew(app, &answer).await.map_err(unbelieved)?;
    next(app, refund).await
}

async fn refuse(app: &App, no: &OutRefundNo, why: &str) -> Result<()> {
    tracing::error!(%no, why, "refund refused");
    let word = Word { to: RefundStatus::Refused, answer: None, error: Some(why), is_anew: false };
    apply::become_status(app, no, &word).await
}

/// Remembers that it goes out now, so long after the payment's last one went out.
async fn mark_sent(app: &App, refund: &RefundRow, no: &OutRefundNo) -> Result<Send, JobError> {
    let mut tx = app.db.begin("refund.send").await?;
    // The order's lock: two that are due at once go one after the other.
    orders::lock(&mut tx, &no.order_no(), app.now()).await?;
    let last = store::last_sent(&mut tx, &refund.out_trade_no, no).await?;
    if let Some(may) = last.map(|at| Instant::from_ms(at) + APART).filter(|may| app.now() < *may) {
        return Ok(Send::Later(may));
    }
    if !store::set_sent(&mut tx, no, app.now()).await? {
        return Ok(Send::Changed);
    }
    tx.commit().await?;
    Ok(Send::Now)
}

/// Keeps for staff why it waits.
async fn note_waiting(app: &App, no: &OutRefundNo, why: &str) -> Result<()> {
    let mut tx = app.db.begin("refund.wait").await?;
    let row = orders::lock(&mut tx, &no.order_no(), app.now()).await?;
    if store::set_error(&mut tx, no, why, app.now()).await? {
        let hospital = row.as_ref().and_then(|row| row.hospital_id.as_ref());
        live::hint(app, &mut tx, Topic::Refunds, true, hospital).await?;
        tx.commit().await?;
    }
    Ok(())
}

fn unbelieved(mismatch: Mismatch) -> JobError {
    match mismatch {
        Mismatch::Failed(error) => JobError::from(error),
        other => JobError::Fail(other.to_string()),
    }
}

async fn taken(app: &App, refund: &RefundRow, answer: &RefundAnswer) -> Result<Outcome, JobError> {
    if answer.out_refund_no.as_str() != refund.out_refund_no {
        return Err(JobError::Retry("the answer is about another refund".to_owned()));
    }
    apply::take(app, answer).await.map_err(unbelieved)?;
    next(app, refund).await
}

/// When it is asked for again.
async fn next(app: &App, refund: &RefundRow) -> Result<Outcome, JobError> {
    let since = Instant::from_ms(refund.sent_at.unwrap_or_else(|| app.now().ms()));
    let no = refund.no()?;
    let now_is = store::find(&app.db, &no).await?.map(|refund| refund.status()).transpose()?;
    match now_is {
        // The longer it takes, the less often it is asked for.
        Some(RefundStatus::Requested | RefundStatus::Processing) => {
            Ok(Outcome::Again(app.now() + (app.now() - since).clamp(15_000, HOUR)))
        }
        _ => Ok(Outcome::Done),
    }
}

async fn failed(
    app: &App,
    wechat: &WeChat,
    refund: &RefundRow,
    no: &OutRefundNo,
    error: &PayError,
) -> Result<Outcome, JobError> {
    if error.is_not_enough() {
        tracing::error!(%no, "the merchant's balance is too low for a refund");
        note_waiting(app, no, NOT_ENOUGH_WORDS).await?;
        return Ok(Outcome::Again(app.now() + TOP_UP));
    }
    let tried_for = app.now() - Instant::from_ms(refund.sent_at.unwrap_or_else(|| app.now().ms()));
    let is_hopeless = error.is_final() || (error.is_refused() && tried_for > REFUSED_AFTER);
    if !is_hopeless {
        if error.is_refused() {
            note_waiting(app, no, &error.to_string()).await?;
        }
        return Err(JobError::Retry(error.to_string()));
    }
    // WeChat refuses it. It may have taken it before, and refuse only that it comes again: its word decides.
    match wechat.query_refund(no).await {
        Ok(answer) => taken(app, refund, &answer).await,
        Err(again) if again.is_not_found() => {
            refuse(app, no, &error.to_string()).await?;
            Ok(Outcome::Done)
        }
        Err(again) => Err(JobError::Retry(again.to_string())),
    }
}
