//! Days of a department with their totals, by the index of department and day.

use banyi_shared::{CivilDate, DepartmentId};
use sqlx::FromRow;

use crate::db::Db;
use crate::error::Result;

/// A day as patients see it; sessions that are stopped do not count.
#[derive(Debug, FromRow)]
pub struct DayRow {
    /// `YYYY-MM-DD`.
    pub day: String,
    /// Sessions.
    pub sessions: i64,
    /// Doctors or clinics.
    pub doctors: i64,
    /// Places in all.
    pub total: i64,
    /// Places left in the morning's sessions that are open.
    pub morning: i64,
    /// The same of the afternoon.
    pub afternoon: i64,
}

/// The days with a session, from one to another, both included.
pub async fn days(db: &Db, department: &DepartmentId, from: CivilDate, to: CivilDate) -> Result<Vec<DayRow>> {
    Ok(sqlx::query_as(
        "SELECT s.day AS day, CAST(COUNT(*) AS BIGINT) AS sessions,
             CAST(COUNT(DISTINCT COALESCE(s.doctor_id, s.doctor_name || '/' || s.title)) AS BIGINT) AS doctors,
             CAST(SUM(c.total) AS BIGINT) AS total,
             CAST(SUM(CASE WHEN s.state = 'open' AND s.period = 'morning' AND c.remaining > 0
                 THEN c.remaining ELSE 0 END) AS BIGINT) AS morning,
             CAST(SUM(CASE WHEN s.state = 'open' AND s.period = 'afternoon' AND c.remaining > 0
                 THEN c.remaining ELSE 0 END) AS BIGINT) AS afternoon
         FROM schedule s JOIN capacity c ON c.id = s.id
         WHERE s.department_id = $1 AND s.day >= $2 AND s.day <= $3 AND s.state <> 'stopped'
         GROUP BY s.day",
    )
    .bind(department.as_str())
    .bind(from.to_string())
    .bind(to.to_string())
    .fetch_all(db.reader())
    .await?)
}

/// A day as staff see it.
#[derive(Debug, FromRow)]
pub struct StaffDayRow {
    /// `YYYY-MM-DD`.
    pub day: String,
    /// Sessions, stopped ones too.
    pub sessions: i64,
    /// Of them stopped.
    pub stopped: i64,
    /// Places in all, of those that take place.
    pub total: i64,
    /// Places left, of those that take place.
    pub remaining: i64,
}

/// The days with a session, from one to another, both included.
pub async fn staff_days(
    db: &Db,
    department: &DepartmentId,
    from: CivilDate,
    to: CivilDate,
) -> Result<Vec<StaffDayRow>> {
    Ok(sqlx::query_as(
        "SELECT s.day AS day, CAST(COUNT(*) AS BIGINT) AS sessions,
             CAST(SUM(CASE WHEN s.state = 'stopped' THEN 1 ELSE 0 END) AS BIGINT) AS stopped,
             CAST(SUM(CASE WHEN s.state <> 'stopped' THEN c.total ELSE 0 END) AS BIGINT) AS total,
             CAST(SUM(CASE WHEN s.state <> 'stopped' AND c.remaining > 0 THEN c.remaining ELSE 0 END) AS BIGINT)
                 AS remaining
         FROM schedule s JOIN capacity c ON c.id = s.id
         WHERE s.department_id = $1 AND s.day >= $2 AND s.day <= $3
         GROUP BY s.day",
    )
    .bind(department.as_str())
    .bind(from.to_string())
    .bind(to.to_string())
    .fetch_all(db.reader())
    .await?)
}
