//! The second person's word.

use banyi_shared::dto::admin::RefundDecision;
use banyi_shared::order::{Mover, OrderEvent, RefundApproval, RefundStatus};
use banyi_shared::{ErrorCode, Fen, OutRefundNo};

use super::store::{self, RefundRow};
use super::{request, sums, tell};
use crate::app::App;
use crate::audit;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::http::Check;
use crate::live::{self, Topic};
use crate::orders::{self, Change, OrderRow};
use crate::payments;
use crate::queue::{self, JobKind};
use crate::staff::CurrentStaff;

/// Approves or declines a refund that waits. The same word of the same person again changes nothing. Errs with
/// SECOND_PERSON_NEEDED for whoever asked for it, and with CONFLICT when it does not wait any more.
pub async fn decide(
    app: &App,
    staff: &CurrentStaff,
    no: &OutRefundNo,
    decision: &RefundDecision,
) -> Result<()> {
    let mut form = Check::new();
    let note = form.optional("note", decision.note.as_deref(), 200);
    form.need(decision.approve || note.is_some(), "note", "请填写不通过的原因");
    form.finish()?;
    orders::within(app, &staff.scope, &no.order_no()).await?;
    let mut tx = app.db.begin("refund.decide").await?;
    let row = orders::lock(&mut tx, &no.order_no(), app.now()).await?.ok_or_else(Error::not_found)?;
    let all = store::all(&mut tx, &row.no).await?;
    let refund = all.iter().find(|refund| refund.out_refund_no == no.as_str());
    let refund = refund.ok_or_else(Error::not_found)?;
    if refund.asked_by.as_deref() == Some(staff.id.as_str()) {
        return Err(Error::new(ErrorCode::SecondPersonNeeded));
    }
    let wanted = if decision.approve { RefundApproval::Approved } else { RefundApproval::Declined };
    let approval = refund.approval()?;
    if approval == wanted && refund.decided_by.as_deref() == Some(staff.id.as_str()) {
        return Ok(());
    }
    if approval != RefundApproval::Waiting {
        return Err(Error::new(ErrorCode::Conflict).message("这笔退款已经处理过，请刷新后查看"));
    }
    if decision.approve {
        approve(app, &mut tx, staff, &all, refund, note.as_deref()).await?;
    } else {
        decline(app, &mut tx, &row, refund, Some(staff), note.as_deref()).await?;
    }
    sums::write(app, &mut tx, &row, None).await?;
    live::hint(app, &mut tx, Topic::Refunds, false, row.hospital_id.as_ref()).await?;
    let action = if decision.approve { "refund.approve" } else { "refund.decline" };
    let mut detail = format!("{} {}", wanted.label(), Fen(refund.amount_fen).yuan());
    if let Some(note) = &note {
        detail = format!("{detail}：{note}");
    }
    audit::record(app, &mut tx, staff, action, "refund", no.as_str(), &detail).await?;
    tx.commit().await
}

/// It goes out: only now the patient is told.
async fn approve(
    app: &App,
    tx: &mut Tx,
    staff: &CurrentStaff,
    all: &[RefundRow],
    refund: &RefundRow,
    note: Option<&str>,
) -> Result<()> {
    let (no, now) = (refund.no()?, app.now());
    let send_at = request::next_sending(all, now);
    let to = (RefundApproval::Approved, RefundStatus::Requested);
    store::decide(tx, &no, to, Some(&staff.id), note, send_at, now).await?;
    queue::enqueue(app, tx, JobKind::RefundFollow, no.as_str(), send_at).await?;
    let words = format!("{}：{}", Fen(refund.amount_fen).yuan(), refund.reason);
    let approved = RefundRow { approval: RefundApproval::Approved.to_string(), ..refund.clone() };
    tell::requested(app, tx, &approved, (Mover::Staff, Some(&staff.id)), &words).await
}

/// It is refused, and its money is free again; the patient never heard of it.
async fn decline(
    app: &App,
    tx: &mut Tx,
    row: &OrderRow,
    refund: &RefundRow,
    staff: Option<&CurrentStaff>,
    note: Option<&str>,
) -> Result<()> {
    let (no, now, amount) = (refund.no()?, app.now(), Fen(refund.amount_fen));
    let to = (RefundApproval::Declined, RefundStatus::Refused);
    let by = staff.map(|staff| &staff.id);
    store::decide(tx, &no, to, by, note, now, now).await?;
    payments::unreserve_return(tx, &refund.trade()?, amount, now).await?;
    let words = format!("{}：{}", amount.yuan(), note.unwrap_or_default());
    let mover = if staff.is_some() { Mover::Staff } else { Mover::System };
    let change = Change { event: OrderEvent::RefundDeclined, by: mover, staff: by, note: Some(&words) };
    orders::note(app, tx, &row.no, &change).await
}

/// Takes back what waits for a second person on a locked order that is being cancelled: the rule decides what goes back
/// then, of all of its money. Gives the order as it is after that.
pub async fn withdraw_waiting(app: &App, tx: &mut Tx, row: &OrderRow) -> Result<OrderRow> {
    let all = store::all(tx, &row.no).await?;
    let waiting = RefundApproval::Waiting.as_str();
    for refund in all.iter().filter(|refund| refund.approval == waiting) {
        decline(app, tx, row, refund, None, Some("订单取消，按取消规则退款")).await?;
    }
    if all.iter().any(|refund| refund.approval == waiting) {
        sums::write(app, tx, row, None).await?;
    }
    orders::lock(tx, &row.no, app.now()).await?.ok_or_else(Error::not_found)
}
