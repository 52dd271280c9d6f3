//! What happens while a call is on its way, and in which order it is told.

use crate::support::{Merchant, Receiver, Stand};
use serde_json::{Value, json};

const NO: &str = "261120102530000001P01";

async fn placed() -> (Stand, Receiver, Merchant) {
    let (stand, receiver) = (Stand::start().await, Receiver::start().await);
    let merchant = stand.merchant();
    stand.order(&merchant, &receiver, NO).await;
    (stand, receiver, merchant)
}

/// Whether something has been heard by now, without waiting for it.
async fn heard(receiver: &Receiver) -> bool {
    !receiver.hears_nothing().await
}

#[tokio::test]
async fn a_payment_may_fall_between_asking_and_closing() {
    let (stand, receiver, merchant) = placed().await;
    stand.faults(json!([{"match": "query", "side": "answer", "kind": "pays", "times": 1}])).await;
    assert_eq!(merchant.query(NO).await.json()["trade_state"], "NOTPAY");
    assert_eq!(merchant.close(NO).await.refusal(), (400, "ORDERPAID".to_owned()));
    assert_eq!(receiver.hears().await.plaintext().unwrap()["out_trade_no"], NO);
}

#[tokio::test]
async fn a_payment_may_come_before_the_close_and_be_told_before_its_answer() {
    let (stand, receiver, merchant) = placed().await;
    stand
        .faults(json!([
            {"match": "close", "side": "request", "kind": "pays", "times": 1},
            {"match": "close", "side": "answer", "kind": "notify_first", "times": 1},
        ]))
        .await;
    assert_eq!(merchant.close(NO).await.refusal(), (400, "ORDERPAID".to_owned()));
    assert!(heard(&receiver).await, "it was told before the answer");
    let calls = stand.control("GET", "operations?operation=close", json!(null)).await.1;
    assert_eq!(calls["items"][0]["fault"], "request:pays answer:notify_first");
}

#[tokio::test]
async fn a_payment_may_be_told_before_the_order_is_answered() {
    let (stand, receiver) = (Stand::start().await, Receiver::start().await);
    let merchant = stand.merchant();
    stand
        .faults(json!([{"match": "jsapi", "side": "answer", "kind": "pays", "told": true, "times": 1}]))
        .await;
    stand.order(&merchant, &receiver, NO).await;
    assert!(heard(&receiver).await);
    assert_eq!(merchant.query(NO).await.json()["trade_state"], "SUCCESS");
}

#[tokio::test]
async fn a_refund_may_be_told_before_it_is_answered() {
    let (stand, receiver, merchant) = placed().await;
    stand.post("pay", json!({"outTradeNo": NO, "notify": false})).await;
    stand.mode(json!({"refundSettleAfterMs": 20})).await;
    stand.faults(json!([{"match": "refund", "side": "answer", "kind": "notify_first"}])).await;
    let refund = merchant.refund(NO, "R1", 100, &receiver.url());
    let answer = merchant.post("/v3/refund/domestic/refunds", &refund).await;
    assert_eq!(answer.json()["status"], "PROCESSING");
    assert!(heard(&receiver).await);
}

#[tokio::test]
async fn what_is_never_told_is_not_tried_again() {
    let (stand, receiver, merchant) = placed().await;
    stand
        .faults(json!([{"match": "notify_payment", "side": "request", "kind": "never", "subject": NO}]))
        .await;
    stand.post("pay", json!({"outTradeNo": NO})).await;
    merchant.post("/v3/refund/domestic/refunds", &merchant.refund(NO, "R1", 100, &receiver.url())).await;
    assert_eq!(receiver.hears().await.json()["event_type"], "REFUND.SUCCESS");
    let order = stand.control("GET", &format!("order?outTradeNo={NO}"), json!(null)).await.1;
    let payment = order["notifications"].as_array().unwrap().iter().find(|one| one["event"] == "payment");
    assert_eq!(payment.unwrap()["progress"], "given_up");
    assert!(receiver.hears_nothing().await);
}

#[tokio::test]
async fn a_refund_may_be_told_before_its_payment() {
    let (stand, receiver, merchant) = placed().await;
    stand
        .faults(json!([{"match": "notify_payment", "side": "request", "kind": "after_next", "times": 1}]))
        .await;
    stand.post("pay", json!({"outTradeNo": NO})).await;
    merchant.post("/v3/refund/domestic/refunds", &merchant.refund(NO, "R1", 100, &receiver.url())).await;
    let told = [receiver.hears().await.json(), receiver.hears().await.json()];
    let events: Vec<&Value> = told.iter().map(|one| &one["event_type"]).collect();
    assert_eq!(events, ["REFUND.SUCCESS", "TRANSACTION.SUCCESS"]);
}

#[tokio::test]
async fn silence_lasts_as_long_as_it_is_told_to() {
    let (stand, _receiver, merchant) = placed().await;
    stand.mode(json!({"silenceMs": 1})).await;
    stand.faults(json!([{"match": "close", "side": "answer", "kind": "timeout", "times": 1}])).await;
    let path = format!("/v3/pay/transactions/out-trade-no/{NO}/close");
    let mchid = crate::support::keys().mchid;
    assert!(merchant.try_send("POST", &path, &json!({"mchid": mchid}).to_string()).await.is_err());
    assert_eq!(merchant.query(NO).await.json()["trade_state"], "CLOSED", "it was closed all the same");
}

#[tokio::test]
async fn rules_are_added_and_senseless_ones_refused() {
    let stand = Stand::start().await;
    stand.post("faults", json!({"match": "query", "side": "answer", "kind": "500", "times": 1})).await;
    let rules = stand.post("faults", json!([{"match": "close", "side": "request", "kind": "pays"}])).await;
    assert_eq!(rules.as_array().map(Vec::len), Some(2));
    for rule in [
        json!({"match": "closee", "side": "answer", "kind": "lost"}),
        json!({"match": "refund", "side": "request", "kind": "pays"}),
        json!({"match": "refund", "side": "request", "kind": "notify_first"}),
        json!({"match": "notify", "side": "answer", "kind": "never"}),
        json!({"match": "query", "side": "answer", "kind": "wrong_hash"}),
        json!({"match": "trade_bill", "side": "answer", "kind": "truncated"}),
    ] {
        assert_eq!(stand.control("POST", "faults", rule.clone()).await.0, 400, "{rule}");
    }
}
