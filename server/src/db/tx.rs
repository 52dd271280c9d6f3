//! A transaction for writing.

use std::sync::Arc;

use sqlx::{Any, AnyConnection, Transaction};
use tokio::sync::{Notify, watch};

use super::{Db, Engine};
use crate::crash;
use crate::error::Result;

/// A transaction. Dropped without [`Tx::commit`], it is rolled back.
pub struct Tx {
    inner: Transaction<'static, Any>,
    name: &'static str,
    jobs: Arc<Notify>,
    wakes_worker: bool,
    hints: watch::Sender<()>,
    wakes_listeners: bool,
}

impl Tx {
    pub(super) async fn begin(db: &Db, name: &'static str) -> Result<Self> {
        // A deferred BEGIN that reads and then writes fails on SQLite with BUSY_SNAPSHOT.
        let begin = match db.engine {
            Engine::Sqlite => "BEGIN IMMEDIATE",
            Engine::Postgres => "BEGIN",
        };
        let inner = db.write.begin_with(begin).await?;
        Ok(Self {
            inner,
            name,
            jobs: Arc::clone(&db.jobs),
            wakes_worker: false,
            hints: db.hints.clone(),
            wakes_listeners: false,
        })
    }

    /// The connection, for the stores.
    pub fn conn(&mut self) -> &mut AnyConnection {
        &mut self.inner
    }

    /// Remembers that a job was enqueued, so that the worker is woken after the commit.
    pub const fn wake_worker(&mut self) {
        self.wakes_worker = true;
    }

    /// Remembers that a live hint was appended, so that listeners are woken after the commit.
    pub const fn wake_listeners(&mut self) {
        self.wakes_listeners = true;
    }

    /// Makes everything durable, or nothing.
    pub async fn commit(self) -> Result<()> {
        crash::point(self.name, "before_commit");
        self.inner.commit().await?;
        crash::point(self.name, "after_commit");
        if self.wakes_worker {
            self.jobs.notify_one();
        }
        if self.wakes_listeners {
            self.hints.send_replace(());
        }
        Ok(())
    }
}
