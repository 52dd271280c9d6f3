//! The sums of the books, for a test to hold against the server's own.

use super::{Books, RefundStatus};
use serde::Serialize;
use std::collections::BTreeMap;

/// The money of one order, in fen.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct OrderTotals {
    /// What arrived.
    pub paid_fen: i64,
    /// What went back for certain.
    pub refunded_fen: i64,
    /// What is on its way back, or stuck on it.
    pub refunding_fen: i64,
}

/// The money of every order that was ever paid, by out_trade_no.
pub fn totals(books: &Books) -> BTreeMap<String, OrderTotals> {
    let mut totals: BTreeMap<String, OrderTotals> = BTreeMap::new();
    for order in books.orders.values().filter(|order| order.payment.is_some()) {
        totals.entry(order.out_trade_no.clone()).or_default().paid_fen = order.total_fen;
    }
    for refund in books.refunds.values() {
        let order = totals.entry(refund.out_trade_no.clone()).or_default();
        match refund.status {
            RefundStatus::Success => order.refunded_fen += refund.refund_fen,
            RefundStatus::Processing | RefundStatus::Abnormal => order.refunding_fen += refund.refund_fen,
            RefundStatus::Closed => {}
        }
    }
    totals
}
