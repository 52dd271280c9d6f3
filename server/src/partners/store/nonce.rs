use banyi_shared::{HospitalId, Instant};

use crate::db::Tx;
use crate::error::Result;

/// Uses a nonce up; false when it was used before. `wall` is wall time.
pub async fn use_nonce(tx: &mut Tx, hospital: &HospitalId, nonce: &str, wall: Instant) -> Result<bool> {
    let fresh: Option<(String,)> = sqlx::query_as(
        "INSERT INTO partner_nonce (hospital_id, nonce, used_at) VALUES ($1, $2, $3) \
         ON CONFLICT DO NOTHING RETURNING nonce",
    )
    .bind(hospital.as_str())
    .bind(nonce)
    .bind(wall.ms())
    .fetch_optional(tx.conn())
    .await?;
    Ok(fresh.is_some())
}

/// Forgets nonces used before `wall`.
pub async fn forget_nonces(tx: &mut Tx, wall: Instant) -> Result<()> {
    sqlx::query("DELETE FROM partner_nonce WHERE used_at < $1").bind(wall.ms()).execute(tx.conn()).await?;
    Ok(())
}
