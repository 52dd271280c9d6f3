//! The table `announcement`.

use banyi_shared::dto::admin::AnnouncementInput;
use banyi_shared::{AnnouncementId, Instant};

use super::Filter;
use crate::db::{Cursor, Db, Sql, Tx, like};
use crate::error::Result;

/// A row.
#[derive(sqlx::FromRow)]
pub struct AnnouncementRow {
    /// Our id.
    pub id: String,
    /// 标题
    pub title: String,
    /// Paragraphs.
    pub body: String,
    /// 1 when it stands above the others.
    pub is_pinned: i64,
    /// `online` or `offline`.
    pub state: String,
    /// Since when it is shown, ms.
    pub published_at: i64,
    /// The last change, ms.
    pub updated_at: i64,
}

const SELECT: &str =
    "SELECT id, title, body, is_pinned, state, published_at, updated_at FROM announcement WHERE 1 = 1";

/// One, online or not.
pub async fn find(db: &Db, id: &AnnouncementId) -> Result<Option<AnnouncementRow>> {
    let mut sql = Sql::new(SELECT);
    sql.bind(" AND id = ?", id.as_str().to_owned())?;
    Ok(sql.fetch_all(db.reader()).await?.pop())
}

/// At most `limit` that are online behind the cursor (pinned, published_at, id): pinned first, then the newest.
pub async fn page_online(db: &Db, cursor: Option<&Cursor>, limit: i64) -> Result<Vec<AnnouncementRow>> {
    let mut sql = Sql::new(SELECT);
    sql.push(" AND state = 'online'");
    if let Some(cursor) = cursor {
        sql.bind(" AND (is_pinned, published_at, id) < (?", cursor.number(0)?)?
            .bind(", ?", cursor.number(1)?)?
            .bind(", ?)", cursor.text(2)?)?;
    }
    sql.bind(" ORDER BY is_pinned DESC, published_at DESC, id DESC LIMIT ?", limit)?;
    sql.fetch_all(db.reader()).await
}

/// At most `limit` behind the cursor (published_at, id), the newest first.
pub async fn page(
    db: &Db,
    filter: &Filter,
    cursor: Option<&Cursor>,
    limit: i64,
) -> Result<Vec<AnnouncementRow>> {
    let mut sql = Sql::new(SELECT);
    if let Some(state) = filter.state {
        sql.bind(" AND state = ?", state.as_str())?;
    }
    for word in like::words(filter.q.as_deref().unwrap_or_default()) {
        sql.bind(
            r" AND (lower(title) LIKE lower(?) ESCAPE '\' OR lower(body) LIKE lower(?) ESCAPE '\')",
            like::contains(word),
        )?;
    }
    if let Some(cursor) = cursor {
        sql.bind(" AND (published_at, id) < (?", cursor.number(0)?)?.bind(", ?)", cursor.text(1)?)?;
    }
    sql.bind(" ORDER BY published_at DESC, id DESC LIMIT ?", limit)?;
    sql.fetch_all(db.reader()).await
}

/// Adds one.
pub async fn insert(
    tx: &mut Tx,
    id: &AnnouncementId,
    input: &AnnouncementInput,
    now: Instant,
) -> Result<AnnouncementRow> {
    Ok(sqlx::query_as(
        "INSERT INTO announcement (id, title, body, is_pinned, state, published_at, updated_at)
         VALUES ($1, $2, $3, $4, $5, $6, $6) RETURNING *",
    )
    .bind(id.as_str())
    .bind(input.title.as_str())
    .bind(input.body.as_str())
    .bind(i64::from(input.is_pinned))
    .bind(input.state.as_str())
    .bind(now.ms())
    .fetch_one(tx.conn())
    .await?)
}

/// Changes one, and publishes it anew when it goes online.
pub(super) async fn update(
    tx: &mut Tx,
    id: &AnnouncementId,
    input: &AnnouncementInput,
    now: Instant,
) -> Result<Option<AnnouncementRow>> {
    Ok(sqlx::query_as(
        "UPDATE announcement SET title = $2, body = $3, is_pinned = $4, state = $5, updated_at = $6,
             published_at = CASE WHEN state = 'offline' AND $5 = 'online' THEN $6 ELSE published_at END
         WHERE id = $1 RETURNING *",
    )
    .bind(id.as_str())
    .bind(input.title.as_str())
    .bind(input.body.as_str())
    .bind(i64::from(input.is_pinned))
    .bind(input.state.as_str())
    .bind(now.ms())
    .fetch_optional(tx.conn())
    .await?)
}

/// Deletes one; its title, if it was there.
pub(super) async fn remove(tx: &mut Tx, id: &AnnouncementId) -> Result<Option<String>> {
    Ok(sqlx::query_scalar("DELETE FROM announcement WHERE id = $1 RETURNING title")
        .bind(id.as_str())
        .fetch_optional(tx.conn())
        .await?)
}
