//! Opening the database.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use banyi_shared::ErrorCode;
use sqlx::any::AnyPoolOptions;
use sqlx::{AnyPool, Executor};
use tokio::sync::{Notify, watch};

use super::{Db, Engine};
use crate::error::{Error, Result};

/// Readers of SQLite.
const SQLITE_READERS: u32 = 16;
/// Connections to PostgreSQL for transactions, and for reads outside of them. They are apart: a transaction that looks
/// something up on the way waits for a reader, and a reader waits for nobody. Of one pool, sixteen transactions that wait
/// for a row would leave no connection to the one that holds it.
const POSTGRES_WRITERS: u32 = 12;
const POSTGRES_READERS: u32 = 6;

impl Db {
    /// Connects. An SQLite file and its folder are made when they are absent.
    pub async fn connect(url: &str) -> Result<Self> {
        sqlx::any::install_default_drivers();
        let result = if url.starts_with("sqlite:") { sqlite(url).await } else { postgres(url).await };
        result.map_err(|cause| {
            // The address may hold a password: sqlx's message does not repeat it.
            tracing::error!(%cause, "cannot open the database");
            Error::new(ErrorCode::Unavailable).message("database cannot be opened")
        })
    }
}

/// One writer, many readers: several writers with a busy timeout have a p99 ten times as long.
async fn sqlite(url: &str) -> Result<Db, sqlx::Error> {
    let path = url.trim_start_matches("sqlite:").trim_start_matches("//");
    let path = path.split('?').next().unwrap_or(path);
    if let Some(folder) = Path::new(path).parent().filter(|folder| !folder.as_os_str().is_empty()) {
        std::fs::create_dir_all(folder).map_err(sqlx::Error::Io)?;
    }
    let address = format!("sqlite://{path}?mode=rwc");
    let write = AnyPoolOptions::new()
        .max_connections(1)
        .acquire_timeout(Duration::from_secs(10))
        .after_connect(|connection, _| {
            Box::pin(async move {
                // FULL: a paid order survives a power cut.
                connection
                    .execute(
                        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; \
                         PRAGMA busy_timeout = 5000;",
                    )
                    .await?;
                Ok(())
            })
        })
        .connect(&address)
        .await?;
    let read = AnyPoolOptions::new()
        .max_connections(SQLITE_READERS)
        .acquire_timeout(Duration::from_secs(5))
        .after_connect(|connection, _| {
            Box::pin(async move {
                connection.execute("PRAGMA query_only = ON; PRAGMA busy_timeout = 5000;").await?;
                Ok(())
            })
        })
        .connect(&address)
        .await?;
    Ok(Db {
        engine: Engine::Sqlite,
        write,
        read,
        jobs: Arc::new(Notify::new()),
        hints: watch::Sender::new(()),
    })
}

async fn postgres(url: &str) -> Result<Db, sqlx::Error> {
    Ok(Db {
        engine: Engine::Postgres,
        write: postgres_pool(url, POSTGRES_WRITERS).await?,
        read: postgres_pool(url, POSTGRES_READERS).await?,
        jobs: Arc::new(Notify::new()),
        hints: watch::Sender::new(()),
    })
}

async fn postgres_pool(url: &str, connections: u32) -> Result<AnyPool, sqlx::Error> {
    AnyPoolOptions::new()
        .max_connections(connections)
        .acquire_timeout(Duration::from_secs(5))
        .test_before_acquire(false)
        .after_connect(|connection, _| {
            Box::pin(async move {
                connection.execute("SET statement_timeout = 5000").await?;
                Ok(())
            })
        })
        .connect(url)
        .await
}
