//! Closes an attempt at WeChat. Only a verified answer of WeChat's decides: a payment can land at any moment.

use banyi_shared::time::MINUTE;
use banyi_shared::{Instant, OrderNo, OutTradeNo};

use super::store::AttemptRow;
use super::{settle, store};
use crate::app::App;
use crate::error::Result;
use crate::queue::JobError;
use crate::wechat::PayError;

/// After its end and this much more, an attempt that WeChat never heard of can no longer reach it.
const NEVER_ARRIVED_AFTER: i64 = 2 * MINUTE;
/// How long to wait when WeChat can neither close it nor say that it is over.
const ASK_AGAIN: i64 = MINUTE / 2;

/// What became of the attempt.
#[derive(Debug)]
pub enum Closed {
    /// It can no longer be paid. Holds the attempt that is to be marked closed; none when there was none.
    Yes(Option<OutTradeNo>),
    /// It was paid, and that is settled.
    Paid,
    /// Ask again at this time.
    NotYet(Instant),
}

/// Closes the attempt of an order that can still be paid.
pub async fn close_live(app: &App, order: &OrderNo) -> Result<Closed, JobError> {
    match store::live(&app.db, order).await? {
        Some(attempt) => close(app, &attempt).await,
        None => Ok(Closed::Yes(None)),
    }
}

/// Closes an attempt that can still be paid.
pub async fn close(app: &App, attempt: &AttemptRow) -> Result<Closed, JobError> {
    let no = attempt.no()?;
    let wechat = app.wechat()?;
    match wechat.close(&no).await {
        Ok(()) => return Ok(Closed::Yes(Some(no))),
        Err(error) if error.is_rate_limited() => return Err(JobError::Retry(error.to_string())),
        Err(error) => tracing::info!(%error, %no, "not closed; asking how it stands"),
    }
    match wechat.query(&no).await {
        Ok(trade) if trade.is_paid() => {
            settle::settle(app, &trade).await?;
            Ok(Closed::Paid)
        }
        Ok(trade) if trade.is_closed() => Ok(Closed::Yes(Some(no))),
        Ok(_) => Ok(Closed::NotYet(app.now() + ASK_AGAIN)),
        Err(error) if error.is_not_found() => Ok(never_arrived(app, &no, attempt.expires_at)),
        Err(error) => Err(retry(&error)),
    }
}

/// WeChat does not know it. Our own request may still be on its way, until the attempt's end.
fn never_arrived(app: &App, no: &OutTradeNo, expires_at: i64) -> Closed {
    let over = Instant::from_ms(expires_at) + NEVER_ARRIVED_AFTER;
    if app.now() > over {
        Closed::Yes(Some(no.clone()))
    } else {
        Closed::NotYet((app.now() + ASK_AGAIN).min(over + 1))
    }
}

fn retry(error: &PayError) -> JobError {
    JobError::Retry(error.to_string())
}
