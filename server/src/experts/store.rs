//! The table `expert`.

use banyi_shared::dto::admin::ExpertInput;
use banyi_shared::{ExpertId, HospitalId, Instant};

use crate::db::{Db, Tx};
use crate::error::Result;

/// A row.
#[derive(sqlx::FromRow)]
pub struct ExpertRow {
    /// Our id.
    pub id: String,
    /// Where.
    pub hospital_id: String,
    /// 姓名
    pub name: String,
    /// 职称
    pub title: String,
    /// 擅长
    pub skill: String,
    /// The photograph.
    pub photo_file_id: Option<String>,
    /// Smaller comes first.
    pub sort: i64,
    /// `online` or `offline`.
    pub state: String,
}

/// All of a hospital, in order.
pub async fn of_hospital(db: &Db, hospital: &HospitalId) -> Result<Vec<ExpertRow>> {
    Ok(sqlx::query_as("SELECT * FROM expert WHERE hospital_id = $1 ORDER BY sort, id")
        .bind(hospital.as_str())
        .fetch_all(db.reader())
        .await?)
}

/// Adds one.
pub async fn insert(
    tx: &mut Tx,
    id: &ExpertId,
    hospital: &HospitalId,
    input: &ExpertInput,
    now: Instant,
) -> Result<ExpertRow> {
    Ok(sqlx::query_as(
        "INSERT INTO expert (id, hospital_id, name, title, skill, photo_file_id, sort, state, created_at, updated_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9) RETURNING *",
    )
    .bind(id.as_str())
    .bind(hospital.as_str())
    .bind(input.name.as_str())
    .bind(input.title.as_str())
    .bind(input.skill.as_str())
    .bind(input.photo_file_id.as_ref().map(|file| file.as_str()))
    .bind(input.sort)
    .bind(input.state.as_str())
    .bind(now.ms())
    .fetch_one(tx.conn())
    .await?)
}

/// Locks one until the end of the transaction and reads it.
pub(super) async fn lock(tx: &mut Tx, id: &ExpertId) -> Result<Option<ExpertRow>> {
    Ok(sqlx::query_as("UPDATE expert SET updated_at = updated_at WHERE id = $1 RETURNING *")
        .bind(id.as_str())
        .fetch_optional(tx.conn())
        .await?)
}

/// Changes one that is locked.
pub(super) async fn update(
    tx: &mut Tx,
    id: &ExpertId,
    input: &ExpertInput,
    now: Instant,
) -> Result<ExpertRow> {
    Ok(sqlx::query_as(
        "UPDATE expert SET name = $2, title = $3, skill = $4, photo_file_id = $5, sort = $6, state = $7,
             updated_at = $8
         WHERE id = $1 RETURNING *",
    )
    .bind(id.as_str())
    .bind(input.name.as_str())
    .bind(input.title.as_str())
    .bind(input.skill.as_str())
    .bind(input.photo_file_id.as_ref().map(|file| file.as_str()))
    .bind(input.sort)
    .bind(input.state.as_str())
    .bind(now.ms())
    .fetch_one(tx.conn())
    .await?)
}

/// Deletes one.
pub(super) async fn remove(tx: &mut Tx, id: &ExpertId) -> Result<()> {
    sqlx::query("DELETE FROM expert WHERE id = $1").bind(id.as_str()).execute(tx.conn()).await?;
    Ok(())
}
