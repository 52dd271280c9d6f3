//! After a new `SECRET_KEY`: seals again what an older key sealed, and indexes again. It can be stopped and
//! started at any time, beside running servers: a row counts as done when the current key made all of it.

mod row;
mod store;
mod tables;

use crate::app::App;
use crate::error::Result;
use tables::{TABLES, Table};

/// Rows that are read at once.
const BATCH: i64 = 200;

/// What a run did.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Rekeyed {
    /// Rows that now carry the current key.
    pub rows: u64,
    /// Rows that could not be done; the log names them. Keep the older key until there are none.
    pub failed: u64,
}

/// Goes through all tables.
pub async fn run(app: &App) -> Result<Rekeyed> {
    let mut done = Rekeyed::default();
    for table in TABLES {
        through(app, table, &mut done).await?;
    }
    Ok(done)
}

async fn through(app: &App, table: &Table, done: &mut Rekeyed) -> Result<()> {
    let mut after = String::new();
    loop {
        let rows = store::batch(&app.db, table, &after, BATCH).await?;
        let Some(last) = rows.last() else {
            return Ok(());
        };
        after.clone_from(&last.key);
        for row in rows {
            match row::rekey(app, table, row.clone()).await {
                Ok(true) => done.rows += 1,
                Ok(false) => {}
                Err(error) => {
                    tracing::error!(table = table.name, row = %row.key, %error, "not rekeyed");
                    done.failed += 1;
                }
            }
        }
    }
}
