//! Begins to pay: the attempt's row is committed, then WeChat is called, then its handle is signed for the phone.
//!
//! Idempotent by attempt: as long as one can be paid, every call leads to it, with the bytes that were kept.

use banyi_shared::dto::PayParams;
use banyi_shared::order::OrderState;
use banyi_shared::rules::can_sign_again;
use banyi_shared::time::MINUTE;
use banyi_shared::{ErrorCode, Instant, OrderNo, UserId};

use super::store::{self, AttemptRow, NewAttempt};
use super::{query, settle};
use crate::app::App;
use crate::error::{Error, Result};
use crate::orders;
use crate::queue::{self, JobKind};
use crate::users;
use crate::vault::Place;
use crate::wechat::{PayError, Prepay, WeChat};

/// The parameters for wx.requestPayment of the user's own order.
pub async fn start(app: &App, user: &UserId, no: &OrderNo) -> Result<PayParams> {
    orders::of_user(&app.db, user, no).await?.ok_or_else(Error::not_found)?;
    let wechat = app.wechat()?;
    // Twice: a first attempt may turn out to be closed at WeChat.
    for _ in 0..2 {
        let attempt = live_attempt(app, wechat, user, no).await?;
        let fresh = attempt.prepaid_at.is_some_and(|at| can_sign_again(Instant::from_ms(at), app.now()));
        if let Some(prepay_id) = attempt.prepay_id.as_deref().filter(|_| fresh) {
            return wechat.pay_params(prepay_id).await.map_err(|error| told(&error));
        }
        if let Some(prepay_id) = send(app, wechat, &attempt).await? {
            return wechat.pay_params(&prepay_id).await.map_err(|error| told(&error));
        }
    }
    Err(Error::new(ErrorCode::WechatUnavailable))
}

/// The attempt that can be paid, made if there is none.
async fn live_attempt(app: &App, wechat: &WeChat, user: &UserId, no: &OrderNo) -> Result<AttemptRow> {
    let openid = users::openid(app, user).await?;
    let mut tx = app.db.begin("payment.start").await?;
    let row = orders::lock(&mut tx, no, app.now()).await?.ok_or_else(Error::not_found)?;
    if row.paid_at.is_some() {
        return Err(Error::new(ErrorCode::OrderAlreadyPaid));
    }
    if row.state != OrderState::PendingPayment || row.expires_at <= app.now() {
        return Err(Error::new(ErrorCode::OrderNotPayable));
    }
    if let Some(attempt) = store::live_in(&mut tx, no).await? {
        return Ok(attempt);
    }
    let seq = store::count(&mut tx, no).await? + 1;
    if seq > 99 {
        return Err(Error::new(ErrorCode::OrderNotPayable).message("尝试次数过多，请重新下单"));
    }
    let trade_no = row.no.trade_no(seq);
    let body = wechat.prepay_body(&Prepay {
        description: &format!("陪诊服务-{}", row.service_name),
        out_trade_no: &trade_no,
        time_expire: row.expires_at,
        amount: row.amount,
        openid: &openid,
    });
    let body_enc = app.vault.seal(body_place(trade_no.as_str()), &body)?;
    let new = NewAttempt {
        no: &trade_no,
        order: no,
        seq,
        amount_fen: row.amount.0,
        body_enc: &body_enc,
        expires_at: row.expires_at,
    };
    if !store::insert(&mut tx, &new, app.now()).await? {
        return Err(Error::internal(format_args!("{trade_no} exists although the order was locked")));
    }
    if seq == 1 {
        orders::note_pay_started(app, &mut tx, no).await?;
    }
    let attempt = store::find_in(&mut tx, &trade_no).await?.ok_or_else(Error::not_found)?;
    tx.commit().await?;
    Ok(attempt)
}

/// Sends the kept bytes. `None` means that WeChat has closed the attempt, and so have we.
async fn send(app: &App, wechat: &WeChat, attempt: &AttemptRow) -> Result<Option<String>> {
    let trade_no = attempt.no()?;
    let body = app.vault.open(body_place(&attempt.out_trade_no), &attempt.body_enc)?;
    let error = match wechat.prepay(&body).await {
        Ok(prepay_id) => {
            keep(app, attempt, &prepay_id).await?;
            return Ok(Some(prepay_id));
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
            let mut tx = app.db.begin("payment.closed").await?;
            orders::lock(&mut tx, &trade_no.order_no(), app.now()).await?;
            store::set_closed(&mut tx, &trade_no, app.now()).await?;
            tx.commit().await?;
            return Ok(None);
        }
    }
    Err(told(&error))
}

/// Keeps WeChat's handle, if the order still waits for payment; and begins to ask for the result.
async fn keep(app: &App, attempt: &AttemptRow, prepay_id: &str) -> Result<()> {
    let trade_no = attempt.no()?;
    let mut tx = app.db.begin("payment.prepaid").await?;
    let row = orders::lock(&mut tx, &trade_no.order_no(), app.now()).await?.ok_or_else(Error::not_found)?;
    if row.paid_at.is_some() {
        return Err(Error::new(ErrorCode::OrderAlreadyPaid));
    }
    if row.state != OrderState::PendingPayment {
        return Err(Error::new(ErrorCode::OrderNotPayable));
    }
    if !store::set_prepaid(&mut tx, &trade_no, prepay_id, app.now()).await? {
        return Err(Error::new(ErrorCode::OrderNotPayable));
    }
    if attempt.prepay_id.is_none() {
        let first = app.now() + banyi_shared::rules::QUERY_AFTER_SECONDS[0] * (MINUTE / 60);
        queue::enqueue(app, &mut tx, JobKind::PaymentQuery, trade_no.as_str(), first).await?;
    }
    tx.commit().await
}

/// Where a sealed body lives.
const fn body_place(no: &str) -> Place<'_> {
    Place { table: "payment_attempt", column: "body_enc", row: no }
}

/// What the patient is told of WeChat's error.
fn told(error: &PayError) -> Error {
    tracing::warn!(%error, "prepay");
    Error::new(ErrorCode::WechatUnavailable)
}
