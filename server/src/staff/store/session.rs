//! The table `staff_session`.

use sqlx::FromRow;

use crate::db::Db;
use crate::error::Result;

/// A session with its account and role; `hospital_id` differs from row to row.
#[derive(FromRow)]
pub struct SessionRow {
    pub id: String,
    pub account: String,
    pub name: String,
    pub state: String,
    pub role_id: String,
    pub role_name: String,
    pub permissions: String,
    pub all_hospitals: i64,
    pub expires_at: i64,
    pub hospital_id: Option<String>,
}

/// The session under a token's hash: one row, or one for each hospital of a role that does not see all.
pub async fn find(db: &Db, hash: &str) -> Result<Vec<SessionRow>> {
    Ok(sqlx::query_as(
        "SELECT staff.id, staff.account, staff.name, staff.state, staff.role_id, role.name AS role_name,
             role.permissions, role.all_hospitals, staff_session.expires_at, role_hospital.hospital_id
         FROM staff_session
         JOIN staff ON staff.id = staff_session.staff_id
         JOIN role ON role.id = staff.role_id
         LEFT JOIN role_hospital ON role_hospital.role_id = role.id AND role.all_hospitals = 0
         WHERE staff_session.hash = $1",
    )
    .bind(hash)
    .fetch_all(db.reader())
    .await?)
}
