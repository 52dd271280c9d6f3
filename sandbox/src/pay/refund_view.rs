//! A refund in WeChat's words.

use crate::beijing;
use crate::books::{Order, Refund};
use crate::keys::Keys;
use serde_json::{Value, json};

/// The answer to applying and to asking.
pub fn refund_view(order: &Order, refund: &Refund) -> Value {
    let mut view = json!({
        "refund_id": refund.refund_id,
        "out_refund_no": refund.out_refund_no,
        "transaction_id": refund.transaction_id,
        "out_trade_no": refund.out_trade_no,
        "channel": refund.channel,
        "user_received_account": refund.user_received_account,
        "create_time": beijing::rfc3339(refund.created_ms),
        "status": refund.status,
        "funds_account": refund.funds_account,
        "amount": {
            "total": order.total_fen,
            "refund": refund.refund_fen,
            "from": [],
            "payer_total": payer_total(order),
            "payer_refund": refund.payer_refund_fen,
            "settlement_refund": refund.refund_fen,
            "settlement_total": order.total_fen,
            "discount_refund": refund.refund_fen - refund.payer_refund_fen,
            "currency": "CNY",
            "refund_fee": 0,
        },
        "promotion_detail": [],
    });
    if let Some(at) = refund.success_ms {
        view["success_time"] = Value::from(beijing::rfc3339(at));
    }
    view
}

/// The plaintext of REFUND.*: no appid and no currency, and the status has another name.
pub fn notified_refund(keys: &Keys, order: &Order, refund: &Refund) -> Value {
    let mut view = json!({
        "mchid": keys.mchid,
        "out_trade_no": refund.out_trade_no,
        "transaction_id": refund.transaction_id,
        "out_refund_no": refund.out_refund_no,
        "refund_id": refund.refund_id,
        "refund_status": refund.status,
        "user_received_account": refund.user_received_account,
        "amount": {
            "total": order.total_fen,
            "refund": refund.refund_fen,
            "payer_total": payer_total(order),
            "payer_refund": refund.payer_refund_fen,
        },
    });
    if let Some(at) = refund.success_ms {
        view["success_time"] = Value::from(beijing::rfc3339(at));
    }
    view
}

fn payer_total(order: &Order) -> i64 {
    order.payment.as_ref().map_or(order.total_fen, |payment| payment.payer_total_fen)
}
