//! Decides that money goes back: sets it aside, fixes number and bytes, and queues the rest.

use banyi_shared::order::RefundApproval;
use banyi_shared::time::MINUTE;
use banyi_shared::{ErrorCode, Fen, Instant, OutTradeNo, StaffId};

use super::store::{self, NewRefund, RefundRow};
use super::{approval, sums};
use crate::app::App;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::finance_settings;
use crate::live::{self, Topic};
use crate::orders::OrderRow;
use crate::payments;
use crate::queue::{self, JobKind};
use crate::wechat::RefundOrder;

/// Partial refunds of one order stand at least this far apart (WeChat Pay APIv3, refunds).
const APART: i64 = MINUTE;
/// Most partial refunds of one payment (WeChat Pay APIv3, refunds).
const MOST: usize = 50;
/// Most refunds of one order: their numbers end in two digits.
const MOST_NUMBERS: i64 = 99;

/// Why money goes back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cause {
    /// The patient cancelled.
    PatientCancel,
    /// Staff cancelled.
    StaffCancel,
    /// The hospital stopped the session, or refused the booking.
    HospitalCancel,
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
            Self::HospitalCancel => "hospital_cancel",
            Self::Staff => "staff",
            Self::LatePayment => "late_payment",
            Self::DuplicatePayment => "duplicate_payment",
        }
    }

    /// The cause of a word in the table.
    pub fn of(word: &str) -> Result<Self> {
        let all = [
            Self::PatientCancel,
            Self::StaffCancel,
            Self::HospitalCancel,
            Self::Staff,
            Self::LatePayment,
            Self::DuplicatePayment,
        ];
        let found = all.into_iter().find(|cause| cause.as_str() == word);
        found.ok_or_else(|| Error::internal(format_args!("{word} is no cause of a refund")))
    }

    /// Whether the refund is of the order's own payment, and so counts in its sums.
    pub fn counts(word: &str) -> bool {
        word != Self::DuplicatePayment.as_str()
    }

    /// Whether staff decided that the money goes back.
    pub fn is_staffs(word: &str) -> bool {
        word == Self::Staff.as_str() || word == Self::StaffCancel.as_str()
    }
}

/// What is to go back.
#[derive(Debug, Clone, Copy)]
pub struct Wanted<'a> {
    /// How much.
    pub amount: Fen,
    /// Why, for a program.
    pub cause: Cause,
    /// Why, for a person.
    pub reason: &'a str,
    /// Who of the staff decided it; none when a rule did.
    pub asked_by: Option<&'a StaffId>,
}

/// Gives back part or all of what a locked order was paid with. What needs a second person waits for one.
pub async fn request(app: &App, tx: &mut Tx, row: &OrderRow, wanted: &Wanted<'_>) -> Result<RefundRow> {
    let attempt = payments::paid_attempt(tx, &row.no).await?;
    let attempt =
        attempt.ok_or_else(|| Error::new(ErrorCode::RefundTooMuch).message("订单没有可退的付款"))?;
    issue(app, tx, row, &attempt.no()?, Fen(attempt.amount_fen), wanted).await
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
    let wanted = Wanted { amount, cause, reason, asked_by: None };
    issue(app, tx, row, trade, amount, &wanted).await
}

async fn issue(
    app: &App,
    tx: &mut Tx,
    row: &OrderRow,
    trade: &OutTradeNo,
    total: Fen,
    wanted: &Wanted<'_>,
) -> Result<RefundRow> {
    let before = store::all(tx, &row.no).await?;
    let is_waiting = wanted.asked_by.is_some()
        && approval::is_needed(finance_settings::approval_above(tx).await?, &before, wanted)?;
    let made = insert(app, tx, row, (trade, total), wanted, is_waiting).await?;
    if !is_waiting {
        queue::enqueue(app, tx, JobKind::RefundFollow, &made.out_refund_no, Instant::from_ms(made.send_at))
            .await?;
    }
    sums::write(app, tx, row, None).await?;
    live::hint(app, tx, Topic::Refunds, true, row.hospital_id.as_ref()).await?;
    Ok(made)
}

/// Sets the money aside and fixes number and bytes, for a refund of `total` fen paid by `trade`.
pub async fn insert(
    app: &App,
    tx: &mut Tx,
    row: &OrderRow,
    (trade, total): (&OutTradeNo, Fen),
    wanted: &Wanted<'_>,
    is_waiting: bool,
) -> Result<RefundRow> {
    let too_much = || Error::new(ErrorCode::RefundTooMuch);
    let now = app.now();
    let before = store::all(tx, &row.no).await?;
    let declined = RefundApproval::Declined.as_str();
    let of_trade =
        before.iter().filter(|refund| refund.out_trade_no == trade.as_str() && refund.approval != declined);
    let seq = i64::try_from(before.len()).unwrap_or(i64::MAX).saturating_add(1);
    if of_trade.count() >= MOST || seq > MOST_NUMBERS {
        return Err(too_much().message("退款次数已达上限"));
    }
    if wanted.amount.0 < 1 || !payments::reserve_return(tx, trade, wanted.amount, now).await? {
        return Err(too_much());
    }
    let no = row.no.refund_no(seq);
    let body = app.wechat()?.refund_body(&RefundOrder {
        out_trade_no: trade,
        out_refund_no: &no,
        reason: wanted.reason,
        refund: wanted.amount,
        total,
    });
    let new = NewRefund {
        no: &no,
        order: &row.no,
        trade,
        seq,
        amount: wanted.amount,
        cause: wanted.cause.as_str(),
        reason: wanted.reason,
        body: &body,
        send_at: next_sending(&before, now),
        asked_by: wanted.asked_by,
        is_waiting,
    };
    store::insert(tx, &new, now).await?;
    let made = store::all(tx, &row.no).await?.pop();
    made.ok_or_else(|| Error::internal("the refund that was just made is gone"))
}

/// When one more refund of the order may go out, so long after those that have gone or will.
pub fn next_sending(others: &[RefundRow], now: Instant) -> Instant {
    let last = others.iter().filter(|refund| may_reach(refund)).map(|refund| refund.send_at).max();
    last.map_or(now, |last| now.max(Instant::from_ms(last) + APART))
}

/// Whether WeChat may come to hear of it, or has: nobody sends what waits for a second person or was declined.
fn may_reach(refund: &RefundRow) -> bool {
    let unsent = [RefundApproval::Waiting, RefundApproval::Declined];
    !unsent.iter().any(|approval| approval.as_str() == refund.approval)
}
