//! 账簿: every entry of the postings of the span, one in a row.

use banyi_shared::Fen;
use banyi_shared::dto::admin::{ExportInput, LedgerPosting};

use super::Page;
use crate::app::App;
use crate::error::Result;
use crate::exports::cell::{Cell, Column};
use crate::ledger::{self, ListQuestion};
use crate::staff::CurrentStaff;

pub(super) const COLUMNS: &[Column] = &[
    ("发生时间", 20),
    ("凭证", 36),
    ("类型", 10),
    ("科目", 16),
    ("借方（元）", 14),
    ("贷方（元）", 14),
    ("订单号", 22),
    ("说明", 36),
    ("经办人", 14),
    ("记账时间", 20),
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
        cursor,
        limit: Some(100),
        ..ListQuestion::default()
    };
    let page = ledger::list(app, staff, question).await?;
    Ok(Page { rows: page.items.into_iter().flat_map(rows).collect(), next: page.next_cursor })
}

fn rows(posting: LedgerPosting) -> Vec<Vec<Cell>> {
    let side = |amount: Fen, is_debit: bool| {
        let is_here = (amount > Fen::ZERO) == is_debit;
        if is_here { Cell::Money(Fen(amount.0.abs())) } else { Cell::Empty }
    };
    let row = |entry: &banyi_shared::dto::admin::LedgerEntry| {
        vec![
            Cell::Time(posting.occurred_at),
            Cell::text(&posting.id),
            Cell::text(posting.kind.label()),
            Cell::text(entry.account.label()),
            side(entry.amount_fen, true),
            side(entry.amount_fen, false),
            Cell::maybe(posting.order_no.as_ref(), |no| Cell::text(no.as_str())),
            Cell::maybe(posting.note.as_deref(), Cell::text),
            Cell::maybe(posting.by.as_deref(), Cell::text),
            Cell::Time(posting.created_at),
        ]
    };
    posting.entries.iter().map(row).collect()
}
