//! Rows for people.

use std::collections::BTreeMap;

use banyi_shared::dto::admin::{BillRun, Difference, DifferenceState};
use banyi_shared::{Fen, Instant};

use super::store::{DifferenceRow, RunRow};
use super::ways::Says;
use crate::error::Result;

/// A fetch; `names` are those of the staff by id.
pub fn run(row: RunRow, names: &BTreeMap<String, String>) -> Result<BillRun> {
    Ok(BillRun {
        id: row.id.parse()?,
        bill_date: row.bill_date.parse()?,
        state: row.state.parse()?,
        payments: row.payments,
        payments_fen: Fen(row.payments_fen),
        refunds: row.refunds,
        refunds_fen: Fen(row.refunds_fen),
        fee_fen: Fen(row.fee_fen),
        flow_in_fen: Fen(row.flow_in_fen),
        flow_out_fen: Fen(row.flow_out_fen),
        differences: row.differences,
        started_at: Instant::from_ms(row.started_at),
        finished_at: row.finished_at.map(Instant::from_ms),
        error: row.error,
        by: row.staff_id.and_then(|id| names.get(&id).cloned()),
    })
}

/// A difference; only one that waits has ways.
pub fn difference(row: DifferenceRow, names: &BTreeMap<String, String>) -> Result<Difference> {
    let state: DifferenceState = row.state.parse()?;
    let ways = if state == DifferenceState::Open { says(&row)?.ways() } else { Vec::new() };
    Ok(Difference {
        id: row.id.parse()?,
        bill_date: row.bill_date.parse()?,
        kind: row.kind.parse()?,
        subject: row.subject,
        state,
        ways,
        found_at: Instant::from_ms(row.found_at),
        order_no: row.order_no.as_deref().map(str::parse).transpose()?,
        bill_fen: row.bill_fen.map(Fen),
        ours_fen: row.ours_fen.map(Fen),
        ledger_fen: row.ledger_fen.map(Fen),
        way: row.way.as_deref().map(str::parse).transpose()?,
        note: row.note,
        settled_by: row.settled_by.and_then(|id| names.get(&id).cloned()),
        settled_at: row.settled_at.map(Instant::from_ms),
    })
}

/// What each says of it.
pub fn says(row: &DifferenceRow) -> Result<Says> {
    Ok(Says {
        kind: row.kind.parse()?,
        is_ours: row.order_no.is_some(),
        bill: row.bill_fen,
        ours: row.ours_fen,
        ledger: row.ledger_fen,
    })
}
