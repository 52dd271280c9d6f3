//! What a trade bill has a row for.

use crate::beijing;
use crate::books::{Books, Order, Payment, Refund, RefundStatus, TradeType};
use crate::money::fee;

/// A row of the trade bill, before it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Business time, ms UTC.
    pub at_ms: i64,
    /// WeChat's number of the payment.
    pub transaction_id: String,
    /// The merchant's number.
    pub out_trade_no: String,
    /// Who paid.
    pub openid: String,
    /// JSAPI or NATIVE.
    pub trade_type: &'static str,
    /// e.g. OTHERS.
    pub bank_type: String,
    /// 商品名称.
    pub description: String,
    /// 商户数据包.
    pub attach: String,
    /// The fee, in 1/100000 yuan; negative when it comes back.
    pub fee: i64,
    /// Money that came or went.
    pub entry: Entry,
}

/// Which way the money of a row went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Entry {
    /// It came.
    Payment {
        /// In fen.
        fen: i64,
        /// Of it by coupons, in fen.
        coupon_fen: i64,
    },
    /// It goes back.
    Refund {
        /// WeChat's number.
        refund_id: String,
        /// The merchant's number.
        out_refund_no: String,
        /// In fen.
        fen: i64,
        /// SUCCESS, PROCESSING, FAIL or CHANGE.
        status: String,
        /// Business time, ms UTC.
        success_ms: Option<i64>,
    },
}

impl Line {
    /// What came with it, in fen.
    pub fn paid_fen(&self) -> i64 {
        if let Entry::Payment { fen, .. } = self.entry { fen } else { 0 }
    }

    /// What goes back with it, in fen.
    pub fn refunded_fen(&self) -> i64 {
        if let Entry::Refund { fen, .. } = self.entry { fen } else { 0 }
    }
}

/// The rows of a day: payments by the day they were made, refunds by the day they were applied
/// for.
pub fn of_day(books: &Books, day: i64) -> Vec<Line> {
    let paid =
        books.orders.values().filter_map(|order| order.payment.as_ref().map(|payment| (order, payment)));
    let paid = paid.filter(|(_, payment)| beijing::day(payment.at_ms) == day);
    let refunds = books.refunds.values().filter(|refund| beijing::day(refund.created_ms) == day);
    let refunds =
        refunds.filter_map(|refund| books.orders.get(&refund.out_trade_no).map(|order| (order, refund)));
    paid.map(|(order, payment)| payment_line(order, payment))
        .chain(refunds.map(|(order, refund)| refund_line(order, refund)))
        .collect()
}

fn line(order: &Order, at_ms: i64, fee: i64, entry: Entry) -> Line {
    let payment = order.payment.as_ref();
    Line {
        at_ms,
        transaction_id: payment.map(|payment| payment.transaction_id.clone()).unwrap_or_default(),
        out_trade_no: order.out_trade_no.clone(),
        openid: payment.map(|payment| payment.openid.clone()).unwrap_or_default(),
        trade_type: if order.trade_type == TradeType::Jsapi { "JSAPI" } else { "NATIVE" },
        bank_type: payment.map(|payment| payment.bank_type.clone()).unwrap_or_default(),
        description: order.description.clone(),
        attach: order.attach.clone().unwrap_or_default(),
        fee,
        entry,
    }
}

fn payment_line(order: &Order, payment: &Payment) -> Line {
    let coupon_fen = order.total_fen - payment.payer_total_fen;
    let entry = Entry::Payment { fen: order.total_fen, coupon_fen };
    line(order, payment.at_ms, fee(order.total_fen), entry)
}

fn refund_line(order: &Order, refund: &Refund) -> Line {
    let status = match refund.status {
        RefundStatus::Success => "SUCCESS",
        RefundStatus::Processing => "PROCESSING",
        RefundStatus::Closed => "FAIL",
        RefundStatus::Abnormal => "CHANGE",
    };
    let entry = Entry::Refund {
        refund_id: refund.refund_id.clone(),
        out_refund_no: refund.out_refund_no.clone(),
        fen: refund.refund_fen,
        status: status.to_owned(),
        success_ms: refund.success_ms,
    };
    line(order, refund.created_ms, -fee(refund.refund_fen), entry)
}
