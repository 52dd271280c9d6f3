//! Sessions from a spreadsheet: rows are independent, good ones are taken in batches, bad ones are told.

mod batch;
mod cell;
mod columns;
mod row;
mod sheet;
mod template;
mod upload;

use std::collections::HashMap;

use banyi_shared::HospitalId;
use banyi_shared::dto::admin::{ImportReport, RowProblem};

pub use template::template;
pub use upload::SheetFile;

use crate::app::App;
use crate::error::{Error, Result};
use crate::hospitals::{self, need_hospital};
use crate::staff::CurrentStaff;

/// Largest file in bytes.
pub const MOST_BYTES: usize = 5 * 1024 * 1024;
/// Most rows with something in them.
pub const MOST_ROWS: usize = 5_000;
/// Problems that are told.
const MOST_PROBLEMS: usize = 500;
/// Rows of one transaction: so long may a sale have to wait.
const BATCH: usize = 100;

/// Takes the rows, or looks what would happen. FORBIDDEN out of the staff's scope; FILE_REFUSED, BODY_TOO_LARGE or
/// VALIDATION_FAILED when the file itself is wrong.
pub async fn import(
    app: &App,
    staff: &CurrentStaff,
    hospital: &HospitalId,
    file: SheetFile,
    is_trial: bool,
) -> Result<ImportReport> {
    need_hospital(staff, hospital)?;
    hospitals::find(app, hospital).await?.ok_or_else(Error::not_found)?;
    let bytes = file.read().await?;
    // Unpacking and parsing may last a while.
    let read = tokio::task::spawn_blocking(move || sheet::read(&bytes)).await;
    let rows = read.map_err(Error::internal)??;
    let mut report = ImportReport {
        rows: rows.len() as i64,
        made: 0,
        changed: 0,
        same: 0,
        problems: Vec::new(),
        is_trial,
    };
    let today = app.now().date();
    let mut wanted = Vec::new();
    for row in rows {
        match row::parse(row, today) {
            Ok(row) => wanted.push(row),
            Err(problems) => report.problems.extend(problems),
        }
    }
    let mut seen = batch::Seen { turns: HashMap::new(), codes: HashMap::new() };
    for rows in wanted.chunks(BATCH) {
        batch::take(app, staff, hospital, rows, &mut seen, &mut report).await?;
    }
    report.problems.sort_by_key(|problem| problem.row);
    report.problems.truncate(MOST_PROBLEMS);
    Ok(report)
}

fn problem(row: i64, column: columns::Column, sentence: impl Into<String>) -> RowProblem {
    RowProblem { row, column: column.heading().to_owned(), sentence: sentence.into() }
}
