//! A fresh database for each test.

use std::sync::atomic::{AtomicU32, Ordering};

use sqlx::{AssertSqlSafe, Connection, Executor};

/// A database that is gone when it is dropped.
pub struct Database {
    pub url: String,
    _folder: Option<tempfile::TempDir>,
}

static NEXT: AtomicU32 = AtomicU32::new(0);

impl Database {
    pub fn sqlite() -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self { url: format!("sqlite://{}/banyi.db", folder.path().display()), _folder: Some(folder) }
    }

    /// `cargo xtask test` starts PostgreSQL and names it in BANYI_TEST_POSTGRES.
    pub async fn postgres() -> Self {
        let server = std::env::var("BANYI_TEST_POSTGRES")
            .expect("BANYI_TEST_POSTGRES names a PostgreSQL for tests; `cargo xtask test` starts one");
        sqlx::any::install_default_drivers();
        let name = format!("t{}_{}", std::process::id(), NEXT.fetch_add(1, Ordering::SeqCst));
        let mut connection = sqlx::AnyConnection::connect(&server).await.unwrap();
        connection.execute(AssertSqlSafe(format!("CREATE DATABASE {name}"))).await.unwrap();
        let base = server.rsplit_once('/').map_or(server.as_str(), |(base, _)| base).to_owned();
        Self { url: format!("{base}/{name}"), _folder: None }
    }
}
