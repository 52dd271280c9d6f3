//! Order shipping management: what was paid is reported as shipped, or its money stays frozen.

use super::error::MiniError;
use super::gate::{Desk, Reply};
use super::shipping_body::{self, OrderKey, Report};
use super::token;
use crate::books::{Books, Order, Shipment};
use crate::pay::Call;
use serde_json::{Value, json};

const REPORTS: u32 = 2;

/// POST /wxa/sec/order/is_trade_managed
pub fn is_managed(desk: &mut Desk<'_>) -> Result<Reply, MiniError> {
    token::check(desk)?;
    if desk.json()?["appid"].as_str() != Some(desk.keys.appid.as_str()) {
        return Err(MiniError::of(40_013));
    }
    Ok(reply(json!({"errcode": 0, "errmsg": "ok", "is_trade_managed": desk.state.mode.enrolled})))
}

/// POST /wxa/sec/order/upload_shipping_info. A report may be made once more in other words; the
/// same report again is 10060023.
pub fn upload(desk: &mut Desk<'_>) -> Result<Reply, MiniError> {
    token::check(desk)?;
    if !desk.state.mode.enrolled {
        return Err(MiniError::of(48_001));
    }
    let body = desk.json()?;
    let report = shipping_body::read(desk.keys, &body)?;
    let order = known_order(desk, &report.key).ok_or_else(|| MiniError::of(10_060_001))?;
    let books = &desk.state.books;
    if order.payment.as_ref().is_none_or(|payment| payment.openid != report.openid) {
        return Err(MiniError::of(10_060_031));
    }
    if books.is_wholly_refunded(order) {
        return Err(MiniError::of(10_060_004));
    }
    let before = books.shipments.get(&order.out_trade_no);
    if before.is_some_and(|before| same(&before.request, &body)) {
        return Err(MiniError::of(10_060_023));
    }
    let reports = before.map_or(0, |before| before.reports) + 1;
    if reports > REPORTS {
        return Err(MiniError::of(10_060_003));
    }
    let out_trade_no = order.out_trade_no.clone();
    let shipment = shipment(report, body, reports, desk.now_ms);
    desk.state.books.shipments.insert(out_trade_no, shipment);
    Ok(reply(json!({"errcode": 0, "errmsg": "ok"})))
}

/// The out_trade_no that a report is about, for the journal and for faults; the number it gives,
/// when that is unknown; empty for every other call.
pub fn subject(books: &Books, call: &Call) -> String {
    let body: Value = serde_json::from_slice(&call.body).unwrap_or_default();
    let key = &body["order_key"];
    let numbers = [&key["out_trade_no"], &key["transaction_id"]];
    let number = numbers.into_iter().find_map(Value::as_str).unwrap_or_default();
    books.order_about(number).map_or(number, |order| &order.out_trade_no).to_owned()
}

/// The order, when it was paid long enough ago to be known here.
fn known_order<'a>(desk: &'a Desk<'_>, key: &OrderKey) -> Option<&'a Order> {
    let books = &desk.state.books;
    let order = match key {
        OrderKey::OutTradeNo(no) => books.orders.get(no),
        OrderKey::TransactionId(id) => books.order_of_transaction(id),
    }?;
    let paid_ms = order.payment.as_ref()?.at_ms;
    (desk.now_ms - paid_ms >= desk.state.mode.shipping_known_after_ms).then_some(order)
}

fn shipment(report: Report, request: Value, reports: u32, at_ms: i64) -> Shipment {
    Shipment {
        reports,
        upload_time: report.upload_time,
        logistics_type: report.logistics_type,
        items: report.items,
        openid: report.openid,
        at_ms,
        request,
    }
}

/// Whether two reports say the same, at whatever time they were made.
fn same(one: &Value, other: &Value) -> bool {
    ["logistics_type", "delivery_mode", "is_all_delivered", "shipping_list"]
        .iter()
        .all(|field| one[field] == other[field])
}

fn reply(value: Value) -> Reply {
    Reply::Json(value, "application/json; encoding=utf-8")
}
