//! The table `doctor`.

use banyi_shared::dto::admin::DoctorInput;
use banyi_shared::{DoctorId, HospitalId, Instant};
use sqlx::FromRow;

use super::list::Filter;
use crate::db::{Cursor, Db, Sql, Tx, like};
use crate::error::Result;

/// What [`DoctorRow`] reads.
const COLUMNS: &str = "m.id, m.hospital_id, m.department_id, m.code, m.name, m.title, m.skill, m.intro, \
     m.picture_file_id, m.sort, m.state, m.version";

/// A row.
#[derive(Debug, Clone, FromRow)]
pub struct DoctorRow {
    /// Our id.
    pub id: String,
    /// Where.
    pub hospital_id: String,
    /// Of which department.
    pub department_id: String,
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
    /// The picture.
    pub picture_file_id: Option<String>,
    /// Smaller comes first.
    pub sort: i64,
    /// `online` or `offline`.
    pub state: String,
    /// The hospital's version; 0 when staff wrote it.
    pub version: i64,
}

/// A row of the list.
#[derive(FromRow)]
pub(super) struct ListedRow {
    #[sqlx(flatten)]
    pub doctor: DoctorRow,
    pub department_name: String,
}

/// One doctor, online or not.
pub async fn find(db: &Db, id: &DoctorId) -> Result<Option<DoctorRow>> {
    let mut sql = Sql::new("SELECT ");
    sql.push(COLUMNS).push(" FROM doctor m").bind(" WHERE m.id = ?", id.as_str().to_owned())?;
    Ok(sql.fetch_all(db.reader()).await?.pop())
}

/// At most `limit` doctors of a hospital behind `cursor` (sort, id), by sort and id.
pub(super) async fn list(
    db: &Db,
    hospital: &HospitalId,
    filter: &Filter,
    cursor: Option<&Cursor>,
    limit: i64,
) -> Result<Vec<ListedRow>> {
    let mut sql = Sql::new("SELECT ");
    sql.push(COLUMNS)
        .push(", d.name AS department_name FROM doctor m JOIN department d ON d.id = m.department_id");
    sql.bind(" WHERE m.hospital_id = ?", hospital.as_str().to_owned())?;
    if let Some(department) = &filter.department_id {
        sql.bind(" AND m.department_id = ?", department.as_str().to_owned())?;
    }
    for word in like::words(filter.q.as_deref().unwrap_or_default()) {
        sql.bind(
            r" AND (lower(m.name) LIKE lower(?) ESCAPE '\' OR lower(m.code) LIKE lower(?) ESCAPE '\')",
            like::contains(word),
        )?;
    }
    if let Some(cursor) = cursor {
        sql.bind(" AND (m.sort, m.id) > (?", cursor.number(0)?)?.bind(", ?)", cursor.text(1)?)?;
    }
    sql.bind(" ORDER BY m.sort, m.id LIMIT ?", limit)?;
    sql.fetch_all(db.reader()).await
}

/// Doctors of a hospital with these codes, as the transaction sees them.
pub async fn with_codes(tx: &mut Tx, hospital: &HospitalId, codes: &[String]) -> Result<Vec<DoctorRow>> {
    let mut sql = Sql::new("SELECT ");
    sql.push(COLUMNS).push(" FROM doctor m");
    sql.bind(" WHERE m.hospital_id = ?", hospital.as_str().to_owned())?.is_in("m.code", codes)?;
    sql.fetch_all_in(tx.conn()).await
}

/// Locks one until the end of the transaction and reads it.
pub(super) async fn lock(tx: &mut Tx, id: &DoctorId) -> Result<Option<DoctorRow>> {
    Ok(sqlx::query_as("UPDATE doctor SET updated_at = updated_at WHERE id = $1 RETURNING *")
        .bind(id.as_str())
        .fetch_optional(tx.conn())
        .await?)
}

/// Adds one as staff write it; false when another has the code.
pub async fn insert(
    tx: &mut Tx,
    id: &DoctorId,
    hospital: &HospitalId,
    input: &DoctorInput,
    now: Instant,
) -> Result<bool> {
    let added = sqlx::query(
        "INSERT INTO doctor (id, hospital_id, department_id, code, name, title, skill, intro, picture_file_id, sort,
             state, version, created_at, updated_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 0, $12, $12)
         ON CONFLICT (hospital_id, code) DO NOTHING",
    )
    .bind(id.as_str())
    .bind(hospital.as_str())
    .bind(input.department_id.as_str())
    .bind(input.code.as_str())
    .bind(input.name.as_str())
    .bind(input.title.as_str())
    .bind(input.skill.as_str())
    .bind(input.intro.as_str())
    .bind(input.picture_file_id.as_ref().map(|file| file.as_str()))
    .bind(input.sort)
    .bind(input.state.as_str())
    .bind(now.ms())
    .execute(tx.conn())
    .await?;
    Ok(added.rows_affected() == 1)
}

/// Changes one that is locked; false when another has its code. The hospital's row is locked too.
pub(super) async fn update(tx: &mut Tx, id: &DoctorId, input: &DoctorInput, now: Instant) -> Result<bool> {
    let changed = sqlx::query(
        "UPDATE doctor SET department_id = $2, code = $3, name = $4, title = $5, skill = $6, intro = $7,
             picture_file_id = $8, sort = $9, state = $10, updated_at = $11
         WHERE id = $1 AND NOT EXISTS (SELECT 1 FROM doctor other WHERE other.code = $3
             AND other.hospital_id = doctor.hospital_id AND other.id <> $1)",
    )
    .bind(id.as_str())
    .bind(input.department_id.as_str())
    .bind(input.code.as_str())
    .bind(input.name.as_str())
    .bind(input.title.as_str())
    .bind(input.skill.as_str())
    .bind(input.intro.as_str())
    .bind(input.picture_file_id.as_ref().map(|file| file.as_str()))
    .bind(input.sort)
    .bind(input.state.as_str())
    .bind(now.ms())
    .execute(tx.conn())
    .await?;
    Ok(changed.rows_affected() == 1)
}
