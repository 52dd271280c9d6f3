//! 对账差异: what the bills of the span did not agree with.

use banyi_shared::dto::admin::{Difference, ExportInput};

use super::Page;
use crate::app::App;
use crate::bills::{self, DifferenceQuestion};
use crate::error::Result;
use crate::exports::cell::{Cell, Column};
use crate::staff::CurrentStaff;

pub(super) const COLUMNS: &[Column] = &[
    ("账单日", 12),
    ("类型", 22),
    ("单号", 36),
    ("订单号", 22),
    ("微信账单（元）", 14),
    ("我方（元）", 14),
    ("账簿（元）", 14),
    ("状态", 10),
    ("处理方式", 14),
    ("说明", 36),
    ("处理人", 14),
    ("处理时间", 20),
];

pub(super) async fn page(
    app: &App,
    staff: &CurrentStaff,
    wanted: &ExportInput,
    cursor: Option<String>,
) -> Result<Page> {
    let question = DifferenceQuestion {
        from: Some(wanted.from),
        to: Some(wanted.to),
        cursor,
        limit: Some(100),
        ..DifferenceQuestion::default()
    };
    let page = bills::differences(app, staff, question).await?;
    Ok(Page { rows: page.items.into_iter().map(row).collect(), next: page.next_cursor })
}

fn row(found: Difference) -> Vec<Cell> {
    vec![
        Cell::text(found.bill_date.to_string()),
        Cell::text(found.kind.label()),
        Cell::Text(found.subject),
        Cell::maybe(found.order_no, |no| Cell::text(no.as_str())),
        Cell::maybe(found.bill_fen, Cell::Money),
        Cell::maybe(found.ours_fen, Cell::Money),
        Cell::maybe(found.ledger_fen, Cell::Money),
        Cell::text(found.state.label()),
        Cell::maybe(found.way, |way| Cell::text(way.label())),
        Cell::maybe(found.note, Cell::Text),
        Cell::maybe(found.settled_by, Cell::Text),
        Cell::maybe(found.settled_at, Cell::Time),
    ]
}
