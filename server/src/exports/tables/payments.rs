//! 收款: what arrived within the span.

use banyi_shared::dto::admin::{AdminPayment, AttemptState, ExportInput};

use super::Page;
use crate::app::App;
use crate::error::Result;
use crate::exports::cell::{Cell, Column};
use crate::payments::{self, ListQuestion};
use crate::staff::CurrentStaff;

pub(super) const COLUMNS: &[Column] = &[
    ("支付时间", 20),
    ("订单号", 22),
    ("商户单号", 24),
    ("微信支付单号", 32),
    ("支付方式", 12),
    ("金额（元）", 12),
    ("其中退回（元）", 14),
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
        state: Some(AttemptState::Paid),
        paid_from: Some(wanted.from),
        paid_to: Some(wanted.to),
        sort: Some("createdAt".to_owned()),
        cursor,
        limit: Some(100),
        ..ListQuestion::default()
    };
    let page = payments::list(app, staff, question).await?;
    Ok(Page { rows: page.items.into_iter().map(row).collect(), next: page.next_cursor })
}

fn row(payment: AdminPayment) -> Vec<Cell> {
    vec![
        Cell::maybe(payment.paid_at, Cell::Time),
        Cell::text(payment.order_no.as_str()),
        Cell::text(payment.out_trade_no.as_str()),
        Cell::maybe(payment.transaction_id, Cell::Text),
        Cell::text(payment.channel.label()),
        Cell::Money(payment.amount_fen),
        Cell::Money(payment.returning_fen),
        Cell::Text(payment.service_name),
        Cell::Text(payment.hospital_name),
        Cell::Text(payment.patient_masked),
    ]
}
