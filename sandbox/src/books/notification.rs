//! A notification and the record of its deliveries.

use serde::{Deserialize, Serialize};

/// What is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// TRANSACTION.SUCCESS.
    Payment,
    /// REFUND.SUCCESS, REFUND.ABNORMAL or REFUND.CLOSED.
    Refund,
}

/// How far it has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Progress {
    /// To be sent (again).
    Pending,
    /// Taken with 200 or 204.
    Done,
    /// All attempts of the schedule failed.
    GivenUp,
    /// Never sent by itself.
    Held,
}

/// One POST and what came back.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Delivery {
    /// Wall time, ms UTC.
    pub at: i64,
    /// HTTP status; None when no answer came or nothing was sent.
    pub status: Option<u16>,
    /// What was answered, or why nothing was.
    pub body: String,
    /// How it was changed on its way, e.g. `wrong_signature`.
    pub mutation: Option<String>,
}

impl Delivery {
    /// Whether WeChat takes this for an acknowledgement.
    pub fn is_acknowledged(&self) -> bool {
        matches!(self.status, Some(200 | 204))
    }
}

/// A notification. Its body stays the same through all deliveries; only the signature is fresh.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Notification {
    /// A UUID.
    pub id: String,
    /// What is told.
    pub event: Event,
    /// e.g. `TRANSACTION.SUCCESS`.
    pub event_type: String,
    /// The order.
    pub out_trade_no: String,
    /// The refund.
    pub out_refund_no: Option<String>,
    /// Where to.
    pub url: String,
    /// What is inside the ciphertext.
    pub plaintext: String,
    /// The envelope, exactly as it is sent.
    pub body: String,
    /// Wall time, ms UTC.
    pub created_ms: i64,
    /// How far it has come.
    pub progress: Progress,
    /// How many deliveries of the schedule are over.
    pub attempts: u32,
    /// Everything that was sent by schedule and by hand, the oldest first.
    pub deliveries: Vec<Delivery>,
}
