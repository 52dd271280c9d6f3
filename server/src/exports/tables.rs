//! Which columns each table has, and where its rows come from: the same verbs as the staff's lists.

mod days;
mod differences;
mod ledger;
mod payments;
mod refunds;

use banyi_shared::dto::admin::{ExportInput, ExportKind};

use super::cell::{Cell, Column};
use crate::app::App;
use crate::error::Result;
use crate::staff::CurrentStaff;

/// Some rows, and where the next begin.
pub(super) struct Page {
    pub rows: Vec<Vec<Cell>>,
    pub next: Option<String>,
}

/// The headings of a table.
pub(super) const fn columns(what: ExportKind) -> &'static [Column] {
    match what {
        ExportKind::Payments => payments::COLUMNS,
        ExportKind::Refunds => refunds::COLUMNS,
        ExportKind::Ledger => ledger::COLUMNS,
        ExportKind::Days => days::COLUMNS,
        ExportKind::Differences => differences::COLUMNS,
    }
}

/// The rows that follow `cursor`.
pub(super) async fn page(
    app: &App,
    staff: &CurrentStaff,
    wanted: &ExportInput,
    cursor: Option<String>,
) -> Result<Page> {
    match wanted.what {
        ExportKind::Payments => payments::page(app, staff, wanted, cursor).await,
        ExportKind::Refunds => refunds::page(app, staff, wanted, cursor).await,
        ExportKind::Ledger => ledger::page(app, staff, wanted, cursor).await,
        ExportKind::Days => days::page(app, staff, wanted).await,
        ExportKind::Differences => differences::page(app, staff, wanted, cursor).await,
    }
}
