//! What was paid is reported as shipped.

use crate::support::{Receiver, Stand, keys};
use serde_json::{Value, json};

const NO: &str = "261120102530000001P01";
const UPLOAD: &str = "/wxa/sec/order/upload_shipping_info";

fn report(no: &str) -> Value {
    json!({
        "order_key": {"order_number_type": 1, "mchid": keys().mchid, "out_trade_no": no},
        "logistics_type": 3, "delivery_mode": 1,
        "shipping_list": [{"item_desc": "陪诊服务"}],
        "upload_time": "2026-11-20T10:26:01.120+08:00",
        "payer": {"openid": "oBanyi0Zhang0Xiuying0Demo001"},
    })
}

async fn upload(stand: &Stand, body: &Value) -> i64 {
    let answer: Value = stand.mini(UPLOAD, body).await.json().await.unwrap();
    answer["errcode"].as_i64().unwrap()
}

/// A stand whose orders must be reported, and a paid one that is known already.
async fn enrolled() -> (Stand, Receiver) {
    let (stand, receiver) = (Stand::start().await, Receiver::start().await);
    stand.mode(json!({"enrolled": true})).await;
    stand.paid(&stand.merchant(), &receiver, NO).await;
    stand.minutes_ahead(1);
    (stand, receiver)
}

#[tokio::test]
async fn a_paid_order_is_frozen_until_it_is_reported() {
    let (stand, receiver) = (Stand::start().await, Receiver::start().await);
    let managed = json!({"appid": keys().appid});
    let ask = async || {
        let answer = stand.mini("/wxa/sec/order/is_trade_managed", &managed).await;
        answer.json::<Value>().await.unwrap()["is_trade_managed"].clone()
    };
    assert_eq!(ask().await, json!(false));
    assert_eq!(upload(&stand, &report(NO)).await, 48_001);
    stand.mode(json!({"enrolled": true})).await;
    assert_eq!(ask().await, json!(true));

    stand.order(&stand.merchant(), &receiver, NO).await;
    stand.minutes_ahead(10);
    assert_eq!(upload(&stand, &report(NO)).await, 10_060_001, "nobody paid");
    stand.post("pay", json!({"outTradeNo": NO, "notify": false})).await;
    assert_eq!(upload(&stand, &report(NO)).await, 10_060_001, "known only a minute later");
    assert_eq!(stand.state().await["orders"][0]["frozen"], true);
    stand.minutes_ahead(11);
    assert_eq!(upload(&stand, &report(NO)).await, 0);
    let order = stand.control("GET", &format!("order?outTradeNo={NO}"), json!(null)).await.1;
    assert_eq!((&order["frozen"], &order["shipping"]["items"][0]), (&json!(false), &json!("陪诊服务")));
    let calls = stand.control("GET", "operations?operation=upload_shipping", json!(null)).await.1;
    assert_eq!(calls["items"][3]["subject"], NO);
}

#[tokio::test]
async fn a_report_comes_once_more_only_in_other_words() {
    let (stand, _receiver) = enrolled().await;
    assert_eq!(upload(&stand, &report(NO)).await, 0);
    let mut later = report(NO);
    later["upload_time"] = json!("2026-11-20T12:00:00+08:00");
    assert_eq!(upload(&stand, &later).await, 10_060_023);
    let words = |item: &str| {
        let mut body = report(NO);
        body["shipping_list"][0]["item_desc"] = json!(item);
        body
    };
    assert_eq!(upload(&stand, &words("就诊陪同")).await, 0);
    assert_eq!(upload(&stand, &words("代取报告")).await, 10_060_003);
}

#[tokio::test]
async fn each_field_of_a_report_has_its_rule() {
    let (stand, receiver) = enrolled().await;
    let cases = [
        ("/order_key", json!({"order_number_type": 3}), 10_060_014),
        (
            "/order_key",
            json!({"order_number_type": 1, "mchid": "1900000000", "out_trade_no": NO}),
            10_060_001,
        ),
        ("/order_key", json!({"order_number_type": 2, "transaction_id": "4200"}), 10_060_001),
        ("/logistics_type", json!(5), 10_060_005),
        ("/logistics_type", json!(1), 10_060_014),
        ("/delivery_mode", json!(2), 10_060_006),
        ("/delivery_mode", json!(null), 268_485_224),
        ("/shipping_list", json!([]), 268_485_228),
        ("/shipping_list", json!([{"item_desc": ""}]), 10_060_008),
        ("/shipping_list", json!([{"item_desc": "长".repeat(121)}]), 10_060_009),
        ("/upload_time", json!("2026-11-20 10:26:01"), 268_485_216),
        ("/payer/openid", json!("oBanyi0Wang00Jianguo0Demo002"), 10_060_031),
    ];
    for (pointer, value, errcode) in cases {
        let mut body = report(NO);
        *body.pointer_mut(pointer).unwrap() = value.clone();
        assert_eq!(upload(&stand, &body).await, errcode, "{pointer} = {value}");
    }
    let merchant = stand.merchant();
    let refund = merchant.refund(NO, "R1", 19800, &receiver.url());
    merchant.post("/v3/refund/domestic/refunds", &refund).await;
    receiver.hears().await;
    assert_eq!(upload(&stand, &report(NO)).await, 10_060_004);
    assert_eq!(stand.state().await["orders"][0]["frozen"], false, "nothing of it is left");
}

#[tokio::test]
async fn a_report_whose_answer_is_lost_was_made() {
    let (stand, _receiver) = enrolled().await;
    stand.faults(json!([{"match": "upload_shipping", "side": "answer", "kind": "502_html", "times": 1, "subject": NO}])).await;
    let mut by_id = report(NO);
    let id = stand.state().await["orders"][0]["payment"]["transactionId"].clone();
    by_id["order_key"] = json!({"order_number_type": 2, "transaction_id": id});
    assert_eq!(stand.mini(UPLOAD, &by_id).await.status().as_u16(), 502);
    assert_eq!(upload(&stand, &report(NO)).await, 10_060_023);
}
