//! The table `hospital`, as a hospital writes it.

use banyi_shared::{HospitalId, Instant};

use super::pushed::Pushed;
use crate::db::Tx;
use crate::error::Result;

/// Writes what is given; false when there is no such hospital.
pub async fn write(tx: &mut Tx, hospital: &HospitalId, told: &Pushed, now: Instant) -> Result<bool> {
    let written = sqlx::query(
        "UPDATE hospital SET name = COALESCE($2, name), address = COALESCE($3, address), \
         intro = COALESCE($4, intro), route = COALESCE($5, route), updated_at = $6 WHERE id = $1",
    )
    .bind(hospital.as_str())
    .bind(told.name.as_deref())
    .bind(told.address.as_deref())
    .bind(told.intro.as_deref())
    .bind(told.route.as_deref())
    .bind(now.ms())
    .execute(tx.conn())
    .await?;
    Ok(written.rows_affected() == 1)
}
