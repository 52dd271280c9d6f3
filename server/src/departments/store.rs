//! The table `department`.

use banyi_shared::dto::admin::DepartmentInput;
use banyi_shared::{DepartmentId, HospitalId, Instant};
use sqlx::FromRow;

use crate::db::{Db, Tx};
use crate::error::Result;

/// A row.
#[derive(Debug, Clone, FromRow)]
pub struct DepartmentRow {
    /// Our id.
    pub id: String,
    /// Of which hospital.
    pub hospital_id: String,
    /// Its group; absent for a group.
    pub parent_id: Option<String>,
    /// Whether it is a group, 0 or 1.
    pub is_group: i64,
    /// The hospital's number.
    pub code: String,
    /// 名称
    pub name: String,
    /// May be empty.
    pub intro: String,
    /// Smaller comes first.
    pub sort: i64,
    /// `online` or `offline`.
    pub state: String,
    /// The hospital's version; 0 when staff wrote it.
    pub version: i64,
}

/// One department or group, online or not.
pub async fn find(db: &Db, id: &DepartmentId) -> Result<Option<DepartmentRow>> {
    Ok(sqlx::query_as(
        "SELECT id, hospital_id, parent_id, is_group, code, name, intro, sort, state, version
         FROM department WHERE id = $1",
    )
    .bind(id.as_str())
    .fetch_optional(db.reader())
    .await?)
}

/// A department that is booked, with its group and its hospital.
#[derive(Debug, Clone, FromRow)]
pub struct Place {
    /// Of which hospital.
    pub hospital_id: String,
    /// 医院
    pub hospital_name: String,
    /// 大科室
    pub group_name: String,
    /// 科室
    pub department_name: String,
    /// 1 when hospital, group and department are online, and the hospital sells numbers.
    pub sells: i64,
}

/// A department that is booked, online or not; nothing for a group.
pub async fn place(db: &Db, id: &DepartmentId) -> Result<Option<Place>> {
    Ok(sqlx::query_as(
        "SELECT h.id AS hospital_id, h.name AS hospital_name, g.name AS group_name, d.name AS department_name,
             CAST(CASE WHEN h.state = 'online' AND h.offers_registration = 1 AND g.state = 'online'
                 AND d.state = 'online' THEN 1 ELSE 0 END AS BIGINT) AS sells
         FROM department d JOIN department g ON g.id = d.parent_id JOIN hospital h ON h.id = d.hospital_id
         WHERE d.id = $1",
    )
    .bind(id.as_str())
    .fetch_optional(db.reader())
    .await?)
}

/// All of a hospital, groups and departments, in their order.
pub(super) async fn of_hospital(db: &Db, hospital: &HospitalId) -> Result<Vec<DepartmentRow>> {
    Ok(sqlx::query_as(
        "SELECT id, hospital_id, parent_id, is_group, code, name, intro, sort, state, version
         FROM department WHERE hospital_id = $1 ORDER BY sort, id",
    )
    .bind(hospital.as_str())
    .fetch_all(db.reader())
    .await?)
}

/// All of a hospital, as the transaction sees them.
pub async fn read_all(tx: &mut Tx, hospital: &HospitalId) -> Result<Vec<DepartmentRow>> {
    Ok(sqlx::query_as(
        "SELECT id, hospital_id, parent_id, is_group, code, name, intro, sort, state, version
         FROM department WHERE hospital_id = $1 ORDER BY sort, id",
    )
    .bind(hospital.as_str())
    .fetch_all(tx.conn())
    .await?)
}

/// How many sessions each department of a hospital has from a day on.
pub(super) async fn session_counts(
    db: &Db,
    hospital: &HospitalId,
    from: banyi_shared::CivilDate,
) -> Result<Vec<(String, i64)>> {
    Ok(sqlx::query_as(
        "SELECT department_id, CAST(COUNT(*) AS BIGINT) FROM schedule
         WHERE hospital_id = $1 AND day >= $2 GROUP BY department_id",
    )
    .bind(hospital.as_str())
    .bind(from.to_string())
    .fetch_all(db.reader())
    .await?)
}

/// Locks one until the end of the transaction and reads it.
pub(super) async fn lock(tx: &mut Tx, id: &DepartmentId) -> Result<Option<DepartmentRow>> {
    Ok(sqlx::query_as(
        "UPDATE department SET updated_at = updated_at WHERE id = $1
         RETURNING id, hospital_id, parent_id, is_group, code, name, intro, sort, state, version",
    )
    .bind(id.as_str())
    .fetch_optional(tx.conn())
    .await?)
}

/// Adds one as staff write it, a group when it has no parent; false when another has the code.
pub async fn insert(
    tx: &mut Tx,
    id: &DepartmentId,
    hospital: &HospitalId,
    input: &DepartmentInput,
    now: Instant,
) -> Result<bool> {
    let parent = input.parent_id.as_ref();
    let added = sqlx::query(
        "INSERT INTO department
             (id, hospital_id, parent_id, is_group, code, name, intro, sort, state, version, created_at, updated_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 0, $10, $10)
         ON CONFLICT (hospital_id, is_group, code) DO NOTHING",
    )
    .bind(id.as_str())
    .bind(hospital.as_str())
    .bind(parent.map(|id| id.as_str()))
    .bind(i64::from(parent.is_none()))
    .bind(input.code.as_str())
    .bind(input.name.as_str())
    .bind(input.intro.as_str())
    .bind(input.sort)
    .bind(input.state.as_str())
    .bind(now.ms())
    .execute(tx.conn())
    .await?;
    Ok(added.rows_affected() == 1)
}

/// Changes one; false when another has its code. The hospital's row is locked, so that nobody takes it meanwhile.
pub(super) async fn update(
    tx: &mut Tx,
    id: &DepartmentId,
    input: &DepartmentInput,
    now: Instant,
) -> Result<bool> {
    let changed = sqlx::query(
        "UPDATE department SET parent_id = $2, code = $3, name = $4, intro = $5, sort = $6, state = $7,
             updated_at = $8
         WHERE id = $1 AND NOT EXISTS (SELECT 1 FROM department other WHERE other.code = $3
             AND other.hospital_id = department.hospital_id AND other.is_group = department.is_group
             AND other.id <> $1)",
    )
    .bind(id.as_str())
    .bind(input.parent_id.as_ref().map(|id| id.as_str()))
    .bind(input.code.as_str())
    .bind(input.name.as_str())
    .bind(input.intro.as_str())
    .bind(input.sort)
    .bind(input.state.as_str())
    .bind(now.ms())
    .execute(tx.conn())
    .await?;
    Ok(changed.rows_affected() == 1)
}
