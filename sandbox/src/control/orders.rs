//! One order, and the sums of all.

use super::answer::{bad, missing};
use super::view::order_value;
use crate::books::{Reading, Summary, summary};
use crate::mode::ExpiredOrder;
use crate::pay::Payable;
use crate::sandbox::Sandbox;
use crate::state::State;
use poem::web::{Data, Json, Query};
use poem::{Result, handler};
use serde::Deserialize;
use serde_json::{Value, json};

/// Any of its numbers.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Wanted {
    out_trade_no: Option<String>,
    transaction_id: Option<String>,
    prepay_id: Option<String>,
    code_url: Option<String>,
}

/// GET order: one order with its refunds and notifications.
#[handler]
pub fn one(Data(sandbox): Data<&Sandbox>, Query(wanted): Query<Wanted>) -> Result<Json<Value>> {
    let now_ms = sandbox.clock().business_ms();
    sandbox.with(|state| {
        let no = find(state, &wanted)?.ok_or_else(|| missing("没有这笔订单"))?;
        let order = state.books.orders.get(&no).ok_or_else(|| missing("没有这笔订单"))?;
        let mut value = order_value(state, order, now_ms);
        value["refunds"] = json!(state.books.refunds_of(&no).collect::<Vec<_>>());
        let told = state.books.notifications.values().filter(|one| one.out_trade_no == no);
        value["notifications"] = json!(told.collect::<Vec<_>>());
        Ok(Json(value))
    })
}

fn find(state: &State, wanted: &Wanted) -> Result<Option<String>> {
    let books = &state.books;
    if let Some(number) = wanted.out_trade_no.as_ref().or(wanted.transaction_id.as_ref()) {
        return Ok(books.order_about(number).map(|order| order.out_trade_no.clone()));
    }
    let payable = match (&wanted.prepay_id, &wanted.code_url) {
        (Some(id), _) => Some(Payable::Prepay(id.clone())),
        (None, Some(code)) => Payable::code_url(code),
        (None, None) => None,
    };
    let Some(Payable::Prepay(id)) = payable else {
        return Err(bad("需要 outTradeNo、transactionId、prepayId 或 codeUrl"));
    };
    Ok(books.order_of_prepay(&id).map(|order| order.out_trade_no.clone()))
}

/// Of which orders.
#[derive(Debug, Deserialize)]
pub struct Which {
    #[serde(default)]
    prefix: String,
}

/// GET totals?prefix=: the books' sums, and the money of each order and refund.
#[handler]
pub fn totals(Data(sandbox): Data<&Sandbox>, Query(which): Query<Which>) -> Json<Summary> {
    let now_ms = sandbox.clock().business_ms();
    Json(sandbox.with(|state| {
        let reading = Reading {
            now_ms,
            expired_is_closed: state.mode.expired_order == ExpiredOrder::Closed,
            enrolled: state.mode.enrolled,
        };
        summary(&state.books, &which.prefix, reading)
    }))
}
