//! Things go wrong as they were told to.

use crate::support::{Receiver, Stand};
use serde_json::json;

const NO: &str = "261120102530000001P01";

#[tokio::test]
async fn a_lost_request_commits_nothing_and_a_lost_answer_everything() {
    let (stand, receiver) = (Stand::start().await, Receiver::start().await);
    let merchant = stand.merchant();
    let body = merchant.jsapi(NO, &receiver.url()).to_string();
    stand.faults(json!([{"match": "jsapi", "side": "request", "kind": "lost", "times": 1}, {"match": "jsapi", "side": "answer", "kind": "lost", "times": 1}])).await;
    assert!(merchant.try_send("POST", "/v3/pay/transactions/jsapi", &body).await.is_err());
    assert_eq!(merchant.query(NO).await.status, 404);
    assert!(merchant.try_send("POST", "/v3/pay/transactions/jsapi", &body).await.is_err());
    assert_eq!(merchant.query(NO).await.json()["trade_state"], "NOTPAY");
    let calls = stand.control("GET", "operations?operation=jsapi", json!(null)).await.1;
    assert_eq!(
        (&calls["items"][0]["fault"], &calls["items"][1]["fault"]),
        (&json!("request:lost"), &json!("answer:lost"))
    );
    assert_eq!(calls["items"][1]["status"], json!(null));
}

#[tokio::test]
async fn an_answer_can_lie_about_its_signature() {
    let (stand, receiver) = (Stand::start().await, Receiver::start().await);
    let merchant = stand.merchant();
    stand.order(&merchant, &receiver, NO).await;
    let cases = [
        ("unsigned", "a header is missing"),
        ("bad_signature", "wrong signature"),
        ("tampered", "wrong signature"),
        ("stale", "out of the window"),
        ("signtest", "wrong signature"),
        ("unknown_serial", "unknown serial"),
    ];
    for (kind, why) in cases {
        stand.faults(json!([{"match": "query", "side": "answer", "kind": kind, "times": 1}])).await;
        let answer = merchant.query(NO).await;
        assert_eq!((answer.status, answer.unverified), (200, Some(why)), "{kind}");
        assert_eq!(merchant.query(NO).await.unverified, None);
    }
    stand.faults(json!([{"match": "close", "side": "answer", "kind": "tampered", "times": 1}])).await;
    let closed = merchant.close(NO).await;
    assert_eq!((closed.status, closed.unverified), (204, Some("wrong signature")));
}

#[tokio::test]
async fn errors_come_in_the_words_of_each_api() {
    let (stand, receiver) = (Stand::start().await, Receiver::start().await);
    let merchant = stand.merchant();
    stand.paid(&merchant, &receiver, NO).await;
    stand.faults(json!([
        {"match": "refund", "side": "request", "kind": "error", "status": 403, "code": "NOT_ENOUGH", "message": "基本账户余额不足，请充值后重新发起", "times": 1},
        {"match": "refund", "side": "request", "kind": "429", "times": 1},
        {"match": "refund", "side": "request", "kind": "502_html", "times": 1},
        {"match": "refund", "side": "answer", "kind": "500", "times": 1},
    ])).await;
    let body = merchant.refund(NO, "R1", 100, &receiver.url());
    let refund = || merchant.post("/v3/refund/domestic/refunds", &body);
    let poor = refund().await;
    assert_eq!((poor.refusal(), poor.unverified), ((403, "NOT_ENOUGH".to_owned()), None));
    assert_eq!(refund().await.refusal(), (429, "FREQUENCY_LIMITED".to_owned()));
    let gateway = refund().await;
    assert!(gateway.status == 502 && gateway.body.starts_with("<html>") && gateway.unverified.is_some());
    assert_eq!(merchant.get("/v3/refund/domestic/refunds/R1").await.status, 404);
    assert_eq!(refund().await.refusal(), (500, "SYSTEM_ERROR".to_owned()));
    assert_eq!(merchant.get("/v3/refund/domestic/refunds/R1").await.status, 200);
}

#[tokio::test]
async fn a_notification_is_lost_doubled_or_its_answer_is() {
    let (stand, receiver) = (Stand::start().await, Receiver::start().await);
    let merchant = stand.merchant();
    stand
        .faults(json!([
            {"match": "notify", "side": "request", "kind": "lost", "times": 1},
            {"match": "notify", "side": "answer", "kind": "lost", "times": 1},
            {"match": "notify", "side": "request", "kind": "duplicate", "times": 1},
        ]))
        .await;
    stand.order(&merchant, &receiver, NO).await;
    stand.post("pay", json!({"outTradeNo": NO})).await;
    // The first is lost; the answer to the doubled second draws the next fault, so a third follows.
    for _ in 0..3 {
        assert_eq!(receiver.hears().await.unverified, None);
    }
    stand.faults(json!([{"match": "notify", "side": "request", "kind": "bad_signature", "times": 1}])).await;
    stand.order(&merchant, &receiver, "261120102530000002P01").await;
    receiver.will_answer(&[401]);
    stand.post("pay", json!({"outTradeNo": "261120102530000002P01"})).await;
    assert_eq!(receiver.hears().await.unverified, Some("wrong signature"));
    assert_eq!(receiver.hears().await.unverified, None);
}

#[tokio::test]
async fn what_is_late_comes_after_all() {
    let (stand, receiver) = (Stand::start().await, Receiver::start().await);
    let merchant = stand.merchant();
    stand
        .faults(json!([
            {"match": "*", "side": "request", "kind": "late", "ms": 1, "times": 1},
            {"match": "jsapi", "side": "answer", "kind": "late", "ms": 1, "times": 1},
        ]))
        .await;
    stand.order(&merchant, &receiver, NO).await;
    stand.order(&merchant, &receiver, NO).await;
    let rules = stand.control("GET", "faults", json!(null)).await.1;
    assert!(rules.as_array().unwrap().iter().all(|rule| rule["times"] == 0));
}

#[tokio::test]
async fn impossible_faults_are_refused() {
    let stand = Stand::start().await;
    for rule in [
        json!({"match": "jsapi", "side": "request", "kind": "stale"}),
        json!({"match": "jsapi", "side": "request", "kind": "duplicate"}),
        json!({"match": "jsapi", "side": "request", "kind": "lost", "probability": 2.0}),
    ] {
        assert_eq!(stand.control("PUT", "faults", json!([rule])).await.0, 400);
    }
}
