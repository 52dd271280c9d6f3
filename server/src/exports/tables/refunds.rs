//! 退款: what was decided to go back within the span.

use banyi_shared::dto::admin::{AdminRefund, ExportInput};

use super::Page;
use crate::app::App;
use crate::error::Result;
use crate::exports::cell::{Cell, Column};
use crate::refunds::{self, ListQuestion};
use crate::staff::CurrentStaff;

pub(super) const COLUMNS: &[Column] = &[
    ("申请时间", 20),
    ("订单号", 22),
    ("商户退款单号", 24),
    ("微信退款单号", 32),
    ("商户单号", 24),
    ("金额（元）", 12),
    ("状态", 12),
    ("复核", 12),
    ("原因", 12),
    ("说明", 32),
    ("到账时间", 20),
    ("线下退款", 10),
    ("发起人", 14),
    ("复核人", 14),
    ("服务", 20),
    ("医院", 28),
    ("就诊人", 12),
];

pub(super) async fn page(
    app: &App,
    staff: &CurrentStaff,
    wanted: &ExportInput,
    cursor: Option<String>,
) -> Result<Page> {
    let question = ListQuestion {
        from: Some(wanted.from),
        to: Some(wanted.to),
        sort: Some("createdAt".to_owned()),
        cursor,
        limit: Some(100),
        ..ListQuestion::default()
    };
    let page = refunds::list(app, staff, question).await?;
    Ok(Page { rows: page.items.into_iter().map(row).collect(), next: page.next_cursor })
}

fn row(refund: AdminRefund) -> Vec<Cell> {
    vec![
        Cell::Time(refund.created_at),
        Cell::text(refund.order_no.as_str()),
        Cell::text(refund.no.as_str()),
        Cell::maybe(refund.refund_id, Cell::Text),
        Cell::text(refund.out_trade_no.as_str()),
        Cell::Money(refund.amount_fen),
        Cell::text(refund.status.label()),
        Cell::text(refund.approval.label()),
        Cell::text(refund.cause.label()),
        Cell::Text(refund.reason),
        Cell::maybe(refund.succeeded_at, Cell::Time),
        Cell::text(if refund.by_hand { "是" } else { "" }),
        Cell::maybe(refund.asked_by, Cell::Text),
        Cell::maybe(refund.decided_by, Cell::Text),
        Cell::Text(refund.service_name),
        Cell::Text(refund.hospital_name),
        Cell::Text(refund.patient_masked),
    ]
}
