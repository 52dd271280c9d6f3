//! A refund, as WeChat keeps it.

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Status of a refund.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum RefundStatus {
    /// 退款处理中.
    Processing,
    /// 退款成功.
    Success,
    /// 退款关闭: failed for good.
    Closed,
    /// 退款异常: the card is void, the operator must act.
    Abnormal,
}

impl RefundStatus {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Processing, Self::Success, Self::Closed, Self::Abnormal];

    /// As it travels.
    pub fn name(self) -> &'static str {
        match self {
            Self::Processing => "PROCESSING",
            Self::Success => "SUCCESS",
            Self::Closed => "CLOSED",
            Self::Abnormal => "ABNORMAL",
        }
    }
}

/// A refund.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Refund {
    /// The merchant's number.
    pub out_refund_no: String,
    /// WeChat's number.
    pub refund_id: String,
    /// The order.
    pub out_trade_no: String,
    /// The payment.
    pub transaction_id: String,
    /// The body that made it; a later one must be equal to it.
    pub request: Value,
    /// In fen.
    pub refund_fen: i64,
    /// What of it goes back to the payer rather than to a coupon, in fen.
    pub payer_refund_fen: i64,
    /// Where its end is told.
    pub notify_url: Option<String>,
    /// AVAILABLE or UNSETTLED.
    pub funds_account: String,
    /// ORIGINAL, or OTHER_BANKCARD after an abnormal one was sent to another card.
    pub channel: String,
    /// Where the money goes.
    pub user_received_account: String,
    /// Where it stands.
    pub status: RefundStatus,
    /// How it will end by itself; None: it waits for the control API.
    #[serde(default)]
    pub ends: Option<RefundStatus>,
    /// How long that takes; None: as long as the mode says.
    #[serde(default)]
    pub ends_after_ms: Option<u64>,
    /// Business time, ms UTC.
    pub created_ms: i64,
    /// When it succeeded; business time, ms UTC.
    pub success_ms: Option<i64>,
}
