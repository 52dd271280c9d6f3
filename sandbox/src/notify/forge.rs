//! A notification about something that never happened.

use super::envelope::{Content, seal};
use super::send::Parcel;
use crate::beijing;
use crate::books::{Event, Payment};
use crate::keys::Keys;
use crate::pay::notified_payment;
use crate::state::State;
use serde_json::json;

/// What is claimed.
#[derive(Debug, Clone, Default)]
pub struct Forged {
    /// The order that is claimed to be paid (or refunded), placed or not.
    pub out_trade_no: String,
    /// Where to; the order's own address when None.
    pub url: Option<String>,
    /// In fen; the order's total when None.
    pub total_fen: Option<i64>,
    /// A refund is claimed, under this number.
    pub out_refund_no: Option<String>,
}

/// Writes the parcel, well sealed under the real key. None when neither the order nor the claim
/// says where to.
pub fn forge(state: &mut State, keys: &Keys, now_ms: i64, claim: &Forged) -> Option<Parcel> {
    let order = state.books.orders.get(&claim.out_trade_no).cloned();
    let url = claim.url.clone().or_else(|| order.as_ref().map(|order| order.notify_url.clone()))?;
    let total = claim.total_fen.or_else(|| order.as_ref().map(|order| order.total_fen)).unwrap_or(1);
    let transaction_id =
        format!("4200{}{}{}", state.chance.digits(6), beijing::compact_date(now_ms), state.chance.digits(10));
    let openid = order
        .as_ref()
        .and_then(|order| order.openid.clone())
        .unwrap_or_else(|| "oForgedForgedForgedForged000".to_owned());
    let payment = Payment {
        transaction_id,
        at_ms: now_ms,
        openid,
        payer_total_fen: total,
        bank_type: "OTHERS".to_owned(),
    };
    let (event, event_type, plaintext) = match (&claim.out_refund_no, order) {
        (Some(no), _) => (Event::Refund, "REFUND.SUCCESS", refund(keys, claim, &payment, no, now_ms)),
        (None, Some(mut order)) => {
            order.total_fen = total;
            (Event::Payment, "TRANSACTION.SUCCESS", notified_payment(keys, &state.mode, &order, &payment))
        }
        (None, None) => (Event::Payment, "TRANSACTION.SUCCESS", unknown(keys, claim, &payment)),
    };
    let (id, plaintext) = (state.chance.uuid(), plaintext.to_string());
    let content = Content { id: &id, event, event_type, created_ms: now_ms, plaintext: &plaintext };
    let body = seal(&mut state.chance, &state.mode, &keys.apiv3_key, content)?;
    Some(Parcel { id, event, event_type: event_type.to_owned(), url, plaintext, body })
}

fn unknown(keys: &Keys, claim: &Forged, payment: &Payment) -> serde_json::Value {
    json!({
        "appid": keys.appid,
        "mchid": keys.mchid,
        "out_trade_no": claim.out_trade_no,
        "transaction_id": payment.transaction_id,
        "trade_type": "JSAPI",
        "trade_state": "SUCCESS",
        "trade_state_desc": "支付成功",
        "bank_type": payment.bank_type,
        "success_time": beijing::rfc3339(payment.at_ms),
        "payer": {"openid": payment.openid},
        "amount": {"total": payment.payer_total_fen, "payer_total": payment.payer_total_fen, "currency": "CNY", "payer_currency": "CNY"},
    })
}

fn refund(
    keys: &Keys,
    claim: &Forged,
    payment: &Payment,
    out_refund_no: &str,
    now_ms: i64,
) -> serde_json::Value {
    let total = payment.payer_total_fen;
    json!({
        "mchid": keys.mchid,
        "out_trade_no": claim.out_trade_no,
        "transaction_id": payment.transaction_id,
        "out_refund_no": out_refund_no,
        "refund_id": format!("503{}", payment.transaction_id),
        "refund_status": "SUCCESS",
        "success_time": beijing::rfc3339(now_ms),
        "user_received_account": "支付用户零钱",
        "amount": {"total": total, "refund": total, "payer_total": total, "payer_refund": total},
    })
}
