//! The tables `user_session` and `user_access_token`.

use sqlx::FromRow;

use crate::db::Db;
use crate::error::Result;

/// What an access token finds.
#[derive(FromRow)]
pub(super) struct Bearer {
    pub session_id: String,
    pub user_id: String,
    pub state: String,
    pub expires_at: i64,
    pub revoked_at: Option<i64>,
}

/// The one read that a signed-in request costs.
pub(super) async fn bearer(db: &Db, hash: &str) -> Result<Option<Bearer>> {
    Ok(sqlx::query_as(
        "SELECT t.session_id, t.user_id, u.state, t.expires_at, s.revoked_at
         FROM user_access_token t
         JOIN user_session s ON s.id = t.session_id
         JOIN app_user u ON u.id = t.user_id
         WHERE t.hash = $1",
    )
    .bind(hash)
    .fetch_optional(db.reader())
    .await?)
}
