//! The table `staff`.

use sqlx::{AssertSqlSafe, FromRow};

use crate::db::{Db, Sql, Tx};
use crate::error::Result;

/// An account with its role's name. No `Debug`: it holds the password's hash.
#[derive(FromRow)]
pub struct StaffRow {
    pub id: String,
    pub account: String,
    pub name: String,
    pub password_hash: String,
    pub role_id: String,
    pub role_name: String,
    pub state: String,
    pub locked_until: Option<i64>,
    pub last_sign_in_at: Option<i64>,
    pub created_at: i64,
}

const SELECT: &str = "SELECT staff.id, staff.account, staff.name, staff.password_hash, staff.role_id,
    role.name AS role_name, staff.state, staff.locked_until, staff.last_sign_in_at, staff.created_at
    FROM staff JOIN role ON role.id = staff.role_id";

/// A new account.
pub struct NewStaff<'a> {
    pub id: &'a str,
    pub account: &'a str,
    pub name: &'a str,
    pub password_hash: &'a str,
    pub role_id: &'a str,
    pub now: i64,
}

/// All accounts, by account.
pub async fn list(db: &Db) -> Result<Vec<StaffRow>> {
    let sql = format!("{SELECT} ORDER BY staff.account");
    Ok(sqlx::query_as(AssertSqlSafe(sql)).fetch_all(db.reader()).await?)
}

/// Whether there is any account.
pub async fn is_any(db: &Db) -> Result<bool> {
    let found: Option<(i64,)> =
        sqlx::query_as("SELECT 1 FROM staff LIMIT 1").fetch_optional(db.reader()).await?;
    Ok(found.is_some())
}

/// The names of some, by id.
pub async fn names(db: &Db, ids: &[String]) -> Result<Vec<(String, String)>> {
    let mut sql = Sql::new("SELECT id, name FROM staff WHERE 1 = 1");
    sql.is_in("id", ids)?;
    sql.fetch_all(db.reader()).await
}

/// By account.
pub async fn find_by_account(db: &Db, account: &str) -> Result<Option<StaffRow>> {
    let sql = format!("{SELECT} WHERE staff.account = $1");
    Ok(sqlx::query_as(AssertSqlSafe(sql)).bind(account).fetch_optional(db.reader()).await?)
}

/// By id, outside a transaction.
pub async fn read(db: &Db, id: &str) -> Result<Option<StaffRow>> {
    let sql = format!("{SELECT} WHERE staff.id = $1");
    Ok(sqlx::query_as(AssertSqlSafe(sql)).bind(id).fetch_optional(db.reader()).await?)
}

/// By id.
pub async fn find(tx: &mut Tx, id: &str) -> Result<Option<StaffRow>> {
    let sql = format!("{SELECT} WHERE staff.id = $1");
    Ok(sqlx::query_as(AssertSqlSafe(sql)).bind(id).fetch_optional(tx.conn()).await?)
}

/// Inserts; false when the account is taken.
pub async fn insert(tx: &mut Tx, new: &NewStaff<'_>) -> Result<bool> {
    let done = sqlx::query(
        "INSERT INTO staff (id, account, name, password_hash, role_id, state, created_at, updated_at)
         VALUES ($1, $2, $3, $4, $5, 'active', $6, $6) ON CONFLICT (account) DO NOTHING",
    )
    .bind(new.id)
    .bind(new.account)
    .bind(new.name)
    .bind(new.password_hash)
    .bind(new.role_id)
    .bind(new.now)
    .execute(tx.conn())
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Changes name, role and state.
pub async fn update(tx: &mut Tx, row: &StaffRow, now: i64) -> Result<()> {
    sqlx::query("UPDATE staff SET name = $2, role_id = $3, state = $4, updated_at = $5 WHERE id = $1")
        .bind(&row.id)
        .bind(&row.name)
        .bind(&row.role_id)
        .bind(&row.state)
        .bind(now)
        .execute(tx.conn())
        .await?;
    Ok(())
}

/// Gives a new password, if the one before is still `old`; a lock-out ends with it.
pub async fn set_password(tx: &mut Tx, id: &str, old: &str, new: &str, now: i64) -> Result<bool> {
    let done = sqlx::query(
        "UPDATE staff SET password_hash = $3, failed_count = 0, locked_until = NULL, updated_at = $4
         WHERE id = $1 AND password_hash = $2",
    )
    .bind(id)
    .bind(old)
    .bind(new)
    .bind(now)
    .execute(tx.conn())
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Ends a lock-out.
pub async fn end_lock_out(tx: &mut Tx, id: &str) -> Result<()> {
    sqlx::query("UPDATE staff SET failed_count = 0, locked_until = NULL WHERE id = $1")
        .bind(id)
        .execute(tx.conn())
        .await?;
    Ok(())
}

/// Counts a try as failed, and locks out until `until` when it is the `most`-th in a row. `None` when the
/// account is locked out or unknown, else when the lock-out that this try begins ends.
pub async fn count_try(
    tx: &mut Tx,
    account: &str,
    now: i64,
    most: i64,
    until: i64,
) -> Result<Option<Option<i64>>> {
    let row: Option<(Option<i64>,)> = sqlx::query_as(
        "UPDATE staff SET
             failed_count = CASE WHEN locked_until IS NULL THEN failed_count + 1 ELSE 1 END,
             locked_until = CASE WHEN locked_until IS NULL AND failed_count + 1 >= $3 THEN CAST($4 AS BIGINT) END
         WHERE account = $1 AND (locked_until IS NULL OR locked_until <= $2)
         RETURNING locked_until",
    )
    .bind(account)
    .bind(now)
    .bind(most)
    .bind(until)
    .fetch_optional(tx.conn())
    .await?;
    Ok(row.map(|(until,)| until))
}

/// Takes back the failures of an account whose password proved right, if it is active and the password still holds.
pub async fn succeed(tx: &mut Tx, id: &str, password_hash: &str, now: i64) -> Result<bool> {
    let done = sqlx::query(
        "UPDATE staff SET failed_count = 0, locked_until = NULL, last_sign_in_at = $3
         WHERE id = $1 AND password_hash = $2 AND state = 'active'",
    )
    .bind(id)
    .bind(password_hash)
    .bind(now)
    .execute(tx.conn())
    .await?;
    Ok(done.rows_affected() == 1)
}

/// The permissions of each active account that sees every hospital.
pub async fn wide_permissions(tx: &mut Tx) -> Result<Vec<String>> {
    let rows: Vec<(String,)> = sqlx::query_as(
        "SELECT role.permissions FROM staff JOIN role ON role.id = staff.role_id
         WHERE staff.state = 'active' AND role.all_hospitals = 1",
    )
    .fetch_all(tx.conn())
    .await?;
    Ok(rows.into_iter().map(|(text,)| text).collect())
}
