//! A person scans the code of a Native order.

use super::answer::{bad, conflict, missing};
use crate::books::{Order, PREPAY_LIFE_MS};
use crate::pay::{PayError, Payable, find_payable};
use crate::sandbox::Sandbox;
use crate::state::State;
use poem::web::{Data, Json};
use poem::{Result, handler};
use serde::Deserialize;
use serde_json::{Value, json};
use std::cmp::Reverse;

/// What was scanned, and by whom.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Scanning {
    code_url: String,
    person: Option<String>,
}

/// POST scan: the bill that the phone shows. Several people may scan one code; nobody owns it.
#[handler]
pub fn scan(Data(sandbox): Data<&Sandbox>, Json(scanning): Json<Scanning>) -> Result<Json<Value>> {
    let payable = Payable::code_url(&scanning.code_url);
    let payable = payable.ok_or_else(|| bad("这不是微信支付的付款码链接"))?;
    let now_ms = sandbox.clock().business_ms();
    sandbox.with(|state| {
        let found = find_payable(state, now_ms, &payable).map_err(|error| match error {
            PayError::NoOrder => missing("二维码无效，找不到对应的订单"),
            error => conflict(error),
        });
        let order = found?.clone();
        if let Some(id) = &scanning.person {
            state.person(id).ok_or_else(|| missing("没有这个人"))?;
            state.scans.entry(order.out_trade_no.clone()).or_default().insert(id.clone());
        }
        Ok(Json(bill(state, &order)))
    })
}

/// GET codes: the codes that could be scanned and paid now, the newest first.
#[handler]
pub fn codes(Data(sandbox): Data<&Sandbox>) -> Json<Value> {
    let now_ms = sandbox.clock().business_ms();
    Json(sandbox.with(|state| {
        let payable = |order: &&Order| {
            let code = order.code_url().and_then(|code| Payable::code_url(&code));
            code.is_some_and(|code| find_payable(state, now_ms, &code).is_ok())
        };
        let mut orders: Vec<&Order> = state.books.orders.values().filter(payable).collect();
        orders.sort_by_key(|order| Reverse(order.prepays.last().map(|prepay| prepay.made_ms)));
        let items: Vec<Value> = orders.into_iter().map(|order| bill(state, order)).collect();
        json!({"nowMs": now_ms, "items": items})
    }))
}

fn bill(state: &State, order: &Order) -> Value {
    json!({
        "outTradeNo": order.out_trade_no,
        "amountFen": order.total_fen,
        "description": order.description,
        "mchName": state.mode.merchant_name,
        "codeUrl": order.code_url(),
        "payableUntilMs": payable_until(order),
        "scannedBy": state.scans.get(&order.out_trade_no).cloned().unwrap_or_default(),
    })
}

/// The end of the code or of the order, whichever comes first.
fn payable_until(order: &Order) -> i64 {
    let code = order.prepays.last().map(|prepay| prepay.made_ms + PREPAY_LIFE_MS);
    code.map_or(order.expires_ms, |end| end.min(order.expires_ms))
}
