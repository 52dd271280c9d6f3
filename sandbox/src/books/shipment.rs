//! What was reported to order shipping management.

use super::{Books, Order, RefundStatus};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// An order that was reported as shipped.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Shipment {
    /// How often it was reported: a second time in other words is the last.
    pub reports: u32,
    /// As it was reported, RFC 3339.
    pub upload_time: String,
    /// 1 express, 2 same city, 3 virtual, 4 picked up.
    pub logistics_type: i64,
    /// The item_desc of each parcel.
    pub items: Vec<String>,
    /// The payer.
    pub openid: String,
    /// The latest report; business time, ms UTC.
    pub at_ms: i64,
    /// The body of the latest report.
    pub request: Value,
}

impl Books {
    /// Whether an order's money is held back: paid, not shipped, and not wholly refunded.
    pub fn frozen(&self, order: &Order) -> bool {
        order.payment.is_some()
            && !self.shipments.contains_key(&order.out_trade_no)
            && !self.is_wholly_refunded(order)
    }

    /// Whether nothing of the payment is left.
    pub fn is_wholly_refunded(&self, order: &Order) -> bool {
        let done =
            self.refunds_of(&order.out_trade_no).filter(|refund| refund.status == RefundStatus::Success);
        done.map(|refund| refund.refund_fen).sum::<i64>() >= order.total_fen
    }
}
