//! The table `department`, as hospitals write it.

use std::collections::HashMap;

use banyi_shared::dto::OnOff;
use banyi_shared::{DepartmentId, HospitalId, Instant};
use sqlx::FromRow;

use crate::db::{Db, Sql, Tx};
use crate::error::Result;

/// A group as it is pushed.
pub struct Group {
    /// 大科室编号
    pub code: String,
    /// 大科室名称
    pub name: String,
}

/// A department as it is pushed.
pub struct Row {
    /// The hospital's number.
    pub code: String,
    /// 名称
    pub name: String,
    /// May be empty.
    pub intro: String,
    /// In which group.
    pub group: Group,
    /// Whether it can be booked.
    pub state: OnOff,
    /// The hospital's version.
    pub version: i64,
}

/// The versions that we have of some departments, by code.
pub async fn versions(db: &Db, hospital: &HospitalId, codes: &[String]) -> Result<HashMap<String, i64>> {
    let mut sql = Sql::new("SELECT code, version FROM department WHERE is_group = 0");
    sql.bind(" AND hospital_id = ?", hospital.to_string())?.is_in("code", codes)?;
    let rows: Vec<(String, i64)> = sql.fetch_all(db.reader()).await?;
    Ok(rows.into_iter().collect())
}

/// The version that we have of a department.
pub async fn version(tx: &mut Tx, hospital: &HospitalId, code: &str) -> Result<Option<i64>> {
    let row: Option<(i64,)> = sqlx::query_as(
        "SELECT version FROM department WHERE hospital_id = $1 AND is_group = 0 AND code = $2",
    )
    .bind(hospital.as_str())
    .bind(code)
    .fetch_optional(tx.conn())
    .await?;
    Ok(row.map(|(version,)| version))
}

/// A department's id by the hospital's number; groups do not count.
pub async fn id_of(db: &Db, hospital: &HospitalId, code: &str) -> Result<Option<DepartmentId>> {
    let row: Option<(String,)> =
        sqlx::query_as("SELECT id FROM department WHERE hospital_id = $1 AND is_group = 0 AND code = $2")
            .bind(hospital.as_str())
            .bind(code)
            .fetch_optional(db.reader())
            .await?;
    Ok(row.map(|(id,)| id.parse()).transpose()?)
}

/// Adds a group, behind the others, or gives it its newer name; its id. Locked until the end of the transaction.
pub async fn put_group(
    tx: &mut Tx,
    fresh: &DepartmentId,
    hospital: &HospitalId,
    group: &Group,
    version: i64,
    now: Instant,
) -> Result<String> {
    let (id,): (String,) = sqlx::query_as(
        "INSERT INTO department (id, hospital_id, parent_id, is_group, code, name, intro, sort, state, version, \
         created_at, updated_at) VALUES ($1, $2, NULL, 1, $3, $4, '', \
         (SELECT COALESCE(MAX(sort), 0) + 1 FROM department WHERE hospital_id = $2 AND is_group = 1), \
         'online', $5, $6, $6) ON CONFLICT (hospital_id, is_group, code) DO UPDATE SET \
         name = CASE WHEN excluded.version > department.version THEN excluded.name ELSE department.name END, \
         version = CASE WHEN excluded.version > department.version THEN excluded.version ELSE department.version END, \
         updated_at = excluded.updated_at RETURNING id",
    )
    .bind(fresh.as_str())
    .bind(hospital.as_str())
    .bind(group.code.as_str())
    .bind(group.name.as_str())
    .bind(version)
    .bind(now.ms())
    .fetch_one(tx.conn())
    .await?;
    Ok(id)
}

/// Adds a department, behind the others of its group, or changes it to what is strictly newer; false when it is not.
pub async fn put(
    tx: &mut Tx,
    fresh: &DepartmentId,
    hospital: &HospitalId,
    group: &str,
    row: &Row,
    now: Instant,
) -> Result<bool> {
    let put: Option<(String,)> = sqlx::query_as(
        "INSERT INTO department (id, hospital_id, parent_id, is_group, code, name, intro, sort, state, version, \
         created_at, updated_at) VALUES ($1, $2, $3, 0, $4, $5, $6, \
         (SELECT COALESCE(MAX(sort), 0) + 1 FROM department WHERE parent_id = $3), $7, $8, $9, $9) \
         ON CONFLICT (hospital_id, is_group, code) DO UPDATE SET parent_id = excluded.parent_id, \
         name = excluded.name, intro = excluded.intro, state = excluded.state, version = excluded.version, \
         updated_at = excluded.updated_at WHERE department.version < excluded.version RETURNING id",
    )
    .bind(fresh.as_str())
    .bind(hospital.as_str())
    .bind(group)
    .bind(row.code.as_str())
    .bind(row.name.as_str())
    .bind(row.intro.as_str())
    .bind(row.state.as_str())
    .bind(row.version)
    .bind(now.ms())
    .fetch_optional(tx.conn())
    .await?;
    Ok(put.is_some())
}

/// A department with its group, as its hospital reads it back.
#[derive(Debug, FromRow)]
pub struct PushedRow {
    /// The hospital's number.
    pub code: String,
    /// 名称
    pub name: String,
    /// May be empty.
    pub intro: String,
    /// 大科室编号
    pub group_code: String,
    /// 大科室名称
    pub group_name: String,
    /// The hospital's version; 0 when staff wrote it.
    pub version: i64,
}

/// Departments of a hospital that are online, by code, `limit` from `offset` on; and how many there are. With a code,
/// only that one.
pub async fn page(
    db: &Db,
    hospital: &HospitalId,
    code: Option<&str>,
    offset: i64,
    limit: i64,
) -> Result<(i64, Vec<PushedRow>)> {
    const FROM: &str = " FROM department d JOIN department g ON g.id = d.parent_id WHERE d.is_group = 0 \
         AND d.state = 'online'";
    let mut count = Sql::new("SELECT CAST(COUNT(*) AS BIGINT)");
    let mut rows =
        Sql::new("SELECT d.code, d.name, d.intro, g.code AS group_code, g.name AS group_name, d.version");
    for sql in [&mut count, &mut rows] {
        sql.push(FROM).bind(" AND d.hospital_id = ?", hospital.to_string())?;
        if let Some(code) = code {
            sql.bind(" AND d.code = ?", code.to_owned())?;
        }
    }
    rows.bind(" ORDER BY d.code LIMIT ?", limit)?.bind(" OFFSET ?", offset)?;
    Ok((count.fetch_number(db.reader()).await?, rows.fetch_all(db.reader()).await?))
}

/// Takes a department offline, unless what we know is as new.
pub async fn take_away(
    tx: &mut Tx,
    hospital: &HospitalId,
    code: &str,
    version: i64,
    now: Instant,
) -> Result<()> {
    sqlx::query(
        "UPDATE department SET state = 'offline', version = $3, updated_at = $4 \
         WHERE hospital_id = $1 AND is_group = 0 AND code = $2 AND version < $3",
    )
    .bind(hospital.as_str())
    .bind(code)
    .bind(version)
    .bind(now.ms())
    .execute(tx.conn())
    .await?;
    Ok(())
}
