//! An answer, or a notification, whose signature was checked.

use std::sync::Arc;

use bytes::Bytes;
use reqwest::header::HeaderMap;

use super::WeChat;
use super::verify::{self, Unverified};

impl WeChat {
    /// Checks the signature over the raw bytes; fetches certificates for a serial not known yet.
    /// Returns our wall time less WeChat's, in seconds.
    pub(super) async fn verify(&self, headers: &HeaderMap, body: Bytes) -> Result<i64, Unverified> {
        let claim = verify::claim(headers, self.0.clock.wall())?;
        let skew = claim.skew;
        let key = self.key(&claim.serial).await.ok_or_else(|| Unverified::Serial(shown(&claim.serial)))?;
        claim.check(&Arc::clone(&self.0.merchant), key, body).await?;
        Ok(skew)
    }
}

/// A serial that anyone may have sent, fit for a log.
fn shown(serial: &str) -> String {
    serial.chars().take(64).filter(char::is_ascii_graphic).collect()
}
