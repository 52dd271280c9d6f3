//! Decides that money goes back: sets it aside, fixes number and bytes, and queues the rest.

use banyi_shared::order::RefundState;
use banyi_shared::time::MINUTE;
use banyi_shared::{ErrorCode, Fen, Instant, OutTradeNo};

use super::store::{self, NewRefund, RefundRow};
use crate::app::App;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::live::{self, Topic};
use crate::orders::{self, OrderRow};
use crate::payments;
use crate::queue::{self, JobKind};
use crate::wechat::RefundOrder;

/// Partial refunds of one order stand at least this far apart (WeChat Pay APIv3, refunds).
const APART: i64 = MINUTE;
/// Most partial refunds of one payment (WeChat Pay APIv3, refunds).
const MOST: usize = 50;

/// Why money goes back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cause {
    /// The patient cancelled.
    PatientCancel,
    /// Staff cancelled.
    StaffCancel,
    /// Staff decided so.
    Staff,
    /// It was paid when the order was over.
    LatePayment,
    /// The order was paid before.
    DuplicatePayment,
}

impl Cause {
    /// The word in the table.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::PatientCancel => "patient_cancel",
            Self::StaffCancel => "staff_cancel",
            Self::Staff => "staff",
            Self::LatePayment => "late_payment",
            Self::DuplicatePayment => "duplicate_payment",
        }
    }

    /// Whether the refund is of the order's own payment, and so counts in its sums.
    pub fn counts(word: &str) -> bool {
        word != Self::DuplicatePayment.as_str()
    }
}

/// Gives back part or all of what a locked order was paid with.
pub async fn request(
    app: &App,
    tx: &mut Tx,
    row: &OrderRow,
    amount: Fen,
    cause: Cause,
    reason: &str,
) -> Result<RefundRow> {
    let attempt = payments::paid_attempt(tx, &row.no).await?;
    let attempt =
        attempt.ok_or_else(|| Error::new(ErrorCode::RefundTooMuch).message("订单没有可退的付款"))?;
    issue(app, tx, row, &attempt.no()?, (amount, Fen(attempt.amount_fen)), cause, reason).await
}

/// Gives back a whole payment that the order cannot take.
pub async fn return_payment(
    app: &App,
    tx: &mut Tx,
    row: &OrderRow,
    trade: &OutTradeNo,
    amount: Fen,
    cause: Cause,
) -> Result<RefundRow> {
    let reason =
        if cause == Cause::LatePayment { "订单已关闭，付款退回" } else { "重复付款退回" };
    issue(app, tx, row, trade, (amount, amount), cause, reason).await
}

async fn issue(
    app: &App,
    tx: &mut Tx,
    row: &OrderRow,
    trade: &OutTradeNo,
    (amount, total): (Fen, Fen),
    cause: Cause,
    reason: &str,
) -> Result<RefundRow> {
    let too_much = || Error::new(ErrorCode::RefundTooMuch);
    let now = app.now();
    let before = store::all(tx, &row.no).await?;
    if before.iter().filter(|refund| refund.out_trade_no == trade.as_str()).count() >= MOST {
        return Err(too_much().message("退款次数已达上限"));
    }
    if amount.0 < 1 || !payments::reserve_return(tx, trade, amount, now).await? {
        return Err(too_much());
    }
    let seq = i64::try_from(before.len()).unwrap_or(i64::MAX) + 1;
    let no = row.no.refund_no(seq);
    let body = app.wechat()?.refund_body(&RefundOrder {
        out_trade_no: trade,
        out_refund_no: &no,
        reason,
        refund: amount,
        total,
    });
    let last = before.iter().map(|refund| refund.send_at).max();
    let send_at = last.map_or(now, |last| now.max(Instant::from_ms(last) + APART));
    let new = NewRefund {
        no: &no,
        order: &row.no,
        trade,
        seq,
        amount,
        cause: cause.as_str(),
        reason,
        body: &body,
        send_at,
    };
    store::insert(tx, &new, now).await?;
    live::hint(app, tx, Topic::Refunds, true, row.hospital_id.as_ref()).await?;
    if Cause::counts(cause.as_str()) {
        let returning = row.returning + amount;
        orders::record_refund(app, tx, row, returning, row.refunded, RefundState::Pending, None).await?;
    }
    queue::enqueue(app, tx, JobKind::RefundFollow, no.as_str(), send_at).await?;
    let made = store::all(tx, &row.no).await?.pop();
    made.ok_or_else(|| Error::internal("the refund that was just made is gone"))
}
