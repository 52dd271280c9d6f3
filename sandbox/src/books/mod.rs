//! WeChat's own books: orders, refunds, notifications and messages.

mod file;
mod funds;
mod notification;
mod order;
mod refund;
mod shipment;
mod summary;
mod totals;

pub use file::{read, write};
pub use funds::FundsMovement;
pub use notification::{Delivery, Event, Notification, Progress};
pub use order::{CODE_PREFIX, Order, PREPAY_LIFE_MS, Payment, Prepay, TradeState, TradeType};
pub use refund::{Refund, RefundStatus};
pub use shipment::Shipment;
pub use summary::{Reading, Summary, summary};
pub use totals::{OrderTotals, totals};

use crate::people::Person;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Everything that survives a restart.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Books {
    /// By out_trade_no.
    pub orders: BTreeMap<String, Order>,
    /// By out_refund_no.
    pub refunds: BTreeMap<String, Refund>,
    /// By their own id.
    pub notifications: BTreeMap<String, Notification>,
    /// What was reported as shipped, by out_trade_no.
    pub shipments: BTreeMap<String, Shipment>,
    /// What the merchant put into the basic account and took out of it, the oldest first.
    pub funds: Vec<FundsMovement>,
    /// Who joined beside the demo people.
    pub people: Vec<Person>,
    /// 订阅消息, the oldest first.
    pub messages: Vec<Message>,
}

/// A subscribe message that reached its receiver.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Message {
    /// Wall time, ms UTC.
    pub at: i64,
    /// The receiver's openid.
    pub openid: String,
    /// The template.
    pub template_id: String,
    /// The page that a tap opens.
    pub page: Option<String>,
    /// Field to `{value}`.
    pub data: serde_json::Value,
}

impl Books {
    /// The order that a prepay id belongs to.
    pub fn order_of_prepay(&self, prepay_id: &str) -> Option<&Order> {
        self.orders.values().find(|order| order.prepays.iter().any(|prepay| prepay.id == prepay_id))
    }

    /// The order that a payment belongs to.
    pub fn order_of_transaction(&self, transaction_id: &str) -> Option<&Order> {
        self.orders.values().find(|order| order.transaction_id() == Some(transaction_id))
    }

    /// The order that a number of the merchant's or of WeChat's is about: an order's, a
    /// payment's or a refund's.
    pub fn order_about(&self, number: &str) -> Option<&Order> {
        let of_refund = || self.refunds.get(number).and_then(|refund| self.orders.get(&refund.out_trade_no));
        self.orders.get(number).or_else(of_refund).or_else(|| self.order_of_transaction(number))
    }

    /// The refunds of an order, failed ones among them.
    pub fn refunds_of<'a>(&'a self, out_trade_no: &'a str) -> impl Iterator<Item = &'a Refund> {
        self.refunds.values().filter(move |refund| refund.out_trade_no == out_trade_no)
    }

    /// What has left or is leaving an order: every refund that is not closed, in fen.
    pub fn refunded_fen(&self, out_trade_no: &str) -> i64 {
        let counted = self.refunds_of(out_trade_no).filter(|refund| refund.status != RefundStatus::Closed);
        counted.map(|refund| refund.refund_fen).sum()
    }

    /// The state that a query tells of an order.
    pub fn trade_state(&self, order: &Order, now_ms: i64, expired_is_closed: bool) -> TradeState {
        if order.payment.is_some() {
            let refunded =
                self.refunds_of(&order.out_trade_no).any(|refund| refund.status != RefundStatus::Closed);
            return if refunded { TradeState::Refund } else { TradeState::Success };
        }
        if order.closed || (expired_is_closed && order.is_expired(now_ms)) {
            return TradeState::Closed;
        }
        TradeState::Notpay
    }
}
