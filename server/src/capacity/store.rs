//! The table `capacity`.

use banyi_shared::{CapacityId, CivilDate, HospitalId, Instant, Period};

use crate::db::{Db, Sql, Tx};
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
        Ok(CapacityRow { id: id.parse()?, period: period.parse()?, remaining })
    });
    let rows: Vec<CapacityRow> = rows.collect::<Result<_, Error>>()?;
    Ok(rows.into_iter().filter(|row| halves.contains(&row.period)).collect())
}

/// One half day as staff set it.
#[derive(sqlx::FromRow)]
pub struct SetRow {
    /// The row's id.
    pub id: String,
    /// Where.
    pub hospital_id: String,
    /// `YYYY-MM-DD`.
    pub day: String,
    /// `morning` or `afternoon`.
    pub period: String,
    /// Places in all.
    pub total: i64,
    /// Places left.
    pub remaining: i64,
}

/// Escort places from one day to another, both included: by day, hospital, and the morning first.
pub async fn between(
    db: &Db,
    hospitals: Option<&[String]>,
    from: CivilDate,
    to: CivilDate,
) -> Result<Vec<SetRow>> {
    let mut sql = Sql::new("SELECT id, hospital_id, day, period, total, remaining FROM capacity");
    sql.bind(" WHERE kind = ?", ESCORT.to_owned())?
        .bind(" AND day >= ?", from.to_string())?
        .bind(" AND day <= ?", to.to_string())?;
    if let Some(ids) = hospitals {
        sql.is_in("hospital_id", ids)?;
    }
    sql.push(" ORDER BY day, hospital_id, CASE period WHEN 'morning' THEN 0 ELSE 1 END");
    sql.fetch_all(db.reader()).await
}

/// Sets the total; what is taken stays taken, also by claims at the same time.
pub async fn set(
    tx: &mut Tx,
    fresh: &CapacityId,
    hospital: &HospitalId,
    day: CivilDate,
    period: Period,
    total: i64,
    now: Instant,
) -> Result<SetRow> {
    Ok(sqlx::query_as(
        "INSERT INTO capacity (id, kind, hospital_id, day, period, total, remaining, updated_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $6, $7) ON CONFLICT (kind, hospital_id, day, period) DO UPDATE SET \
         remaining = capacity.remaining + (excluded.total - capacity.total), total = excluded.total, \
         updated_at = excluded.updated_at RETURNING id, hospital_id, day, period, total, remaining",
    )
    .bind(fresh.as_str())
    .bind(ESCORT)
    .bind(hospital.as_str())
    .bind(day.to_string())
    .bind(period.as_str())
    .bind(total)
    .bind(now.ms())
    .fetch_one(tx.conn())
    .await?)
}

/// Sets the total where none is set.
pub async fn set_first(
    tx: &mut Tx,
    fresh: &CapacityId,
    hospital: &HospitalId,
    day: CivilDate,
    period: Period,
    total: i64,
    now: Instant,
) -> Result<()> {
    sqlx::query(
        "INSERT INTO capacity (id, kind, hospital_id, day, period, total, remaining, updated_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $6, $7) ON CONFLICT (kind, hospital_id, day, period) DO NOTHING",
    )
    .bind(fresh.as_str())
    .bind(ESCORT)
    .bind(hospital.as_str())
    .bind(day.to_string())
    .bind(period.as_str())
    .bind(total)
    .bind(now.ms())
    .execute(tx.conn())
    .await?;
    Ok(())
}
