//! Another way to pay is wanted while one is open. It is closed at WeChat first: nobody must be able to pay twice.

use banyi_shared::ErrorCode;

use super::close::{Closed, close};
use super::send;
use super::store::AttemptRow;
use crate::app::App;
use crate::error::{Error, Result};
use crate::wechat::WeChat;

/// Closes an attempt so that one of another way can be made. Only WeChat's word closes it: as long as there is none, the
/// patient may just be paying, and is told to wait.
pub async fn close_for_another(app: &App, wechat: &WeChat, attempt: &AttemptRow) -> Result<()> {
    if let Some(no) = closed(app, attempt).await? {
        return send::close(app, &no).await;
    }
    if attempt.prepaid_at.is_some() {
        return Err(Error::new(ErrorCode::PaymentUnderWay));
    }
    // WeChat may never have heard of one whose handle never came, and then closes nothing: it hears of it now.
    if send::send(app, wechat, attempt).await?.is_none() {
        return Ok(());
    }
    match closed(app, attempt).await? {
        Some(no) => send::close(app, &no).await,
        None => Err(Error::new(ErrorCode::PaymentUnderWay)),
    }
}

/// The attempt's number once WeChat has closed it.
async fn closed(app: &App, attempt: &AttemptRow) -> Result<Option<banyi_shared::OutTradeNo>> {
    match close(app, attempt).await {
        Ok(Closed::Yes(no)) => Ok(no),
        Ok(Closed::Paid) => Err(Error::new(ErrorCode::OrderAlreadyPaid)),
        Ok(Closed::NotYet(_)) => Ok(None),
        Err(error) => {
            tracing::warn!(?error, no = attempt.out_trade_no, "cannot be closed now");
            Err(Error::new(ErrorCode::PaymentUnderWay))
        }
    }
}
