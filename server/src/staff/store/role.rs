//! The tables `role` and `role_hospital`.

use sqlx::FromRow;

use crate::db::{Db, Tx};
use crate::error::Result;

/// A role.
#[derive(Debug, Clone, FromRow)]
pub struct RoleRow {
    pub id: String,
    pub name: String,
    pub permissions: String,
    pub all_hospitals: i64,
    pub is_built_in: i64,
}

/// Makes changes of accounts and roles wait for each other until the transaction ends: whether somebody is
/// left to manage staff depends on all of them.
pub async fn serialise(tx: &mut Tx) -> Result<()> {
    sqlx::query("UPDATE role SET updated_at = updated_at WHERE id = $1")
        .bind(crate::staff::seed::ADMIN_ROLE)
        .execute(tx.conn())
        .await?;
    Ok(())
}

/// All roles, by name.
pub async fn list(db: &Db) -> Result<Vec<RoleRow>> {
    Ok(sqlx::query_as("SELECT id, name, permissions, all_hospitals, is_built_in FROM role ORDER BY name")
        .fetch_all(db.reader())
        .await?)
}

/// The hospitals of all roles: role, hospital.
pub async fn all_hospitals(db: &Db) -> Result<Vec<(String, String)>> {
    Ok(sqlx::query_as("SELECT role_id, hospital_id FROM role_hospital ORDER BY role_id, hospital_id")
        .fetch_all(db.reader())
        .await?)
}

/// By id.
pub async fn find(tx: &mut Tx, id: &str) -> Result<Option<RoleRow>> {
    Ok(sqlx::query_as("SELECT id, name, permissions, all_hospitals, is_built_in FROM role WHERE id = $1")
        .bind(id)
        .fetch_optional(tx.conn())
        .await?)
}

/// A role's hospitals.
pub async fn hospitals(tx: &mut Tx, id: &str) -> Result<Vec<String>> {
    let rows: Vec<(String,)> =
        sqlx::query_as("SELECT hospital_id FROM role_hospital WHERE role_id = $1 ORDER BY hospital_id")
            .bind(id)
            .fetch_all(tx.conn())
            .await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// Inserts; false when the name is taken.
pub async fn insert(tx: &mut Tx, row: &RoleRow, now: i64) -> Result<bool> {
    let done = sqlx::query(
        "INSERT INTO role (id, name, permissions, all_hospitals, is_built_in, created_at, updated_at)
         VALUES ($1, $2, $3, $4, $5, $6, $6) ON CONFLICT (name) DO NOTHING",
    )
    .bind(&row.id)
    .bind(&row.name)
    .bind(&row.permissions)
    .bind(row.all_hospitals)
    .bind(row.is_built_in)
    .bind(now)
    .execute(tx.conn())
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Inserts a built-in role, or gives it what this version gives it.
pub async fn seed(tx: &mut Tx, row: &RoleRow, now: i64) -> Result<()> {
    sqlx::query(
        "INSERT INTO role (id, name, permissions, all_hospitals, is_built_in, created_at, updated_at)
         VALUES ($1, $2, $3, $4, $5, $6, $6)
         ON CONFLICT (id) DO UPDATE SET permissions = excluded.permissions, updated_at = excluded.updated_at
             WHERE role.permissions <> excluded.permissions",
    )
    .bind(&row.id)
    .bind(&row.name)
    .bind(&row.permissions)
    .bind(row.all_hospitals)
    .bind(row.is_built_in)
    .bind(now)
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// Whether another role has the name. Under [`serialise`].
pub async fn is_name_taken(tx: &mut Tx, name: &str, but: &str) -> Result<bool> {
    let found: Option<(i64,)> = sqlx::query_as("SELECT 1 FROM role WHERE name = $1 AND id <> $2")
        .bind(name)
        .bind(but)
        .fetch_optional(tx.conn())
        .await?;
    Ok(found.is_some())
}

/// Changes name, permissions and scope of a role that is not built in.
pub async fn update(tx: &mut Tx, row: &RoleRow, now: i64) -> Result<()> {
    sqlx::query(
        "UPDATE role SET name = $2, permissions = $3, all_hospitals = $4, updated_at = $5
         WHERE id = $1 AND is_built_in = 0",
    )
    .bind(&row.id)
    .bind(&row.name)
    .bind(&row.permissions)
    .bind(row.all_hospitals)
    .bind(now)
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// Forgets a role's hospitals.
pub async fn clear_hospitals(tx: &mut Tx, role: &str) -> Result<()> {
    sqlx::query("DELETE FROM role_hospital WHERE role_id = $1").bind(role).execute(tx.conn()).await?;
    Ok(())
}

/// Adds a hospital; false when there is none of that id.
pub async fn add_hospital(tx: &mut Tx, role: &str, hospital: &str) -> Result<bool> {
    let done = sqlx::query(
        "INSERT INTO role_hospital (role_id, hospital_id) SELECT $1, id FROM hospital WHERE id = $2",
    )
    .bind(role)
    .bind(hospital)
    .execute(tx.conn())
    .await?;
    Ok(done.rows_affected() == 1)
}
