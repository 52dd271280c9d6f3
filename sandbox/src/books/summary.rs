//! The books in one answer, for a test to hold against the server's own.

use super::{Books, Order, RefundStatus, TradeState, TradeType, totals};
use crate::money::fee_fen;
use serde::Serialize;
use std::collections::BTreeMap;

/// A sum.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Sum {
    /// How many.
    pub count: u32,
    /// In fen.
    pub fen: i64,
}

impl Sum {
    fn add(&mut self, fen: i64) {
        self.count += 1;
        self.fen += fen;
    }
}

/// What was paid.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Payments {
    /// How many, and what the orders cost.
    #[serde(flatten)]
    pub sum: Sum,
    /// What the payers gave after coupons, in fen.
    pub payer_fen: i64,
}

/// WeChat's fees, in fen.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Fees {
    /// With payments.
    pub taken_fen: i64,
    /// With refunds.
    pub returned_fen: i64,
}

/// An order, in the words of Order and OrderTotals.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct OrderSummary {
    pub trade_state: TradeState,
    pub trade_type: TradeType,
    pub total_fen: i64,
    pub paid_fen: i64,
    pub refunded_fen: i64,
    pub refunding_fen: i64,
    pub fee_fen: i64,
    pub transaction_id: Option<String>,
    pub paid_ms: Option<i64>,
    pub closed: bool,
    pub expired: bool,
    pub frozen: bool,
}

/// A refund, in the words of Refund.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RefundSummary {
    pub out_trade_no: String,
    pub refund_id: String,
    pub status: RefundStatus,
    pub refund_fen: i64,
    pub fee_returned_fen: i64,
    pub created_ms: i64,
    pub success_ms: Option<i64>,
}

/// Everything.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Summary {
    /// What was paid.
    pub payments: Payments,
    /// Refunds by status; each status is there.
    pub refunds: BTreeMap<&'static str, Sum>,
    /// Fees.
    pub fees: Fees,
    /// Payments less the refunds that succeeded, in fen.
    pub net_fen: i64,
    /// What waits for a shipping report, in fen.
    pub frozen_fen: i64,
    /// What the basic account holds, of all orders, in fen.
    pub available_fen: i64,
    /// By out_trade_no, unpaid ones among them.
    pub orders: BTreeMap<String, OrderSummary>,
    /// By out_refund_no.
    pub by_refund: BTreeMap<String, RefundSummary>,
}

/// How the books look at an order.
#[derive(Debug, Clone, Copy)]
pub struct Reading {
    /// Business time, ms UTC.
    pub now_ms: i64,
    /// An unpaid order past its time is CLOSED.
    pub expired_is_closed: bool,
    /// Orders must be reported as shipped.
    pub enrolled: bool,
}

/// Sums up the orders whose number begins with `prefix`, and their refunds.
pub fn summary(books: &Books, prefix: &str, reading: Reading) -> Summary {
    let mut all = Summary { available_fen: books.available_fen(), ..Summary::default() };
    for status in RefundStatus::ALL {
        all.refunds.insert(status.name(), Sum::default());
    }
    let totals = totals(books);
    for order in books.orders.values().filter(|order| order.out_trade_no.starts_with(prefix)) {
        let sums = totals.get(&order.out_trade_no).cloned().unwrap_or_default();
        let one = order_summary(books, order, reading, &sums);
        if let Some(payment) = &order.payment {
            all.payments.sum.add(order.total_fen);
            all.payments.payer_fen += payment.payer_total_fen;
        }
        all.fees.taken_fen += one.fee_fen;
        all.frozen_fen += if one.frozen { one.paid_fen - one.refunded_fen } else { 0 };
        all.orders.insert(order.out_trade_no.clone(), one);
    }
    let returned = books.fees_returned();
    for refund in books.refunds.values().filter(|refund| refund.out_trade_no.starts_with(prefix)) {
        all.refunds.entry(refund.status.name()).or_default().add(refund.refund_fen);
        let one = RefundSummary {
            out_trade_no: refund.out_trade_no.clone(),
            refund_id: refund.refund_id.clone(),
            status: refund.status,
            refund_fen: refund.refund_fen,
            fee_returned_fen: returned.get(refund.out_refund_no.as_str()).copied().unwrap_or(0),
            created_ms: refund.created_ms,
            success_ms: refund.success_ms,
        };
        all.fees.returned_fen += one.fee_returned_fen;
        all.by_refund.insert(refund.out_refund_no.clone(), one);
    }
    all.net_fen = all.payments.sum.fen - all.refunds[RefundStatus::Success.name()].fen;
    all
}

fn order_summary(books: &Books, order: &Order, reading: Reading, sums: &super::OrderTotals) -> OrderSummary {
    OrderSummary {
        trade_state: books.trade_state(order, reading.now_ms, reading.expired_is_closed),
        trade_type: order.trade_type,
        total_fen: order.total_fen,
        paid_fen: sums.paid_fen,
        refunded_fen: sums.refunded_fen,
        refunding_fen: sums.refunding_fen,
        fee_fen: fee_fen(sums.paid_fen),
        transaction_id: order.transaction_id().map(str::to_owned),
        paid_ms: order.payment.as_ref().map(|payment| payment.at_ms),
        closed: order.closed,
        expired: order.is_expired(reading.now_ms),
        frozen: reading.enrolled && books.frozen(order),
    }
}
