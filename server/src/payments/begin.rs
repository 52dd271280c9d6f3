//! Makes an order payable by one way: the attempt's row is committed, then WeChat is called.
//!
//! Idempotent by attempt: as long as one can be paid, every call for its way leads to it, with the bytes that were kept.
//! At most one can be paid: one of another way is closed at WeChat before the next is made.

use banyi_shared::dto::admin::PayChannel;
use banyi_shared::order::OrderState;
use banyi_shared::rules::can_sign_again;
use banyi_shared::{ErrorCode, Instant, OrderNo};

use super::send::{body_place, send};
use super::store::{self, AttemptRow, NewAttempt};
use super::switch;
use crate::app::App;
use crate::audit;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::orders::{self, OrderRow};
use crate::staff::CurrentStaff;
use crate::wechat::{Prepay, WeChat};

/// An attempt may turn out to be closed at WeChat, and one of another way has to go first.
const TRIES: usize = 4;

/// Who can pay.
pub enum Payer {
    /// One user, in the mini-program.
    User {
        /// Theirs, for our appid.
        openid: String,
    },
    /// Whoever scans the code.
    Anybody,
}

impl Payer {
    const fn channel(&self) -> PayChannel {
        match self {
            Self::User { .. } => PayChannel::WechatJsapi,
            Self::Anybody => PayChannel::WechatNative,
        }
    }

    fn openid(&self) -> Option<&str> {
        match self {
            Self::User { openid } => Some(openid),
            Self::Anybody => None,
        }
    }
}

/// An attempt that can be paid now.
pub struct Ready {
    /// Its row.
    pub attempt: AttemptRow,
    /// A `prepay_id`, or a `code_url`.
    pub handle: String,
    /// When WeChat gave the handle.
    pub since: Instant,
}

/// The attempt of the order by which `payer` can pay, with WeChat's handle. The caller has checked that who asks may.
pub async fn begin(app: &App, no: &OrderNo, payer: &Payer, staff: Option<&CurrentStaff>) -> Result<Ready> {
    let wechat = app.wechat()?;
    for _ in 0..TRIES {
        let attempt = live_attempt(app, wechat, no, payer, staff).await?;
        if attempt.channel()? != payer.channel() {
            switch::close_for_another(app, wechat, &attempt).await?;
            continue;
        }
        let since = attempt.prepaid_at.map(Instant::from_ms).filter(|at| can_sign_again(*at, app.now()));
        if let (Some(handle), Some(since)) = (attempt.handle(), since) {
            return Ok(Ready { handle: handle.to_owned(), since, attempt });
        }
        if let Some(handle) = send(app, wechat, &attempt).await? {
            return Ok(Ready { handle, since: app.now(), attempt });
        }
    }
    Err(Error::new(ErrorCode::PaymentUnderWay))
}

/// The attempt that can be paid, by whatever way; made for `payer` if there is none.
async fn live_attempt(
    app: &App,
    wechat: &WeChat,
    no: &OrderNo,
    payer: &Payer,
    staff: Option<&CurrentStaff>,
) -> Result<AttemptRow> {
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
    let attempt = make(app, &mut tx, wechat, &row, payer, staff).await?;
    tx.commit().await?;
    Ok(attempt)
}

/// Makes an attempt of a locked order that has none which can be paid.
async fn make(
    app: &App,
    tx: &mut Tx,
    wechat: &WeChat,
    row: &OrderRow,
    payer: &Payer,
    staff: Option<&CurrentStaff>,
) -> Result<AttemptRow> {
    let seq = store::count(tx, &row.no).await? + 1;
    if seq > 99 {
        return Err(Error::new(ErrorCode::OrderNotPayable).message("尝试次数过多，请重新下单"));
    }
    let trade_no = row.no.trade_no(seq);
    let body = wechat.prepay_body(&Prepay {
        description: &format!("陪诊服务-{}", row.service_name),
        out_trade_no: &trade_no,
        time_expire: row.expires_at,
        amount: row.amount,
        openid: payer.openid(),
    });
    let body_enc = app.vault.seal(body_place(trade_no.as_str()), &body)?;
    let new = NewAttempt {
        no: &trade_no,
        order: &row.no,
        seq,
        channel: payer.channel(),
        amount_fen: row.amount.0,
        body_enc: &body_enc,
        expires_at: row.expires_at,
    };
    if !store::insert(tx, &new, app.now()).await? {
        return Err(Error::internal(format_args!("{trade_no} exists although the order was locked")));
    }
    if seq == 1 {
        orders::note_pay_started(app, tx, &row.no, staff.map(|staff| &staff.id)).await?;
    }
    if let Some(staff) = staff {
        let detail = format!("出示收款码，金额 {}", row.amount.yuan());
        audit::record(app, tx, staff, "payment.native", "order", row.no.as_str(), &detail).await?;
    }
    store::find_in(tx, &trade_no).await?.ok_or_else(Error::not_found)
}
