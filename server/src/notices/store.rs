//! The table `notice`.

use banyi_shared::{Instant, NoticeId, UserId};
use sqlx::FromRow;

use super::NewNotice;
use crate::db::{Cursor, Db, Sql, Tx};
use crate::error::Result;

#[derive(FromRow)]
pub(super) struct NoticeRow {
    pub id: String,
    pub order_no: Option<String>,
    pub waitlist_id: Option<String>,
    pub title: String,
    pub body: String,
    pub created_at: i64,
    pub read_at: Option<i64>,
}

/// Adds a message unless its cause was told already.
pub(super) async fn insert(tx: &mut Tx, id: &str, notice: &NewNotice, now: Instant) -> Result<()> {
    sqlx::query(
        "INSERT INTO notice (id, cause, user_id, order_no, title, body, created_at, waitlist_id)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING",
    )
    .bind(id)
    .bind(&notice.cause)
    .bind(notice.user_id.as_str())
    .bind(notice.order_no.as_ref().map(ToString::to_string))
    .bind(&notice.title)
    .bind(&notice.body)
    .bind(now.ms())
    .bind(notice.waitlist_id.as_ref().map(|id| id.as_str()))
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// At most `most` messages after the cursor (created_at, id), the newest first.
pub(super) async fn page(
    db: &Db,
    user: &UserId,
    cursor: Option<&Cursor>,
    most: usize,
) -> Result<Vec<NoticeRow>> {
    let mut sql = Sql::new("SELECT id, order_no, waitlist_id, title, body, created_at, read_at FROM notice");
    sql.bind(" WHERE user_id = ?", user.as_str().to_owned())?;
    if let Some(cursor) = cursor {
        sql.bind(" AND (created_at, id) < (?", cursor.number(0)?)?.bind(", ?)", cursor.text(1)?)?;
    }
    sql.bind(" ORDER BY created_at DESC, id DESC LIMIT ?", i64::try_from(most).unwrap_or(i64::MAX))?;
    sql.fetch_all(db.reader()).await
}

pub(super) async fn unread(db: &Db, user: &UserId) -> Result<i64> {
    Ok(sqlx::query_scalar(
        "SELECT CAST(COUNT(*) AS BIGINT) FROM notice WHERE user_id = $1 AND read_at IS NULL",
    )
    .bind(user.as_str())
    .fetch_one(db.reader())
    .await?)
}

/// Whether the user has such a message.
pub(super) async fn mark(tx: &mut Tx, user: &UserId, id: &NoticeId, now: Instant) -> Result<bool> {
    let marked =
        sqlx::query("UPDATE notice SET read_at = COALESCE(read_at, $3) WHERE id = $1 AND user_id = $2")
            .bind(id.as_str())
            .bind(user.as_str())
            .bind(now.ms())
            .execute(tx.conn())
            .await?;
    Ok(marked.rows_affected() == 1)
}

/// Empties the inbox of a user whose account ends.
pub async fn forget(tx: &mut Tx, user: &UserId) -> Result<()> {
    sqlx::query("DELETE FROM notice WHERE user_id = $1").bind(user.as_str()).execute(tx.conn()).await?;
    Ok(())
}

pub(super) async fn mark_all(tx: &mut Tx, user: &UserId, now: Instant) -> Result<()> {
    sqlx::query("UPDATE notice SET read_at = $2 WHERE user_id = $1 AND read_at IS NULL")
        .bind(user.as_str())
        .bind(now.ms())
        .execute(tx.conn())
        .await?;
    Ok(())
}
