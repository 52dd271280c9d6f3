//! A person pays, or thinks better of it.

use super::answer::{bad, conflict};
use super::notifications::send_now;
use crate::pay::{PayError, Payable, find_payable, pay};
use crate::sandbox::Sandbox;
use poem::web::{Data, Json};
use poem::{Result, handler};
use serde::Deserialize;
use serde_json::{Value, json};

/// Which order, and how.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Paying {
    /// By prepay id…
    pub prepay_id: Option<String>,
    /// …or by code_url…
    pub code_url: Option<String>,
    /// …or by number.
    pub out_trade_no: Option<String>,
    /// A person's short id; the order's own payer when absent.
    pub person: Option<String>,
    /// What is paid after a coupon, in fen.
    #[serde(alias = "payerTotal")]
    pub payer_total_fen: Option<i64>,
    /// False: nothing is told.
    pub notify: Option<bool>,
    /// True: the answer waits for the first delivery and holds it.
    pub wait: bool,
}

/// POST pay
#[handler]
pub async fn confirmed(Data(sandbox): Data<&Sandbox>, Json(paying): Json<Paying>) -> Result<Json<Value>> {
    confirm(sandbox, paying).await.map(Json)
}

/// POST cancel: the money stays where it is and the order open; only the journal knows.
#[handler]
pub fn cancel(Data(sandbox): Data<&Sandbox>, Json(paying): Json<Paying>) -> Result<Json<Value>> {
    let payable = payable(&paying)?;
    let now_ms = sandbox.clock().business_ms();
    let known =
        sandbox.with(|state| find_payable(state, now_ms, &payable).map(|order| order.out_trade_no.clone()));
    Ok(Json(json!({"errMsg": "requestPayment:fail cancel", "outTradeNo": known.ok()})))
}

/// Pays and answers with the transaction.
pub async fn confirm(sandbox: &Sandbox, paying: Paying) -> Result<Value> {
    let payable = payable(&paying)?;
    let quiet = paying.notify == Some(false);
    let times = (sandbox.clock().wall_ms(), sandbox.clock().business_ms());
    let paid = sandbox.change(|state| {
        let held = quiet || paying.wait;
        let (no, notification) = pay(
            state,
            sandbox.keys(),
            times,
            &payable,
            paying.person.as_deref(),
            paying.payer_total_fen,
            held,
        )?;
        let transaction_id =
            state.books.orders.get(&no).and_then(|order| order.transaction_id().map(str::to_owned));
        Ok::<_, PayError>((no, transaction_id, notification))
    });
    let (out_trade_no, transaction_id, notification) = paid.map_err(conflict)?;
    let delivery = match &notification {
        Some(id) if paying.wait && !quiet => send_now(sandbox, id).await,
        _ => None,
    };
    Ok(json!({
        "errMsg": "requestPayment:ok",
        "outTradeNo": out_trade_no,
        "transactionId": transaction_id,
        "notificationId": notification,
        "delivery": delivery,
    }))
}

fn payable(paying: &Paying) -> Result<Payable> {
    match (&paying.prepay_id, &paying.code_url, &paying.out_trade_no) {
        (Some(id), ..) => Ok(Payable::Prepay(id.clone())),
        (None, Some(code), _) => Payable::code_url(code).ok_or_else(|| bad("这不是微信支付的付款码链接")),
        (None, None, Some(no)) => Ok(Payable::OutTradeNo(no.clone())),
        (None, None, None) => Err(bad("需要 prepayId、codeUrl 或 outTradeNo")),
    }
}
