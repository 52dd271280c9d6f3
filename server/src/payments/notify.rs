//! WeChat tells of a payment or of a refund.

use poem::http::HeaderMap;

use super::settle::{Mismatch, try_settle};
use crate::app::App;
use crate::error::{Error, Result};
use crate::refunds;
use crate::wechat::Notification;
use banyi_shared::ErrorCode;

/// The end of the path at which a notification came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    /// `/wechat/pay/notify`
    Payment,
    /// `/wechat/refund/notify`
    Refund,
}

/// Takes a notification: verifies, decrypts, checks every field and settles, in one transaction. What follows from it
/// is queued, so that the answer comes well within WeChat's 5 s.
pub async fn notify(app: &App, about: About, headers: &HeaderMap, body: &[u8]) -> Result<()> {
    let opened = app.wechat()?.open_notification(headers, body).await;
    let notification = opened.map_err(|refused| {
        count("refused");
        tracing::warn!(%refused, "notification refused");
        Error::new(ErrorCode::NotificationRefused)
    })?;
    let outcome = match (about, notification) {
        (About::Payment, Notification::Payment(trade)) => try_settle(app, &trade).await,
        (About::Refund, Notification::Refund { mchid, answer }) => {
            refunds::notified(app, &mchid, &answer).await
        }
        _ => Err(Mismatch::Field("event_type")),
    };
    match outcome {
        Ok(()) => {
            count("settled");
            Ok(())
        }
        Err(Mismatch::Failed(error)) => {
            count("failed");
            Err(error)
        }
        Err(mismatch) => {
            count("mismatch");
            tracing::error!(%mismatch, "notification does not match what we know");
            Err(Error::new(ErrorCode::NotificationRefused))
        }
    }
}

fn count(outcome: &'static str) {
    metrics::counter!("banyi_notifications_total", "outcome" => outcome).increment(1);
}
