//! Waking the other processes at once. Nothing but "look" goes over Redis: the hints are in the database, and without
//! Redis they are found a moment later.

use std::time::Duration;

use banyi_shared::ErrorCode;
use futures_util::StreamExt;
use redis::aio::ConnectionManager;
use tokio::sync::{mpsc, watch};
use tokio_util::sync::CancellationToken;

use crate::error::{Error, Result};
use crate::secret::Secret;

/// Where processes tell each other to look.
const CHANNEL: &str = "banyi:live";
/// How long to wait before trying Redis again.
const AGAIN: Duration = Duration::from_secs(2);

/// Redis, where several processes share one.
#[derive(Debug, Clone)]
pub struct Redis(redis::Client);

impl Redis {
    /// Does not connect yet.
    pub fn new(url: &Secret<String>) -> Result<Self> {
        let away = |_| Error::new(ErrorCode::Unavailable).message("Redis cannot be reached");
        Ok(Self(redis::Client::open(url.expose().as_str()).map_err(away)?))
    }

    /// Tells the others whenever this process has committed hints, until it stops.
    pub async fn tell(self, mut committed: watch::Receiver<()>, over: CancellationToken) {
        let mut connection: Option<ConnectionManager> = None;
        loop {
            tokio::select! {
                () = over.cancelled() => return,
                changed = committed.changed() => if changed.is_err() { return },
            }
            if let Err(cause) = self.publish(&mut connection).await {
                tracing::warn!(%cause, "other processes will find live hints by looking");
            }
        }
    }

    async fn publish(&self, connection: &mut Option<ConnectionManager>) -> redis::RedisResult<()> {
        let mut manager = match connection.take() {
            Some(manager) => manager,
            None => self.0.get_connection_manager().await?,
        };
        redis::cmd("PUBLISH").arg(CHANNEL).arg("look").query_async::<()>(&mut manager).await?;
        *connection = Some(manager);
        Ok(())
    }

    /// Listens to the others, and connects again when the connection breaks.
    pub fn ear(self) -> Ear {
        let (told, hears) = (mpsc::channel(1), watch::channel(false));
        let (teller, connected) = (told.0, hears.0);
        tokio::spawn(async move {
            // Ends when nobody asks any more.
            while !teller.is_closed() {
                let listening = self.hear(&teller, &connected);
                tokio::select! {
                    () = teller.closed() => return,
                    ended = listening => if let Err(cause) = ended {
                        tracing::warn!(%cause, "live hints of other processes are found by looking");
                    },
                }
                connected.send_replace(false);
                tokio::time::sleep(AGAIN).await;
            }
        });
        Ear { told: told.1, hears: hears.1 }
    }

    async fn hear(
        &self,
        teller: &mpsc::Sender<()>,
        connected: &watch::Sender<bool>,
    ) -> redis::RedisResult<()> {
        let mut messages = self.0.get_async_pubsub().await?;
        messages.subscribe(CHANNEL).await?;
        connected.send_replace(true);
        // What was told before it listened may be missed: look once.
        let _ = teller.try_send(());
        let mut messages = messages.into_on_message();
        while messages.next().await.is_some() {
            // One that waits says it all.
            let _ = teller.try_send(());
        }
        Ok(())
    }
}

/// Hears what other processes tell.
pub struct Ear {
    told: mpsc::Receiver<()>,
    hears: watch::Receiver<bool>,
}

impl Ear {
    /// Whether Redis is there.
    pub fn hears(&self) -> bool {
        *self.hears.borrow()
    }

    /// Waits until another process has told.
    pub async fn told(&mut self) {
        if self.told.recv().await.is_none() {
            std::future::pending::<()>().await;
        }
    }
}
