//! The rules of placing an order.

use crate::support::{Receiver, Stand};
use serde_json::{Value, json};

const JSAPI: &str = "/v3/pay/transactions/jsapi";

#[tokio::test]
async fn each_field_has_its_rule() {
    let stand = Stand::start().await;
    let merchant = stand.merchant();
    let cases: [(&str, Value); 15] = [
        ("/out_trade_no", json!("12345")),
        ("/out_trade_no", json!("2611201025 00001")),
        ("/out_trade_no", json!("0".repeat(33))),
        ("/description", json!("长".repeat(128))),
        ("/description", json!(null)),
        ("/notify_url", json!("ftp://example.com/x")),
        ("/notify_url", json!("https://example.com/x?y=1")),
        ("/amount/total", json!(0)),
        ("/amount/total", json!("100")),
        ("/amount/currency", json!("USD")),
        ("/time_expire", json!("2026-11-20 11:00:00")),
        ("/time_expire", json!("2036-11-20T11:00:00+08:00")),
        ("/payer/openid", json!("")),
        ("/goods_tag", json!("g".repeat(33))),
        ("/support_fapiao", json!("yes")),
    ];
    for (pointer, value) in cases {
        let mut body = merchant.jsapi("261120102530000001P01", "https://example.com/notify");
        let (parent, name) = pointer.rsplit_once('/').unwrap();
        body.pointer_mut(parent).unwrap()[name] = value.clone();
        let answer = merchant.post(JSAPI, &body).await;
        assert_eq!(answer.refusal(), (400, "PARAM_ERROR".to_owned()), "{pointer} = {value}");
        assert_eq!(answer.json()["detail"]["field"], pointer);
        assert_eq!(answer.json()["detail"]["location"], "body");
    }
    assert!(stand.state().await["orders"].as_array().unwrap().is_empty());
}

#[tokio::test]
async fn attach_is_measured_in_bytes() {
    let stand = Stand::start().await;
    let merchant = stand.merchant();
    let mut body = merchant.jsapi("261120102530000001P01", "https://example.com/notify");
    body["attach"] = json!("附".repeat(43));
    assert_eq!(merchant.post(JSAPI, &body).await.json()["detail"]["issue"], "字节数 129，大于最大值 128");
    body["attach"] = json!("附".repeat(42));
    assert_eq!(merchant.post(JSAPI, &body).await.status, 200);
}

#[tokio::test]
async fn strangers_and_foreign_identities_are_refused() {
    let stand = Stand::start().await;
    let merchant = stand.merchant();
    let body = |field: &str, value: Value| {
        let mut body = merchant.jsapi("261120102530000001P01", "https://example.com/notify");
        body[field] = value;
        body
    };
    let foreign = merchant.post(JSAPI, &body("appid", json!("wx0000000000000000"))).await;
    assert_eq!(foreign.refusal(), (400, "APPID_MCHID_NOT_MATCH".to_owned()));
    let other = merchant.post(JSAPI, &body("mchid", json!("1900000000"))).await;
    assert!(other.json()["message"].as_str().unwrap().contains("mchid"));
    let stranger = merchant.post(JSAPI, &body("payer", json!({"openid": "oNobody"}))).await;
    assert_eq!(stranger.json()["message"], "无效的openid");
    stand.mode(json!({"unknownFieldsRefused": true})).await;
    assert_eq!(merchant.post(JSAPI, &body("surprise", json!(1))).await.status, 400);
}

#[tokio::test]
async fn a_number_comes_again_only_with_the_same_body() {
    let (stand, receiver) = (Stand::start().await, Receiver::start().await);
    let merchant = stand.merchant();
    let first = stand.order(&merchant, &receiver, "261120102530000001P01").await;
    let again = stand.order(&merchant, &receiver, "261120102530000001P01").await;
    assert_ne!(first["prepay_id"], again["prepay_id"]);
    let mut other = merchant.jsapi("261120102530000001P01", &receiver.url());
    other["time_expire"] = json!("2026-11-21T11:00:00+08:00");
    assert_eq!(merchant.post(JSAPI, &other).await.refusal(), (403, "OUT_TRADE_NO_USED".to_owned()));
    stand.mode(json!({"outTradeNoUsedStatus": 400})).await;
    assert_eq!(merchant.post(JSAPI, &other).await.status, 400);

    stand.post("pay", json!({"outTradeNo": "261120102530000001P01", "notify": false})).await;
    let body = merchant.jsapi("261120102530000001P01", &receiver.url());
    assert_eq!(merchant.post(JSAPI, &body).await.refusal(), (400, "ORDERPAID".to_owned()));
    stand.order(&merchant, &receiver, "261120102530000002P01").await;
    merchant.close("261120102530000002P01").await;
    let body = merchant.jsapi("261120102530000002P01", &receiver.url());
    assert_eq!(merchant.post(JSAPI, &body).await.refusal(), (400, "ORDER_CLOSED".to_owned()));
}

#[tokio::test]
async fn a_native_order_has_a_code_and_no_payer() {
    let (stand, receiver) = (Stand::start().await, Receiver::start().await);
    let merchant = stand.merchant();
    let mut body = merchant.jsapi("261120102530000001P01", &receiver.url());
    assert_eq!(merchant.post("/v3/pay/transactions/native", &body).await.status, 400);
    body.as_object_mut().unwrap().remove("payer");
    let code = merchant.post("/v3/pay/transactions/native", &body).await.json();
    assert!(code["code_url"].as_str().unwrap().starts_with("weixin://wxpay/bizpayurl?pr="));
    stand.post("pay", json!({"outTradeNo": "261120102530000001P01", "person": "wang"})).await;
    let payment = receiver.hears().await.plaintext().unwrap();
    assert_eq!(
        (payment["trade_type"].as_str(), payment["payer"]["openid"].as_str()),
        (Some("NATIVE"), Some("oBanyi0Wang00Jianguo0Demo002"))
    );
}
