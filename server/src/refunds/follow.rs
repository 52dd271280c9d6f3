//! Sends a refund to WeChat and follows it to its end. A job; its subject is `out_refund_no`.

use banyi_shared::order::RefundStatus;
use banyi_shared::time::{HOUR, MINUTE};
use banyi_shared::{Instant, OutRefundNo};

use super::apply;
use super::store::{self, RefundRow};
use crate::app::App;
use crate::orders;
use crate::payments::Mismatch;
use crate::queue::{JobError, Outcome};
use crate::wechat::{PayError, RefundAnswer, WeChat};

/// How long to wait when the merchant's balance is too low.
const TOP_UP: i64 = 10 * MINUTE;

/// How long to try when WeChat refuses it in a way that may pass.
const REFUSED_AFTER: i64 = 10 * MINUTE;

/// Refunds of one payment go out at least this far apart: WeChat's minute, and what one may travel longer than another.
const APART: i64 = MINUTE + MINUTE / 12;

/// Sends it once; from then on asks before it sends again, always under the same number with the same bytes.
pub async fn follow(app: &App, no: &OutRefundNo) -> Result<Outcome, JobError> {
    let Some(refund) = store::find(&app.db, no).await? else { return Ok(Outcome::Done) };
    let status = refund.status()?;
    if !matches!(status, RefundStatus::Requested | RefundStatus::Processing) {
        return Ok(Outcome::Done);
    }
    let due = Instant::from_ms(refund.send_at);
    if app.now() < due {
        return Ok(Outcome::Again(due));
    }
    let wechat = app.wechat()?;
    let asked = if refund.sent_at.is_none() {
        if let Some(later) = mark_sent(app, &refund, no).await? {
            return Ok(Outcome::Again(later));
        }
        wechat.refund(&refund.body).await
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

/// Remembers that it goes out now; or gives the time when it may, so long after the payment's last one went out.
async fn mark_sent(app: &App, refund: &RefundRow, no: &OutRefundNo) -> Result<Option<Instant>, JobError> {
    let mut tx = app.db.begin("refund.send").await?;
    // The order's lock: two that are due at once go one after the other.
    orders::lock(&mut tx, &no.order_no(), app.now()).await?;
    let last = store::last_sent(&mut tx, &refund.out_trade_no, no).await?;
    let may = last.map(|at| Instant::from_ms(at) + APART).filter(|may| app.now() < *may);
    if may.is_none() {
        store::set_sent(&mut tx, no, app.now()).await?;
        tx.commit().await?;
    }
    Ok(may)
}

async fn taken(app: &App, refund: &RefundRow, answer: &RefundAnswer) -> Result<Outcome, JobError> {
    if answer.out_refund_no.as_str() != refund.out_refund_no {
        return Err(JobError::Retry("the answer is about another refund".to_owned()));
    }
    apply::take(app, answer).await.map_err(|mismatch| match mismatch {
        Mismatch::Failed(error) => JobError::from(error),
        other => JobError::Fail(other.to_string()),
    })?;
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
        return Ok(Outcome::Again(app.now() + TOP_UP));
    }
    let tried_for = app.now() - Instant::from_ms(refund.sent_at.unwrap_or_else(|| app.now().ms()));
    let is_hopeless = error.is_final() || (error.is_refused() && tried_for > REFUSED_AFTER);
    if !is_hopeless {
        return Err(JobError::Retry(error.to_string()));
    }
    // WeChat refuses it. It may have taken it before, and refuse only that it comes again: its word decides.
    match wechat.query_refund(no).await {
        Ok(answer) => taken(app, refund, &answer).await,
        Err(again) if again.is_not_found() => {
            tracing::error!(%no, %error, "refund refused");
            apply::become_status(app, no, RefundStatus::Refused, None, Some(&error.to_string())).await?;
            Ok(Outcome::Done)
        }
        Err(again) => Err(JobError::Retry(again.to_string())),
    }
}
