//! A refund, as staff see it.

use std::collections::BTreeMap;

use banyi_shared::dto::admin::AdminRefund;
use banyi_shared::order::RefundApproval;
use banyi_shared::{Fen, Instant, OutRefundNo, Permission};

use super::store::{self, RefundRow};
use crate::app::App;
use crate::error::{Error, Result};
use crate::orders::{self, Brief};
use crate::staff::{self, CurrentStaff};

/// The refund, if the scope covers its order.
pub async fn staff_detail(app: &App, staff: &CurrentStaff, no: &OutRefundNo) -> Result<AdminRefund> {
    orders::within(app, &staff.scope, &no.order_no()).await?;
    let row = store::find(&app.db, no).await?.ok_or_else(Error::not_found)?;
    let mut seen = views(app, staff, vec![row]).await?;
    seen.pop().ok_or_else(Error::not_found)
}

/// Refunds with what was bought and with the names of who decided, in the same order.
pub async fn views(app: &App, me: &CurrentStaff, rows: Vec<RefundRow>) -> Result<Vec<AdminRefund>> {
    let numbers: Vec<String> = rows.iter().map(|row| row.order_no.clone()).collect();
    let people: Vec<String> =
        rows.iter().flat_map(|row| [&row.asked_by, &row.decided_by]).flatten().cloned().collect();
    let (briefs, names) = tokio::try_join!(orders::briefs(app, &numbers), staff::names(app, &people))?;
    rows.iter()
        .map(|row| {
            let brief = briefs.get(&row.order_no);
            view(me, row, brief.ok_or_else(|| Error::internal("a refund has no order"))?, &names)
        })
        .collect()
}

fn view(
    me: &CurrentStaff,
    row: &RefundRow,
    order: &Brief,
    names: &BTreeMap<String, String>,
) -> Result<AdminRefund> {
    let part = row.part()?;
    let name = |id: &Option<String>| id.as_ref().map(|id| names.get(id).unwrap_or(id).clone());
    let at = |ms: Option<i64>| ms.map(Instant::from_ms);
    Ok(AdminRefund {
        no: row.no()?,
        order_no: row.order_no.parse()?,
        out_trade_no: row.trade()?,
        amount_fen: Fen(row.amount_fen),
        status: part.status,
        approval: part.approval,
        cause: row.cause.parse()?,
        reason: row.reason.clone(),
        needs_a_person: part.needs_a_person(),
        by_hand: row.by_hand == 1,
        may_decide: part.approval == RefundApproval::Waiting
            && me.may(Permission::RefundsApprove)
            && row.asked_by.as_deref() != Some(me.id.as_str()),
        service_name: order.service_name.clone(),
        hospital_name: order.hospital_name.clone(),
        patient_masked: order.patient_masked.clone(),
        paid_fen: order.paid,
        created_at: Instant::from_ms(row.created_at),
        refund_id: row.refund_id.clone(),
        sent_at: at(row.sent_at),
        succeeded_at: at(row.succeeded_at),
        last_error: row.last_error.clone(),
        asked_by: name(&row.asked_by),
        decided_by: name(&row.decided_by),
        decided_at: at(row.decided_at),
        decision_note: row.decision_note.clone(),
        reissue_of: row.reissue_of.as_deref().map(str::parse).transpose()?,
        reissued_as: row.reissued_as.as_deref().map(str::parse).transpose()?,
        attention: part.attention,
        settled_at: at(row.settled_at),
    })
}
