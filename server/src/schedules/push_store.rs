//! The table `schedule`, as hospitals write it.

use std::collections::HashMap;

use banyi_shared::dto::ScheduleState;
use banyi_shared::{CivilDate, DepartmentId, DoctorId, Fen, HospitalId, Instant, Period, ScheduleId};
use sqlx::FromRow;

use crate::db::{Db, Sql, Tx};
use crate::error::Result;

/// A session as it is pushed.
pub struct Row {
    /// The hospital's number.
    pub code: String,
    /// Which department.
    pub department: DepartmentId,
    /// Whose.
    pub doctor: Option<DoctorId>,
    /// The day.
    pub date: CivilDate,
    /// Morning or afternoon.
    pub period: Period,
    /// May be empty.
    pub doctor_name: String,
    /// 职称
    pub title: String,
    /// 擅长
    pub skill: String,
    /// 挂号费
    pub fee: Fen,
    /// Places in all.
    pub total: i64,
    /// 可约, 停约, 停诊
    pub state: ScheduleState,
    /// Why it is paused or stopped.
    pub reason: Option<String>,
    /// The hospital's version.
    pub version: i64,
}

/// The versions that we have of some sessions, by code.
pub async fn versions(db: &Db, hospital: &HospitalId, codes: &[String]) -> Result<HashMap<String, i64>> {
    let mut sql = Sql::new("SELECT code, version FROM schedule WHERE 1 = 1");
    sql.bind(" AND hospital_id = ?", hospital.to_string())?.is_in("code", codes)?;
    let rows: Vec<(String, i64)> = sql.fetch_all(db.reader()).await?;
    Ok(rows.into_iter().collect())
}

/// A session's id by the hospital's number. Read where what was just added is seen.
pub async fn find(db: &Db, hospital: &HospitalId, code: &str) -> Result<Option<ScheduleId>> {
    let row: Option<(String,)> =
        sqlx::query_as("SELECT id FROM schedule WHERE hospital_id = $1 AND code = $2")
            .bind(hospital.as_str())
            .bind(code)
            .fetch_optional(db.reader())
            .await?;
    Ok(row.map(|(id,)| id.parse()).transpose()?)
}

/// Adds a session, whose places are open; false when the hospital has one of that code.
pub async fn insert(
    tx: &mut Tx,
    id: &ScheduleId,
    hospital: &HospitalId,
    row: &Row,
    now: Instant,
) -> Result<bool> {
    let added = sqlx::query(
        "INSERT INTO schedule (id, hospital_id, department_id, doctor_id, code, day, period, doctor_name, title, \
         skill, fee_fen, state, reason, version, created_at, updated_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $15) \
         ON CONFLICT (hospital_id, code) DO NOTHING",
    )
    .bind(id.as_str())
    .bind(hospital.as_str())
    .bind(row.department.as_str())
    .bind(row.doctor.as_ref().map(|id| id.as_str()))
    .bind(row.code.as_str())
    .bind(row.date.to_string())
    .bind(row.period.as_str())
    .bind(row.doctor_name.as_str())
    .bind(row.title.as_str())
    .bind(row.skill.as_str())
    .bind(row.fee.0)
    .bind(row.state.as_str())
    .bind(row.reason.as_deref())
    .bind(row.version)
    .bind(now.ms())
    .execute(tx.conn())
    .await?;
    Ok(added.rows_affected() == 1)
}

/// Changes a session to what is strictly newer; false when it is not.
pub async fn update(tx: &mut Tx, id: &ScheduleId, row: &Row, now: Instant) -> Result<bool> {
    let changed = sqlx::query(
        "UPDATE schedule SET department_id = $2, doctor_id = $3, day = $4, period = $5, doctor_name = $6, \
         title = $7, skill = $8, fee_fen = $9, state = $10, reason = $11, version = $12, updated_at = $13 \
         WHERE id = $1 AND version < $12",
    )
    .bind(id.as_str())
    .bind(row.department.as_str())
    .bind(row.doctor.as_ref().map(|id| id.as_str()))
    .bind(row.date.to_string())
    .bind(row.period.as_str())
    .bind(row.doctor_name.as_str())
    .bind(row.title.as_str())
    .bind(row.skill.as_str())
    .bind(row.fee.0)
    .bind(row.state.as_str())
    .bind(row.reason.as_deref())
    .bind(row.version)
    .bind(now.ms())
    .execute(tx.conn())
    .await?;
    Ok(changed.rows_affected() == 1)
}

