//! Fetching platform certificates: at first need, for an unknown serial, and when 12 hours old.

use std::sync::Arc;

use banyi_shared::Instant;

use super::WeChat;
use super::certificate::List;
use super::key_ring::{Fetched, PlatformKey};
use super::outgoing::Outgoing;
use super::transport::Reply;
use super::verify;

/// Milliseconds of wall time between two fetches.
const PAUSE: i64 = 60_000;
/// Milliseconds after which the list is fetched anew.
const STALE: i64 = 12 * 3_600_000;

impl WeChat {
    /// The key of a serial, fetching certificates where that may help.
    pub(super) async fn key(&self, serial: &str) -> Option<PlatformKey> {
        let wall = self.0.clock.wall();
        if let Some(key) = self.0.keys.find(serial, wall) {
            self.refresh_stale(wall);
            return Some(key);
        }
        if serial.starts_with("PUB_KEY_ID_") {
            return None;
        }
        let mut fetched = self.0.keys.fetching.lock().await;
        // Another call may have fetched while this one waited.
        if let Some(key) = self.0.keys.find(serial, wall) {
            return Some(key);
        }
        self.fetch_certificates(&mut fetched).await;
        self.0.keys.find(serial, wall)
    }

    /// A key for which to seal, with its serial: the configured one, else the certificate that is good for longest.
    pub(super) async fn sealing_key(&self) -> Option<(String, PlatformKey)> {
        let wall = self.0.clock.wall();
        if let Some(id) = self.0.public_key_id.as_ref().and_then(|id| id.to_str().ok()) {
            return self.0.keys.find(id, wall).map(|key| (id.to_owned(), key));
        }
        if let Some(found) = self.0.keys.newest(wall) {
            self.refresh_stale(wall);
            return Some(found);
        }
        let mut fetched = self.0.keys.fetching.lock().await;
        if self.0.keys.newest(wall).is_none() {
            self.fetch_certificates(&mut fetched).await;
        }
        self.0.keys.newest(wall)
    }

    /// Starts a fetch beside the caller when the list is old and nobody fetches.
    fn refresh_stale(&self, wall: Instant) {
        let is_stale = move |fetched: &Fetched| fetched.succeeded.is_some_and(|at| wall - at > STALE);
        if !self
            .0
            .keys
            .fetching
            .try_lock()
            .is_ok_and(|fetched| is_stale(&fetched) && may_fetch(&fetched, wall))
        {
            return;
        }
        let wechat = self.clone();
        tokio::spawn(async move {
            let mut fetched = wechat.0.keys.fetching.lock().await;
            if is_stale(&fetched) {
                wechat.fetch_certificates(&mut fetched).await;
            }
        });
    }

    /// Fetches, at most once a minute; on failure the keys stay as they are.
    async fn fetch_certificates(&self, fetched: &mut Fetched) {
        let wall = self.0.clock.wall();
        if !may_fetch(fetched, wall) {
            return;
        }
        fetched.tried = Some(wall);
        let result = self.certificates().await;
        let outcome = if result.is_ok() { "ok" } else { "failed" };
        metrics::counter!("banyi_wechat_calls_total", "call" => "certificates", "outcome" => outcome)
            .increment(1);
        match result {
            Ok(keys) => {
                tracing::info!(count = keys.len(), "platform certificates fetched");
                self.0.keys.add(keys);
                fetched.succeeded = Some(wall);
            }
            Err(reason) => tracing::warn!(reason, "platform certificates not fetched"),
        }
    }

    /// The list's answer is signed by a certificate that may be in it: decryption proves where the
    /// certificates come from, and then one of them, or a key known before, proves the answer.
    async fn certificates(&self) -> Result<Vec<(String, PlatformKey)>, String> {
        let reply = self
            .exchange("certificates", Outgoing::get("/v3/certificates"))
            .await
            .map_err(|error| error.to_string())?;
        let Reply { status: 200, .. } = reply else {
            return Err(format!("HTTP {}", reply.status));
        };
        let list: List = serde_json::from_slice(&reply.body).map_err(|_| "not a list".to_owned())?;
        let keys = self
            .0
            .merchant
            .off_thread(move |merchant| {
                let entries = list.data.into_iter();
                entries.filter_map(|entry| entry.open(merchant)).collect::<Vec<_>>()
            })
            .await
            .filter(|keys| !keys.is_empty())
            .ok_or("no certificate in it opens with the APIv3 key")?;
        let wall = self.0.clock.wall();
        let claim = verify::claim(&reply.headers, wall).map_err(|error| error.to_string())?;
        let key = keys
            .iter()
            .find(|(serial, key)| *serial == claim.serial && key.is_valid(wall))
            .map(|(_, key)| key.clone())
            .or_else(|| self.0.keys.find(&claim.serial, wall))
            .ok_or("signed with a key that it does not hold")?;
        claim
            .check(&Arc::clone(&self.0.merchant), key, reply.body)
            .await
            .map_err(|error| error.to_string())?;
        Ok(keys)
    }
}

/// Whether a minute has passed since the last attempt; a clock that was set back does not block.
fn may_fetch(fetched: &Fetched, wall: Instant) -> bool {
    fetched.tried.is_none_or(|tried| (wall - tried).abs() >= PAUSE)
}
