//! What changes the table `schedule`. Places are written by `capacity` alone.

use banyi_shared::dto::ScheduleState;
use banyi_shared::{CivilDate, DepartmentId, DoctorId, Fen, HospitalId, Instant, Period, ScheduleId};

use super::{COLUMNS, ScheduleRow, Stored};
use crate::db::{Sql, Tx};
use crate::error::Result;

/// Sessions that one statement inserts.
const BATCH: usize = 200;

/// What a session says, without its places.
#[derive(Debug, Clone)]
pub struct NewSchedule {
    /// Our id; its places have it already.
    pub id: ScheduleId,
    /// Where.
    pub hospital_id: HospitalId,
    /// Which department.
    pub department_id: DepartmentId,
    /// Whose.
    pub doctor_id: Option<DoctorId>,
    /// The hospital's number.
    pub code: String,
    /// The day.
    pub date: CivilDate,
    /// Morning or afternoon.
    pub period: Period,
    /// Empty for a clinic without a name.
    pub doctor_name: String,
    /// 职称
    pub title: String,
    /// 擅长
    pub skill: String,
    /// 挂号费
    pub fee: Fen,
}

/// Adds sessions whose places are open, all of them or none; false when one has the code of another of its hospital.
pub async fn insert_many(tx: &mut Tx, rows: &[NewSchedule], now: Instant) -> Result<bool> {
    for batch in rows.chunks(BATCH) {
        let mut sql = Sql::new(
            "INSERT INTO schedule (id, hospital_id, department_id, doctor_id, code, day, period, doctor_name, title,
                 skill, fee_fen, state, version, created_at, updated_at) VALUES",
        );
        for (at, row) in batch.iter().enumerate() {
            sql.bind(if at == 0 { " (?" } else { ", (?" }, row.id.as_str().to_owned())?
                .bind(", ?", row.hospital_id.as_str().to_owned())?
                .bind(", ?", row.department_id.as_str().to_owned())?
                .bind(", ?", row.doctor_id.as_ref().map(|id| id.as_str().to_owned()))?
                .bind(", ?", row.code.clone())?
                .bind(", ?", row.date.to_string())?
                .bind(", ?", row.period.as_str().to_owned())?
                .bind(", ?", row.doctor_name.clone())?
                .bind(", ?", row.title.clone())?
                .bind(", ?", row.skill.clone())?
                .bind(", ?", row.fee.0)?
                .bind(", 'open', 0, ?, ?)", now.ms())?;
        }
        sql.push(" ON CONFLICT (hospital_id, code) DO NOTHING");
        if sql.execute_in(tx.conn()).await? != batch.len() as u64 {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Changes what a session says; false when another of its hospital has the code. The hospital's row is locked.
pub async fn update(tx: &mut Tx, row: &NewSchedule, now: Instant) -> Result<bool> {
    let changed = sqlx::query(
        "UPDATE schedule SET department_id = $2, doctor_id = $3, code = $4, day = $5, period = $6, doctor_name = $7,
             title = $8, skill = $9, fee_fen = $10, updated_at = $11
         WHERE id = $1 AND NOT EXISTS (SELECT 1 FROM schedule other WHERE other.code = $4
             AND other.hospital_id = schedule.hospital_id AND other.id <> $1)",
    )
    .bind(row.id.as_str())
    .bind(row.department_id.as_str())
    .bind(row.doctor_id.as_ref().map(|id| id.as_str()))
    .bind(row.code.as_str())
    .bind(row.date.to_string())
    .bind(row.period.as_str())
    .bind(row.doctor_name.as_str())
    .bind(row.title.as_str())
    .bind(row.skill.as_str())
    .bind(row.fee.0)
    .bind(now.ms())
    .execute(tx.conn())
    .await?;
    Ok(changed.rows_affected() == 1)
}

/// Sets the state and why. The session's places are locked.
pub async fn set_state(
    tx: &mut Tx,
    id: &ScheduleId,
    state: ScheduleState,
    reason: Option<&str>,
    now: Instant,
) -> Result<()> {
    sqlx::query("UPDATE schedule SET state = $2, reason = $3, updated_at = $4 WHERE id = $1")
        .bind(id.as_str())
        .bind(state.as_str())
        .bind(reason)
        .bind(now.ms())
        .execute(tx.conn())
        .await?;
    Ok(())
}

/// Whether somebody else sees patients then: the same doctor anywhere in the hospital, or the same clinic of the
/// department. Stopped sessions do not count.
pub async fn twin(tx: &mut Tx, row: &NewSchedule) -> Result<Option<ScheduleRow>> {
    let mut sql = Sql::new("SELECT ");
    sql.push(COLUMNS).push(" FROM schedule s JOIN capacity c ON c.id = s.id WHERE s.state <> 'stopped'");
    sql.bind(" AND s.hospital_id = ?", row.hospital_id.as_str().to_owned())?
        .bind(" AND s.day = ?", row.date.to_string())?
        .bind(" AND s.period = ?", row.period.as_str().to_owned())?
        .bind(" AND s.id <> ?", row.id.as_str().to_owned())?;
    match &row.doctor_id {
        Some(doctor) => _ = sql.bind(" AND s.doctor_id = ?", doctor.as_str().to_owned())?,
        None => {
            sql.bind(
                " AND s.doctor_id IS NULL AND s.department_id = ?",
                row.department_id.as_str().to_owned(),
            )?
            .bind(" AND s.doctor_name = ?", row.doctor_name.clone())?
            .bind(" AND s.title = ?", row.title.clone())?;
        }
    }
    sql.push(" ORDER BY s.id LIMIT 1");
    sql.fetch_all_in::<Stored>(tx.conn()).await?.pop().map(ScheduleRow::try_from).transpose()
}

/// Sessions of a hospital with these numbers.
pub async fn with_codes(tx: &mut Tx, hospital: &HospitalId, codes: &[String]) -> Result<Vec<ScheduleRow>> {
    let mut sql = Sql::new("SELECT ");
    sql.push(COLUMNS).push(" FROM schedule s JOIN capacity c ON c.id = s.id WHERE 1 = 1");
    sql.bind(" AND s.hospital_id = ?", hospital.as_str().to_owned())?.is_in("s.code", codes)?;
    sql.fetch_all_in::<Stored>(tx.conn()).await?.into_iter().map(ScheduleRow::try_from).collect()
}

/// Sessions of a hospital from one day to another, both included, that are not stopped; of one department, or of all.
pub async fn between(
    tx: &mut Tx,
    hospital: &HospitalId,
    department: Option<&DepartmentId>,
    from: CivilDate,
    to: CivilDate,
) -> Result<Vec<ScheduleRow>> {
    let mut sql = Sql::new("SELECT ");
    sql.push(COLUMNS).push(" FROM schedule s JOIN capacity c ON c.id = s.id WHERE s.state <> 'stopped'");
    sql.bind(" AND s.hospital_id = ?", hospital.as_str().to_owned())?
        .bind(" AND s.day >= ?", from.to_string())?
        .bind(" AND s.day <= ?", to.to_string())?;
    if let Some(department) = department {
        sql.bind(" AND s.department_id = ?", department.as_str().to_owned())?;
    }
    sql.push(" ORDER BY s.day, s.department_id, s.id");
    sql.fetch_all_in::<Stored>(tx.conn()).await?.into_iter().map(ScheduleRow::try_from).collect()
}

/// The numbers of a hospital's sessions from one day to another, both included.
pub async fn codes_between(
    tx: &mut Tx,
    hospital: &HospitalId,
    from: CivilDate,
    to: CivilDate,
) -> Result<Vec<String>> {
    Ok(sqlx::query_scalar("SELECT code FROM schedule WHERE hospital_id = $1 AND day >= $2 AND day <= $3")
        .bind(hospital.as_str())
        .bind(from.to_string())
        .bind(to.to_string())
        .fetch_all(tx.conn())
        .await?)
}