/// Stops a session that is not stopped, unless what we know is newer.
pub async fn stop(tx: &mut Tx, id: &ScheduleId, reason: &str, version: i64, now: Instant) -> Result<bool> {
    let stopped = sqlx::query(
        "UPDATE schedule SET state = 'stopped', reason = $2, version = $3, updated_at = $4 \
         WHERE id = $1 AND state <> 'stopped' AND version <= $3",
    )
    .bind(id.as_str())
    .bind(reason)
    .bind(version)
    .bind(now.ms())
    .execute(tx.conn())
    .await?;
    Ok(stopped.rows_affected() == 1)
}

/// Whether anybody is in line for a session.
pub async fn is_waited_for(tx: &mut Tx, id: &ScheduleId) -> Result<bool> {
    let row: Option<(i64,)> = sqlx::query_as(
        "SELECT 1 FROM waitlist WHERE schedule_id = $1 AND state IN ('waiting', 'offered') LIMIT 1",
    )
    .bind(id.as_str())
    .fetch_optional(tx.conn())
    .await?;
    Ok(row.is_some())
}

/// A session as its hospital reads it back.
#[derive(Debug, FromRow)]
pub struct PushedRow {
    /// The hospital's number.
    pub code: String,
    /// The hospital's number of the department.
    pub department_code: String,
    /// `YYYY-MM-DD`.
    pub day: String,
    /// `morning` or `afternoon`.
    pub period: String,
    /// May be empty.
    pub doctor_name: String,
    /// 职称
    pub title: String,
    /// 擅长
    pub skill: String,
    /// 挂号费 in fen.
    pub fee_fen: i64,
    /// `open`, `paused` or `stopped`.
    pub state: String,
    /// The hospital's version; 0 when staff wrote it.
    pub version: i64,
    /// Places in all.
    pub total: i64,
    /// Places left; below 0 when more is taken than there is.
    pub remaining: i64,
}

/// What a hospital asks its sessions by.
#[derive(Debug, Default)]
pub struct Asked<'a> {
    /// Of this department only.
    pub department: Option<&'a str>,
    /// This one only.
    pub code: Option<&'a str>,
}

/// Sessions of a hospital, by day and code, `limit` from `offset` on; and how many there are.
pub async fn page(
    db: &Db,
    hospital: &HospitalId,
    asked: &Asked<'_>,
    offset: i64,
    limit: i64,
) -> Result<(i64, Vec<PushedRow>)> {
    const FROM: &str =
        " FROM schedule s JOIN capacity c ON c.id = s.id JOIN department d ON d.id = s.department_id";
    let mut count = Sql::new("SELECT CAST(COUNT(*) AS BIGINT)");
    let mut rows = Sql::new(
        "SELECT s.code, d.code AS department_code, s.day, s.period, s.doctor_name, s.title, s.skill, s.fee_fen, \
         s.state, s.version, c.total, c.remaining",
    );
    for sql in [&mut count, &mut rows] {
        sql.push(FROM).bind(" WHERE s.hospital_id = ?", hospital.to_string())?;
        if let Some(code) = asked.department {
            sql.bind(" AND d.code = ?", code.to_owned())?;
        }
        if let Some(code) = asked.code {
            sql.bind(" AND s.code = ?", code.to_owned())?;
        }
    }
    rows.bind(" ORDER BY s.day, s.code LIMIT ?", limit)?.bind(" OFFSET ?", offset)?;
    Ok((count.fetch_number(db.reader()).await?, rows.fetch_all(db.reader()).await?))
}

/// Pauses a session that is open, unless what we know is as new.
pub async fn pause(tx: &mut Tx, id: &ScheduleId, reason: &str, version: i64, now: Instant) -> Result<()> {
    sqlx::query(
        "UPDATE schedule SET state = 'paused', reason = $2, version = $3, updated_at = $4 \
         WHERE id = $1 AND state = 'open' AND version < $3",
    )
    .bind(id.as_str())
    .bind(reason)
    .bind(version)
    .bind(now.ms())
    .execute(tx.conn())
    .await?;
    Ok(())
}
