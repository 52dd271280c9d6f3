//! An order in WeChat's words.

use crate::beijing;
use crate::books::{Order, Payment, TradeState};
use crate::keys::Keys;
use crate::mode::{Absent, Mode};
use serde_json::{Value, json};

/// The answer to a query.
pub fn order_view(keys: &Keys, mode: &Mode, order: &Order, state: TradeState) -> Value {
    let Some(payment) = &order.payment else {
        return unpaid(keys, order, state);
    };
    let mut view = paid(keys, mode, order, payment, state);
    view["promotion_detail"] = Value::from(coupons(order, payment));
    view
}

/// The plaintext of TRANSACTION.SUCCESS: as a query says it, without promotion_detail when there
/// was no coupon.
pub fn notified_payment(keys: &Keys, mode: &Mode, order: &Order, payment: &Payment) -> Value {
    let mut view = paid(keys, mode, order, payment, TradeState::Success);
    let coupons = coupons(order, payment);
    if !coupons.is_empty() {
        view["promotion_detail"] = Value::from(coupons);
    }
    view
}

fn unpaid(keys: &Keys, order: &Order, state: TradeState) -> Value {
    json!({
        "amount": {"payer_currency": "CNY", "total": order.total_fen},
        "appid": keys.appid,
        "mchid": keys.mchid,
        "out_trade_no": order.out_trade_no,
        "promotion_detail": [],
        "scene_info": {"device_id": ""},
        "trade_state": state,
        "trade_state_desc": state.description(),
    })
}

fn paid(keys: &Keys, mode: &Mode, order: &Order, payment: &Payment, state: TradeState) -> Value {
    let mut view = json!({
        "appid": keys.appid,
        "mchid": keys.mchid,
        "out_trade_no": order.out_trade_no,
        "transaction_id": payment.transaction_id,
        "trade_type": order.trade_type,
        "trade_state": state,
        "trade_state_desc": state.description(),
        "bank_type": payment.bank_type,
        "success_time": beijing::rfc3339(payment.at_ms),
        "payer": {"openid": payment.openid},
        "amount": {
            "total": order.total_fen,
            "payer_total": payment.payer_total_fen,
            "currency": "CNY",
            "payer_currency": "CNY",
        },
    });
    match (&order.attach, mode.attach_absent) {
        (Some(attach), _) => view["attach"] = Value::from(attach.as_str()),
        (None, Absent::Empty) => view["attach"] = Value::from(""),
        (None, Absent::Omitted) => {}
    }
    view
}

fn coupons(order: &Order, payment: &Payment) -> Vec<Value> {
    let given = order.total_fen - payment.payer_total_fen;
    if given <= 0 {
        return Vec::new();
    }
    vec![json!({
        "coupon_id": "109519",
        "name": "立减优惠",
        "scope": "GLOBAL",
        "type": "CASH",
        "amount": given,
        "stock_id": "931386",
        "wechatpay_contribute": given,
        "merchant_contribute": 0,
        "other_contribute": 0,
        "currency": "CNY",
    })]
}
