//! Sends an attempt's kept bytes to WeChat, and keeps what WeChat gives for them.

use banyi_shared::dto::admin::PayChannel;
use banyi_shared::order::OrderState;
use banyi_shared::rules::QUERY_AFTER_SECONDS;
use banyi_shared::time::MINUTE;
use banyi_shared::{ErrorCode, OutTradeNo};

use super::store::{self, AttemptRow};
use super::{query, settle};
use crate::app::App;
use crate::error::{Error, Result};
use crate::orders;
use crate::queue::{self, JobKind};
use crate::vault::Place;
use crate::wechat::{PayError, WeChat};

/// Sends the kept bytes; gives the handle. `None` means that WeChat has closed the attempt, and so have we.
pub async fn send(app: &App, wechat: &WeChat, attempt: &AttemptRow) -> Result<Option<String>> {
    let trade_no = attempt.no()?;
    let body = app.vault.open(body_place(&attempt.out_trade_no), &attempt.body_enc)?;
    let sent = match attempt.channel()? {
        PayChannel::WechatJsapi => wechat.prepay(&body).await,
        PayChannel::WechatNative => wechat.native(&body).await,
    };
    let error = match sent {
        Ok(handle) => {
            keep(app, attempt, &handle).await?;
            return Ok(Some(handle));
        }
        Err(error) => error,
    };
    // WeChat says that it is over: its own answer to a question decides which way.
    if error.is_order_paid() || error.is_order_closed() || error.is_out_trade_no_used() {
        let trade = query::ask_wechat(app, &trade_no).await?;
        if trade.is_paid() {
            settle::settle(app, &trade).await?;
            return Err(Error::new(ErrorCode::OrderAlreadyPaid));
        }
        if trade.is_closed() {
            close(app, &trade_no).await?;
            return Ok(None);
        }
    }
    Err(told(&error))
}

/// Marks an attempt closed that WeChat has closed.
pub async fn close(app: &App, trade_no: &OutTradeNo) -> Result<()> {
    let mut tx = app.db.begin("payment.closed").await?;
    orders::lock(&mut tx, &trade_no.order_no(), app.now()).await?;
    store::set_closed(&mut tx, trade_no, app.now()).await?;
    tx.commit().await
}

/// Keeps WeChat's handle, if the order still waits for payment; and begins to ask for the result.
async fn keep(app: &App, attempt: &AttemptRow, handle: &str) -> Result<()> {
    let trade_no = attempt.no()?;
    let mut tx = app.db.begin("payment.prepaid").await?;
    let row = orders::lock(&mut tx, &trade_no.order_no(), app.now()).await?.ok_or_else(Error::not_found)?;
    if row.paid_at.is_some() {
        return Err(Error::new(ErrorCode::OrderAlreadyPaid));
    }
    if row.state != OrderState::PendingPayment {
        return Err(Error::new(ErrorCode::OrderNotPayable));
    }
    // Closed meanwhile, in favour of another way.
    if !store::set_prepaid(&mut tx, &trade_no, handle, app.now()).await? {
        return Err(Error::new(ErrorCode::PaymentUnderWay));
    }
    if attempt.handle().is_none() {
        let first = app.now() + QUERY_AFTER_SECONDS[0] * (MINUTE / 60);
        queue::enqueue(app, &mut tx, JobKind::PaymentQuery, trade_no.as_str(), first).await?;
    }
    tx.commit().await
}

/// Where a sealed body lives.
pub const fn body_place(no: &str) -> Place<'_> {
    Place { table: "payment_attempt", column: "body_enc", row: no }
}

/// What is told of WeChat's error.
pub fn told(error: &PayError) -> Error {
    tracing::warn!(%error, "prepay");
    Error::new(ErrorCode::WechatUnavailable)
}
