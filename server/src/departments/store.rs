//! The table `department`.

use banyi_shared::DepartmentId;
use sqlx::FromRow;

use crate::db::Db;
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
