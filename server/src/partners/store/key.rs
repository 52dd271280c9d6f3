use banyi_shared::{HospitalId, Instant, PartnerKeyId};
use sqlx::FromRow;

use crate::db::{Db, Tx};
use crate::error::Result;

/// A key; its secret stays sealed.
#[derive(Debug, Clone, FromRow)]
pub struct KeyRow {
    /// X-Banyi-Key.
    pub id: String,
    /// Sealed.
    pub secret_enc: String,
    /// `current`, `previous` or `revoked`.
    pub state: String,
    /// When it was made, ms.
    pub created_at: i64,
    /// When it ends or ended, ms.
    pub ends_at: Option<i64>,
}

impl KeyRow {
    /// Whether it is taken at `now`.
    pub fn is_good(&self, now: Instant) -> bool {
        self.state != "revoked" && self.ends_at.is_none_or(|end| now.ms() < end)
    }
}

/// A hospital's keys, the newest first.
pub async fn keys(db: &Db, hospital: &HospitalId) -> Result<Vec<KeyRow>> {
    Ok(sqlx::query_as(
        "SELECT id, secret_enc, state, created_at, ends_at FROM partner_key WHERE hospital_id = $1 \
         ORDER BY created_at DESC, id DESC",
    )
    .bind(hospital.as_str())
    .fetch_all(db.reader())
    .await?)
}

/// Adds the current key.
pub async fn insert_key(
    tx: &mut Tx,
    id: &PartnerKeyId,
    hospital: &HospitalId,
    secret_enc: &str,
    now: Instant,
) -> Result<()> {
    sqlx::query(
        "INSERT INTO partner_key (id, hospital_id, secret_enc, state, created_at) VALUES ($1, $2, $3, 'current', $4)",
    )
    .bind(id.as_str())
    .bind(hospital.as_str())
    .bind(secret_enc)
    .bind(now.ms())
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// Makes the current key the previous one until `ends_at`, and ends what was previous before. Whether there was one.
pub async fn replace_current(
    tx: &mut Tx,
    hospital: &HospitalId,
    ends_at: Instant,
    now: Instant,
) -> Result<bool> {
    sqlx::query(
        "UPDATE partner_key SET state = 'revoked', ends_at = CASE WHEN ends_at < $2 THEN ends_at ELSE $2 END \
         WHERE hospital_id = $1 AND state = 'previous'",
    )
    .bind(hospital.as_str())
    .bind(now.ms())
    .execute(tx.conn())
    .await?;
    let moved = sqlx::query(
        "UPDATE partner_key SET state = 'previous', ends_at = $2 WHERE hospital_id = $1 AND state = 'current'",
    )
    .bind(hospital.as_str())
    .bind(ends_at.ms())
    .execute(tx.conn())
    .await?;
    Ok(moved.rows_affected() == 1)
}

/// Revokes a key. None when the hospital has no such key; false when it was revoked before.
pub async fn revoke_key(
    tx: &mut Tx,
    hospital: &HospitalId,
    id: &PartnerKeyId,
    now: Instant,
) -> Result<Option<bool>> {
    let known: Option<(String,)> =
        sqlx::query_as("SELECT state FROM partner_key WHERE id = $1 AND hospital_id = $2")
            .bind(id.as_str())
            .bind(hospital.as_str())
            .fetch_optional(tx.conn())
            .await?;
    if known.is_none() {
        return Ok(None);
    }
    let revoked = sqlx::query(
        "UPDATE partner_key SET state = 'revoked', ends_at = CASE WHEN ends_at < $2 THEN ends_at ELSE $2 END \
         WHERE id = $1 AND state <> 'revoked'",
    )
    .bind(id.as_str())
    .bind(now.ms())
    .execute(tx.conn())
    .await?;
    Ok(Some(revoked.rows_affected() == 1))
}
