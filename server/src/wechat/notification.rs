//! Notifications of payments and refunds (APIv3): verify, then parse, then decrypt.

use bytes::Bytes;
use poem::http::HeaderMap;
use serde::Deserialize;

use super::certificate::Sealed;
use super::refund::RefundAnswer;
use super::trade::Trade;
use super::verify::Unverified;
use super::{WeChat, refund, trade};

/// No notification is longer.
const MAX_BODY: usize = 64 * 1024;

/// What WeChat tells, proved and decrypted. Whether it fits the order is the caller's to check:
/// appid, mchid, total, currency.
#[derive(Debug, Clone)]
pub enum Notification {
    /// `TRANSACTION.SUCCESS`
    Payment(Trade),
    /// `REFUND.SUCCESS`, `REFUND.ABNORMAL` or `REFUND.CLOSED`; has no appid and no currency.
    Refund {
        /// Must be ours.
        mchid: String,
        /// Where the refund stands.
        answer: RefundAnswer,
    },
}

/// Why a notification is not taken; each with a reason for the log that quotes no body.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// A header of the signature is missing, empty or of another kind.
    #[error("header: {0}")]
    Header(String),
    /// More than 300 seconds away from wall time.
    #[error("timestamp: {0}")]
    Timestamp(String),
    /// Nobody known signs under this serial.
    #[error("serial: {0}")]
    Serial(String),
    /// The signature is wrong, or a probe of WeChat: no alarm.
    #[error("signature: {0}")]
    Signature(String),
    /// Too long, or not what a notification looks like.
    #[error("body: {0}")]
    Body(String),
    /// An event that we do not take.
    #[error("event: {0}")]
    Event(String),
    /// The APIv3 key does not open it.
    #[error("decrypt: {0}")]
    Decrypt(String),
}

impl From<Unverified> for Refused {
    fn from(error: Unverified) -> Self {
        let reason = error.to_string();
        match error {
            Unverified::Header(_) | Unverified::Type => Self::Header(reason),
            Unverified::Timestamp(_) | Unverified::NoTimestamp => Self::Timestamp(reason),
            Unverified::Serial(_) => Self::Serial(reason),
            Unverified::Probe | Unverified::Signature => Self::Signature(reason),
        }
    }
}

#[derive(Deserialize)]
struct Envelope {
    event_type: String,
    resource_type: String,
    resource: Sealed,
}

impl WeChat {
    /// Opens a notification. `body` must be the raw bytes: they are what is signed.
    pub async fn open_notification(&self, headers: &HeaderMap, body: &[u8]) -> Result<Notification, Refused> {
        let opened = self.open(headers, body).await;
        let outcome = if opened.is_ok() { "ok" } else { "refused" };
        metrics::counter!("banyi_wechat_calls_total", "call" => "notification", "outcome" => outcome)
            .increment(1);
        opened
    }

    async fn open(&self, headers: &HeaderMap, body: &[u8]) -> Result<Notification, Refused> {
        if body.len() > MAX_BODY {
            return Err(Refused::Body("too long".to_owned()));
        }
        self.verify(headers, Bytes::copy_from_slice(body)).await?;
        let envelope: Envelope = read(body)?;
        let is_payment = match envelope.event_type.as_str() {
            "TRANSACTION.SUCCESS" => true,
            "REFUND.SUCCESS" | "REFUND.ABNORMAL" | "REFUND.CLOSED" => false,
            other => return Err(Refused::Event(other.chars().take(64).collect())),
        };
        if envelope.resource_type != "encrypt-resource" {
            return Err(Refused::Event("resource of another type".to_owned()));
        }
        if envelope.resource.algorithm != "AEAD_AES_256_GCM" {
            return Err(Refused::Event("another algorithm".to_owned()));
        }
        let plain = envelope
            .resource
            .open(&self.0.merchant)
            .ok_or_else(|| Refused::Decrypt("the APIv3 key does not open it".to_owned()))?;
        let foreign = || Refused::Body("a number that is not ours, or no state".to_owned());
        if is_payment {
            let wire: trade::Wire = read(&plain)?;
            return wire.read().map(Notification::Payment).ok_or_else(foreign);
        }
        let wire: refund::Wire = read(&plain)?;
        let mchid = wire.mchid.clone().ok_or_else(|| Refused::Body("no mchid".to_owned()))?;
        let answer = wire.read().ok_or_else(foreign)?;
        Ok(Notification::Refund { mchid, answer })
    }
}

/// JSON; the reason names the place, never the value.
fn read<T: serde::de::DeserializeOwned>(bytes: &[u8]) -> Result<T, Refused> {
    serde_json::from_slice(bytes).map_err(|error| {
        Refused::Body(format!("{:?} at {}:{}", error.classify(), error.line(), error.column()))
    })
}
