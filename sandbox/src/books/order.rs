//! An order, as WeChat keeps it.

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// How long a prepay id or a code_url may be used: two hours of business time.
pub const PREPAY_LIFE_MS: i64 = 2 * 60 * 60 * 1000;

/// What stands before the secret part of a code_url.
pub const CODE_PREFIX: &str = "weixin://wxpay/bizpayurl?pr=";

/// How the payer comes to pay.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum TradeType {
    /// From within the mini-program.
    Jsapi,
    /// By scanning a code.
    Native,
}

/// trade_state of a query.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum TradeState {
    /// 支付成功.
    Success,
    /// 转入退款: paid, and at least one refund exists.
    Refund,
    /// 未支付.
    Notpay,
    /// 已关闭.
    Closed,
}

impl TradeState {
    /// trade_state_desc.
    pub fn description(self) -> &'static str {
        match self {
            Self::Success => "支付成功",
            Self::Refund => "订单发生过退款，退款详情请查询退款单",
            Self::Notpay => "订单未支付",
            Self::Closed => "订单已关闭",
        }
    }
}

/// One answer to a prepay request.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Prepay {
    /// prepay_id, or for Native the secret part of the code_url.
    pub id: String,
    /// Business time, ms UTC.
    pub made_ms: i64,
}

/// Money that arrived.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Payment {
    /// WeChat's number of the payment, at most 32 characters.
    pub transaction_id: String,
    /// Business time, ms UTC.
    pub at_ms: i64,
    /// Who paid.
    pub openid: String,
    /// What the payer gave after coupons, in fen.
    pub payer_total_fen: i64,
    /// e.g. OTHERS, for the balance.
    pub bank_type: String,
}

/// An order.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Order {
    /// The merchant's number.
    pub out_trade_no: String,
    /// How it is paid.
    pub trade_type: TradeType,
    /// The body that made it; a later one must be equal to it.
    pub request: Value,
    /// 商品描述.
    pub description: String,
    /// In fen.
    pub total_fen: i64,
    /// The only one who may pay; None for Native.
    pub openid: Option<String>,
    /// 商户数据包, echoed everywhere.
    pub attach: Option<String>,
    /// Where the payment is told.
    pub notify_url: String,
    /// From this moment it cannot be paid; business time, ms UTC.
    pub expires_ms: i64,
    /// Business time, ms UTC.
    pub created_ms: i64,
    /// The oldest first.
    pub prepays: Vec<Prepay>,
    /// By the merchant.
    pub closed: bool,
    /// Set once, never again.
    pub payment: Option<Payment>,
}

impl Order {
    /// Whether its time is over.
    pub fn is_expired(&self, now_ms: i64) -> bool {
        now_ms >= self.expires_ms
    }

    /// The code_url that can be scanned, of a Native order: every earlier one is void.
    pub fn code_url(&self) -> Option<String> {
        let latest = self.prepays.last().filter(|_| self.trade_type == TradeType::Native)?;
        Some(format!("{CODE_PREFIX}{}", latest.id))
    }

    /// WeChat's number of the payment.
    pub fn transaction_id(&self) -> Option<&str> {
        self.payment.as_ref().map(|payment| payment.transaction_id.as_str())
    }
}
