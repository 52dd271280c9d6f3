//! The table `capacity`.

use banyi_shared::{CapacityId, CivilDate, HospitalId, Period};

use crate::db::Db;
use crate::error::{Error, Result};

/// The kind of the escorts' places.
pub const ESCORT: &str = "escort";

/// What is left of one half day.
#[derive(Debug, Clone, PartialEq)]
pub struct CapacityRow {
    /// The row's id.
    pub id: CapacityId,
    /// Morning or afternoon.
    pub period: Period,
    /// Places left; below 0 when more is taken than there is.
    pub remaining: i64,
}

/// The limited ones among the half days of one day at one hospital, in the order of their ids, so that
/// all who claim several claim them in the same order.
pub async fn rows_for(
    db: &Db,
    hospital: &HospitalId,
    day: CivilDate,
    halves: &[Period],
) -> Result<Vec<CapacityRow>> {
    let rows: Vec<(String, String, i64)> = sqlx::query_as(
        "SELECT id, period, remaining FROM capacity \
         WHERE kind = $1 AND hospital_id = $2 AND day = $3 ORDER BY id",
    )
    .bind(ESCORT)
    .bind(hospital.as_str())
    .bind(day.to_string())
    .fetch_all(db.reader())
    .await?;
    let rows = rows.into_iter().map(|(id, period, remaining)| {
        Ok(CapacityRow {
            id: id.parse()?,
            period: period.parse()?,
            remaining,
        })
    });
    let rows: Vec<CapacityRow> = rows.collect::<Result<_, Error>>()?;
    Ok(rows
        .into_iter()
        .filter(|row| halves.contains(&row.period))
        .collect())
}
