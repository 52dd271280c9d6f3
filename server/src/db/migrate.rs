//! Bringing the schema up to date.

use super::Db;
use crate::error::{Error, Result};

static MIGRATIONS: sqlx::migrate::Migrator = sqlx::migrate!("../migrations");

impl Db {
    /// Applies what is missing. Safe when several processes start at once: sqlx takes a lock on PostgreSQL,
    /// and SQLite has one writer.
    pub async fn migrate(&self) -> Result<()> {
        MIGRATIONS.run(&self.write).await.map_err(Error::internal)
    }
}
