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

/// How often it is sent when others send it at the same time.
const TRIES: usize = 5;

/// Sends the kept bytes; gives the handle. `None` means that WeChat has closed the attempt, and so have we.
pub async fn send(app: &App, wechat: &WeChat, attempt: &AttemptRow) -> Result<Option<String>> {
    let trade_no = attempt.no()?;
    let body = app.vault.open(body_place(&attempt.out_trade_no), &attempt.body_enc)?;
    let mut seen = attempt.code_url.clone();
    for _ in 0..TRIES {
        let sent = match attempt.channel()? {
            PayChannel::WechatJsapi => wechat.prepay(&body).await,
            PayChannel::WechatNative => wechat.native(&body).await,
        };
        let handle = match sent {
            Ok(handle) => handle,
            Err(error) => {
                forget_code(app, &trade_no).await?;
                return refused(app, &trade_no, &error).await;
            }
        };
        match keep(app, attempt, &handle, seen.as_deref()).await? {
            Kept::Yes => return Ok(Some(handle)),
            // Of two codes the one that WeChat gave last counts, and which that was nobody can tell: once more.
            Kept::Overtaken(code_url) => seen = code_url,
        }
    }
    Err(Error::new(ErrorCode::PaymentUnderWay))
}

/// What follows from WeChat's error; `None` as of [`send`].
async fn refused(app: &App, trade_no: &OutTradeNo, error: &PayError) -> Result<Option<String>> {
    // WeChat says that it is over: its own answer to a question decides which way.
    if error.is_order_paid() || error.is_order_closed() || error.is_out_trade_no_used() {
        let trade = query::ask_wechat(app, trade_no).await?;
        if trade.is_paid() {
            settle::settle(app, &trade).await?;
            return Err(Error::new(ErrorCode::OrderAlreadyPaid));
        }
        if trade.is_closed() {
            close(app, trade_no).await?;
            return Ok(None);
        }
    }
    Err(told(error))
}

/// Marks an attempt closed that WeChat has closed.
pub async fn close(app: &App, trade_no: &OutTradeNo) -> Result<()> {
    let mut tx = app.db.begin("payment.closed").await?;
    orders::lock(&mut tx, &trade_no.order_no(), app.now()).await?;
    store::set_closed(&mut tx, trade_no, app.now()).await?;
    tx.commit().await
}

/// WeChat may have given a code that we did not hear of: one that another call kept would then be void.
async fn forget_code(app: &App, trade_no: &OutTradeNo) -> Result<()> {
    if store::find(&app.db, trade_no).await?.is_none_or(|attempt| attempt.code_url.is_none()) {
        return Ok(());
    }
    let mut tx = app.db.begin("payment.prepaid").await?;
    orders::lock(&mut tx, &trade_no.order_no(), app.now()).await?;
    store::forget_code(&mut tx, trade_no, app.now()).await?;
    tx.commit().await
}

/// What became of a handle.
enum Kept {
    Yes,
    /// Another code was kept since ours was asked for: that one.
    Overtaken(Option<String>),
}

/// Keeps WeChat's handle, if the order still waits for payment; and begins to ask for the result. A code is kept only
/// when none was since `seen`: each voids the one before.
async fn keep(app: &App, attempt: &AttemptRow, handle: &str, seen: Option<&str>) -> Result<Kept> {
    let trade_no = attempt.no()?;
    let mut tx = app.db.begin("payment.prepaid").await?;
    let row = orders::lock(&mut tx, &trade_no.order_no(), app.now()).await?.ok_or_else(Error::not_found)?;
    if row.paid_at.is_some() {
        return Err(Error::new(ErrorCode::OrderAlreadyPaid));
    }
    if row.state != OrderState::PendingPayment {
        return Err(Error::new(ErrorCode::OrderNotPayable));
    }
    if !store::set_prepaid(&mut tx, &trade_no, handle, seen, app.now()).await? {
        let now_is = store::find_in(&mut tx, &trade_no).await?.filter(AttemptRow::is_live);
        // Closed meanwhile, in favour of another way.
        let now_is = now_is.ok_or_else(|| Error::new(ErrorCode::PaymentUnderWay))?;
        return Ok(Kept::Overtaken(now_is.code_url));
    }
    if attempt.handle().is_none() {
        let first = app.now() + QUERY_AFTER_SECONDS[0] * (MINUTE / 60);
        queue::enqueue(app, &mut tx, JobKind::PaymentQuery, trade_no.as_str(), first).await?;
    }
    tx.commit().await?;
    Ok(Kept::Yes)
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
