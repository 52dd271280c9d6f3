//! The table `doctor`, as hospitals write it.

use std::collections::HashMap;

use banyi_shared::dto::OnOff;
use banyi_shared::{DepartmentId, DoctorId, HospitalId, Instant};

use crate::db::{Db, Sql, Tx};
use crate::error::Result;

/// A doctor as they are pushed.
pub struct Row {
    /// The hospital's number.
    pub code: String,
    /// 姓名
    pub name: String,
    /// 职称
    pub title: String,
    /// 擅长
    pub skill: String,
    /// May be empty.
    pub intro: String,
    /// Whether patients see them.
    pub state: OnOff,
    /// The hospital's version.
    pub version: i64,
}

/// The versions that we have of some doctors, by code.
pub async fn versions(db: &Db, hospital: &HospitalId, codes: &[String]) -> Result<HashMap<String, i64>> {
    let mut sql = Sql::new("SELECT code, version FROM doctor WHERE 1 = 1");
    sql.bind(" AND hospital_id = ?", hospital.to_string())?.is_in("code", codes)?;
    let rows: Vec<(String, i64)> = sql.fetch_all(db.reader()).await?;
    Ok(rows.into_iter().collect())
}

/// The version that we have of a doctor.
pub async fn version(tx: &mut Tx, hospital: &HospitalId, code: &str) -> Result<Option<i64>> {
    let row: Option<(i64,)> =
        sqlx::query_as("SELECT version FROM doctor WHERE hospital_id = $1 AND code = $2")
            .bind(hospital.as_str())
            .bind(code)
            .fetch_optional(tx.conn())
            .await?;
    Ok(row.map(|(version,)| version))
}

/// A doctor's id by the hospital's number.
pub async fn id_of(db: &Db, hospital: &HospitalId, code: &str) -> Result<Option<DoctorId>> {
    let row: Option<(String,)> = sqlx::query_as("SELECT id FROM doctor WHERE hospital_id = $1 AND code = $2")
        .bind(hospital.as_str())
        .bind(code)
        .fetch_optional(db.reader())
        .await?;
    Ok(row.map(|(id,)| id.parse()).transpose()?)
}

/// Adds a doctor, behind the others of the department, or changes them to what is strictly newer; false when it is not.
/// The picture is the staff's.
pub async fn put(
    tx: &mut Tx,
    fresh: &DoctorId,
    hospital: &HospitalId,
    department: &DepartmentId,
    row: &Row,
    now: Instant,
) -> Result<bool> {
    let put: Option<(String,)> = sqlx::query_as(
        "INSERT INTO doctor (id, hospital_id, department_id, code, name, title, skill, intro, sort, state, version, \
         created_at, updated_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, \
         (SELECT COALESCE(MAX(sort), 0) + 1 FROM doctor WHERE department_id = $3), $9, $10, $11, $11) \
         ON CONFLICT (hospital_id, code) DO UPDATE SET department_id = excluded.department_id, \
         name = excluded.name, title = excluded.title, skill = excluded.skill, intro = excluded.intro, \
         state = excluded.state, version = excluded.version, updated_at = excluded.updated_at \
         WHERE doctor.version < excluded.version RETURNING id",
    )
    .bind(fresh.as_str())
    .bind(hospital.as_str())
    .bind(department.as_str())
    .bind(row.code.as_str())
    .bind(row.name.as_str())
    .bind(row.title.as_str())
    .bind(row.skill.as_str())
    .bind(row.intro.as_str())
    .bind(row.state.as_str())
    .bind(row.version)
    .bind(now.ms())
    .fetch_optional(tx.conn())
    .await?;
    Ok(put.is_some())
}
