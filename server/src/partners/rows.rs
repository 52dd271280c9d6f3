//! Rows that a hospital pushes: what became of each.

use banyi_shared::ErrorCode;
use banyi_shared::dto::PushReport;
use banyi_shared::dto::admin::RowProblem;

use crate::error::{Error, Result};
use crate::http::Check;

/// Most rows of a batch.
pub const MOST_ROWS: usize = 500;
/// The greatest version: what JSON carries exactly.
const GREATEST: i64 = 9_007_199_254_740_991;

/// What became of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Became {
    /// It made or changed something.
    Taken,
    /// It is what we have.
    Same,
    /// We have something newer.
    Older,
}

impl Became {
    /// Of a version that is not newer than ours.
    pub const fn not_newer(theirs: i64, ours: i64) -> Self {
        if theirs == ours { Self::Same } else { Self::Older }
    }
}

/// Notes a version that cannot be: it grows from 1 on.
pub fn need_version(check: &mut Check, version: i64) {
    check.need((1..=GREATEST).contains(&version), "version", "版本号应为从 1 开始递增的整数");
}

/// What became of a batch. A row that is wrong is told by its number from 1 and its field, and the next are taken; any
/// other error ends the batch, which can be sent again as it is.
#[derive(Debug)]
pub struct Tally {
    report: PushReport,
    row: i64,
}

impl Tally {
    /// Of a batch of so many rows; VALIDATION_FAILED when they are too many.
    pub fn of(rows: usize) -> Result<Self> {
        if rows > MOST_ROWS {
            return Err(Error::field("items", format!("一次最多 {MOST_ROWS} 行")));
        }
        let report = PushReport { taken: 0, same: 0, older: 0, problems: Vec::new() };
        Ok(Self { report, row: 0 })
    }

    /// Notes what became of the next row.
    pub fn note(&mut self, became: Result<Became>) -> Result<()> {
        self.row += 1;
        let report = &mut self.report;
        match became {
            Ok(Became::Taken) => report.taken += 1,
            Ok(Became::Same) => report.same += 1,
            Ok(Became::Older) => report.older += 1,
            Err(error) if error.code == ErrorCode::ValidationFailed && !error.fields.is_empty() => {
                let row = self.row;
                let problems = error.fields.into_iter();
                report.problems.extend(problems.map(|(column, sentence)| RowProblem {
                    row,
                    column,
                    sentence,
                }));
            }
            Err(error) => return Err(error),
        }
        Ok(())
    }

    /// All of it.
    pub fn report(self) -> PushReport {
        self.report
    }
}
