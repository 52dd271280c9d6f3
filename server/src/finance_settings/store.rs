//! The table `setting`. Every value of money is a number of fen.

use banyi_shared::{Instant, StaffId};

use crate::db::{Db, Tx};
use crate::error::{Error, Result};

/// Staff refunds of an order above it need a second person.
pub const APPROVAL_ABOVE: &str = "finance.approval_above_fen";

const READ: &str = "SELECT value FROM setting WHERE name = $1";

/// A value, outside a transaction; none while nobody has set it.
pub async fn read(db: &Db, name: &str) -> Result<Option<i64>> {
    let row = sqlx::query_as(READ).bind(name).fetch_optional(db.reader()).await?;
    number(row)
}

/// A value; none while nobody has set it.
pub async fn find(tx: &mut Tx, name: &str) -> Result<Option<i64>> {
    let row = sqlx::query_as(READ).bind(name).fetch_optional(tx.conn()).await?;
    number(row)
}

fn number(row: Option<(String,)>) -> Result<Option<i64>> {
    row.map(|(value,)| value.parse().map_err(Error::internal)).transpose()
}

/// Sets a value.
pub async fn write(tx: &mut Tx, name: &str, value: i64, by: &StaffId, now: Instant) -> Result<()> {
    sqlx::query(
        "INSERT INTO setting (name, value, updated_at, updated_by) VALUES ($1, $2, $3, $4)
         ON CONFLICT (name) DO UPDATE SET value = $2, updated_at = $3, updated_by = $4",
    )
    .bind(name)
    .bind(value.to_string())
    .bind(now.ms())
    .bind(by.as_str())
    .execute(tx.conn())
    .await?;
    Ok(())
}
