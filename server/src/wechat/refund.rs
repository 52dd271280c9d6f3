//! Refunds. A success means "accepted": money has moved when the state is `Success`.

use banyi_shared::{Fen, Instant, OutRefundNo, OutTradeNo};
use serde::{Deserialize, Serialize};

use super::outgoing::Outgoing;
use super::trade::{filled, moment};
use super::{PayError, WeChat};

/// What goes back.
#[derive(Debug, Clone)]
pub struct RefundOrder<'a> {
    /// Of which payment.
    pub out_trade_no: &'a OutTradeNo,
    /// The refund's number: WeChat refunds it once, however often it is sent.
    pub out_refund_no: &'a OutRefundNo,
    /// What the payer reads; neutral. Cut to 80 bytes.
    pub reason: &'a str,
    /// What goes back, in fen, at least 1.
    pub refund: Fen,
    /// What the payment's total was, in fen.
    pub total: Fen,
}

/// A refund as WeChat tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RefundAnswer {
    /// Our number of the refund.
    pub out_refund_no: OutRefundNo,
    /// WeChat's number of the refund.
    pub refund_id: String,
    /// Our number of the payment.
    pub out_trade_no: OutTradeNo,
    /// WeChat's number of the payment.
    pub transaction_id: Option<String>,
    /// Where it stands.
    pub state: RefundState,
    /// `amount.refund`, in fen.
    pub amount: Option<Fen>,
    /// `amount.total` of the payment, in fen.
    pub total: Option<Fen>,
    /// When the money arrived.
    pub success_time: Option<Instant>,
}

/// `status`, in notices `refund_status`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RefundState {
    /// The money is back.
    Success,
    /// Accepted, on its way.
    Processing,
    /// Failed for good: a new number is needed.
    Closed,
    /// The payer's card cannot take it: a person must act.
    Abnormal,
    /// Anything else: ask again.
    Other(String),
}

#[derive(Serialize)]
struct Body<'a> {
    out_trade_no: &'a str,
    out_refund_no: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    reason: &'a str,
    notify_url: String,
    amount: BodyAmount,
}

#[derive(Serialize)]
struct BodyAmount {
    refund: Fen,
    total: Fen,
    currency: &'static str,
}

/// As it travels.
#[derive(Deserialize)]
pub(super) struct Wire {
    pub(super) mchid: Option<String>,
    out_refund_no: String,
    refund_id: String,
    out_trade_no: String,
    transaction_id: Option<String>,
    status: Option<String>,
    refund_status: Option<String>,
    amount: Option<Amount>,
    success_time: Option<String>,
}

#[derive(Deserialize)]
struct Amount {
    refund: Option<i64>,
    total: Option<i64>,
}

impl Wire {
    /// The refund, if it tells a state and its numbers are ours.
    pub(super) fn read(self) -> Option<RefundAnswer> {
        let state = filled(self.status).or(filled(self.refund_status))?;
        let amount = self.amount.as_ref();
        Some(RefundAnswer {
            out_refund_no: self.out_refund_no.parse().ok()?,
            refund_id: self.refund_id,
            out_trade_no: self.out_trade_no.parse().ok()?,
            transaction_id: filled(self.transaction_id),
            state: match state.as_str() {
                "SUCCESS" => RefundState::Success,
                "PROCESSING" => RefundState::Processing,
                "CLOSED" => RefundState::Closed,
                "ABNORMAL" => RefundState::Abnormal,
                _ => RefundState::Other(state),
            },
            amount: amount.and_then(|amount| amount.refund).map(Fen),
            total: amount.and_then(|amount| amount.total).map(Fen),
            success_time: moment(self.success_time),
        })
    }
}

impl WeChat {
    /// The exact bytes of the refund request. Keep them, and send the same again while the outcome
    /// is unknown.
    pub fn refund_body(&self, refund: &RefundOrder<'_>) -> String {
        super::json(&Body {
            out_trade_no: refund.out_trade_no.as_str(),
            out_refund_no: refund.out_refund_no.as_str(),
            reason: super::cut(refund.reason, 80),
            notify_url: format!("{}/api/v1/wechat/refund/notify", self.0.public_url),
            amount: BodyAmount { refund: refund.refund, total: refund.total, currency: "CNY" },
        })
    }

    /// Sends a refund request, as [`WeChat::refund_body`] made it.
    pub async fn refund(&self, body: &str) -> Result<RefundAnswer, PayError> {
        #[derive(Deserialize)]
        struct Sent {
            out_refund_no: OutRefundNo,
        }
        let sent: Sent =
            serde_json::from_str(body).map_err(|_| PayError::NotSent("not a refund request".to_owned()))?;
        let verified = self.call("refund", Outgoing::post("/v3/refund/domestic/refunds", body)).await?;
        about(&sent.out_refund_no, verified.json()?)
    }

    /// Asks for a refund by our number.
    pub async fn query_refund(&self, no: &OutRefundNo) -> Result<RefundAnswer, PayError> {
        let path = format!("/v3/refund/domestic/refunds/{no}");
        let verified = self.call("query_refund", Outgoing::get(&path)).await?;
        about(no, verified.json()?)
    }
}

/// The answer, if it is about that refund.
pub(super) fn about(no: &OutRefundNo, wire: Wire) -> Result<RefundAnswer, PayError> {
    wire.read()
        .filter(|answer| answer.out_refund_no == *no)
        .ok_or_else(|| PayError::Unknown("answer about another refund".to_owned()))
}
