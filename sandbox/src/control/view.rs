//! Everything at a glance.

use crate::books::{Order, totals};
use crate::mode::ExpiredOrder;
use crate::sandbox::Sandbox;
use crate::state::State;
use poem::handler;
use poem::web::{Data, Json};
use serde_json::{Value, json};

/// GET state
#[handler]
pub fn whole(Data(sandbox): Data<&Sandbox>) -> Json<Value> {
    let keys = sandbox.keys();
    let clock = json!({
        "wallMs": sandbox.clock().wall_ms(),
        "businessMs": sandbox.clock().business_ms(),
        "offsetMs": sandbox.clock().offset_ms(),
    });
    let identity = json!({
        "appid": keys.appid,
        "mchid": keys.mchid,
        "merchantSerial": keys.merchant_serial,
        "platformSerial": keys.platform_serial,
        "pubkeyId": keys.pubkey_id,
    });
    let now_ms = sandbox.clock().business_ms();
    Json(sandbox.with(|state| {
        let mut orders: Vec<_> = state.books.orders.values().collect();
        orders.sort_by_key(|order| std::cmp::Reverse(order.created_ms));
        json!({
            "clock": clock,
            "identity": identity,
            "people": state.people,
            "orders": orders.into_iter().map(|order| order_value(state, order, now_ms)).collect::<Vec<_>>(),
            "refunds": state.books.refunds.values().collect::<Vec<_>>(),
            "notifications": state.books.notifications.values().collect::<Vec<_>>(),
            "messages": state.books.messages,
            "funds": {"availableFen": state.books.available_fen(), "movements": state.books.funds},
            "refundPlans": state.plans.all(),
            "bills": state.bill_plans,
            "totals": totals(&state.books),
            "mode": state.mode,
            "faults": state.faults.rules(),
            "server": sandbox.setup().server,
        })
    }))
}

/// An order as the control API shows it.
pub fn order_value(state: &State, order: &Order, now_ms: i64) -> Value {
    let mut value = serde_json::to_value(order).unwrap_or_default();
    let expired_is_closed = state.mode.expired_order == ExpiredOrder::Closed;
    value["tradeState"] = json!(state.books.trade_state(order, now_ms, expired_is_closed));
    value["expired"] = json!(order.is_expired(now_ms));
    value["refundedFen"] = json!(state.books.refunded_fen(&order.out_trade_no));
    value["codeUrl"] = json!(order.code_url());
    value["shipping"] = json!(state.books.shipments.get(&order.out_trade_no));
    value["frozen"] = json!(state.mode.enrolled && state.books.frozen(order));
    value
}
