//! 每日汇总: one row for each day of the span.

use banyi_shared::dto::admin::{ExportInput, FinanceDay};

use super::Page;
use crate::app::App;
use crate::error::Result;
use crate::exports::cell::{Cell, Column};
use crate::ledger;
use crate::staff::CurrentStaff;

pub(super) const COLUMNS: &[Column] = &[
    ("日期", 12),
    ("收款笔数", 10),
    ("收款（元）", 14),
    ("退款笔数", 10),
    ("退款（元）", 14),
    ("手续费（元）", 14),
    ("净额（元）", 14),
    ("已对账", 10),
    ("待处理差异", 12),
];

pub(super) async fn page(app: &App, staff: &CurrentStaff, wanted: &ExportInput) -> Result<Page> {
    let days = ledger::days(app, staff, Some(wanted.from), Some(wanted.to)).await?;
    Ok(Page { rows: days.days.into_iter().map(row).collect(), next: None })
}

fn row(day: FinanceDay) -> Vec<Cell> {
    vec![
        Cell::text(day.date.to_string()),
        Cell::Count(day.payments),
        Cell::Money(day.payments_fen),
        Cell::Count(day.refunds),
        Cell::Money(day.refunds_fen),
        Cell::Money(day.fee_fen),
        Cell::Money(day.net_fen),
        Cell::text(if day.is_reconciled { "是" } else { "否" }),
        Cell::Count(day.differences),
    ]
}
