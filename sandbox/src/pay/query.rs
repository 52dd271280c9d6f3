//! Asking how an order stands.

use super::desk::{Desk, Handled, Reply};
use super::order_view::order_view;
use crate::mode::ExpiredOrder;
use crate::wechat::refusal::Refusal;
use serde_json::Value;
use std::collections::BTreeMap;

/// GET /v3/pay/transactions/out-trade-no/{n}?mchid=
pub fn by_out_trade_no(desk: &Desk<'_>, out_trade_no: &str, query: &BTreeMap<String, String>) -> Handled {
    check_query(desk, query)?;
    tell(desk, out_trade_no)
}

/// GET /v3/pay/transactions/id/{transaction_id}?mchid= ; knows paid orders only.
pub fn by_transaction_id(desk: &Desk<'_>, transaction_id: &str, query: &BTreeMap<String, String>) -> Handled {
    check_query(desk, query)?;
    let order = desk.state.books.order_of_transaction(transaction_id).ok_or_else(|| desk.no_order())?;
    tell(desk, &order.out_trade_no)
}

fn tell(desk: &Desk<'_>, out_trade_no: &str) -> Handled {
    let (books, mode) = (&desk.state.books, &desk.state.mode);
    let order = books.orders.get(out_trade_no).ok_or_else(|| desk.no_order())?;
    let state = books.trade_state(order, desk.now_ms, mode.expired_order == ExpiredOrder::Closed);
    Ok(Reply::Json(order_view(desk.keys, mode, order, state)))
}

fn check_query(desk: &Desk<'_>, query: &BTreeMap<String, String>) -> Result<(), Refusal> {
    let mchid = query.get("mchid").filter(|mchid| !mchid.is_empty());
    let mchid = mchid.ok_or_else(|| Refusal::param_at("query", "mchid", &Value::Null, "必填项缺失"))?;
    desk.check_mchid(mchid)
}
