//! The database: SQLite by default, PostgreSQL when the setting says so; the same SQL on both.
//!
//! Only this folder and the `store.rs` files name sqlx's types. [`Db`] reads; [`Tx`] writes:
//! a verb begins one by name, does everything in it and commits once.

mod connect;
pub mod like;
mod migrate;
mod page;
mod sort;
mod tx;
mod window;

use std::sync::Arc;

use sqlx::AnyPool;
use tokio::sync::{Notify, watch};

pub use page::{Cursor, Sql};
pub use sort::{After, Column, Sort, Value};
pub use tx::Tx;
pub use window::{Window, day_number};

use crate::error::Result;

/// Which engine runs beneath. The dialect shows in one place only: how jobs are claimed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// One writer at a time.
    Sqlite,
    /// Many writers, READ COMMITTED.
    Postgres,
}

/// A handle to the database. Cloning is cheap.
#[derive(Clone, Debug)]
pub struct Db {
    engine: Engine,
    write: AnyPool,
    read: AnyPool,
    jobs: Arc<Notify>,
    hints: watch::Sender<()>,
}

impl Db {
    /// Which engine runs beneath.
    pub const fn engine(&self) -> Engine {
        self.engine
    }

    /// For reads outside a transaction.
    pub const fn reader(&self) -> &AnyPool {
        &self.read
    }

    /// Begins a transaction for writing. `name` names its crash points and its entry in the log.
    pub async fn begin(&self, name: &'static str) -> Result<Tx> {
        Tx::begin(self, name).await
    }

    /// Wakes when a committed transaction has enqueued jobs in this process.
    pub async fn jobs_enqueued(&self) {
        self.jobs.notified().await;
    }

    /// Changes when a committed transaction has appended live hints in this process.
    pub fn hints_appended(&self) -> watch::Receiver<()> {
        self.hints.subscribe()
    }

    /// Whether the database answers.
    pub async fn ping(&self) -> Result<()> {
        sqlx::query("SELECT 1").execute(&self.write).await?;
        Ok(())
    }

    /// Closes all connections.
    pub async fn close(&self) {
        self.read.close().await;
        self.write.close().await;
    }
}
