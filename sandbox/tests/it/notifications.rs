//! Retries, and notifications spoilt by hand.

use crate::support::{Receiver, Stand};
use serde_json::{Value, json};

const NO: &str = "261120102530000001P01";

#[tokio::test]
async fn what_is_refused_comes_again_unchanged_and_freshly_signed() {
    let (stand, receiver) = (Stand::start().await, Receiver::start().await);
    stand.order(&stand.merchant(), &receiver, NO).await;
    receiver.will_answer(&[500, 302, 200]);
    stand.post("pay", json!({"outTradeNo": NO})).await;
    let (first, second, third) = (receiver.hears().await, receiver.hears().await, receiver.hears().await);
    assert_eq!((&first.body, &second.body), (&second.body, &third.body));
    assert_ne!(first.headers["wechatpay-signature"], second.headers["wechatpay-signature"]);
    assert!(receiver.hears_nothing().await);
}

#[tokio::test]
async fn after_the_last_retry_it_is_given_up() {
    let (stand, receiver) = (Stand::start().await, Receiver::start().await);
    stand.order(&stand.merchant(), &receiver, NO).await;
    receiver.will_answer(&[500; 40]);
    stand.post("pay", json!({"outTradeNo": NO})).await;
    for _ in 0..16 {
        receiver.hears().await;
    }
    // A later order's notification proves that nothing of the first is left under way.
    receiver.will_answer(&[]);
    stand.order(&stand.merchant(), &receiver, "261120102530000002P01").await;
    stand.post("pay", json!({"outTradeNo": "261120102530000002P01"})).await;
    assert_eq!(receiver.hears().await.plaintext().unwrap()["out_trade_no"], "261120102530000002P01");
}

#[tokio::test]
async fn each_mutation_breaks_what_it_says() {
    let (stand, receiver) = (Stand::start().await, Receiver::start().await);
    stand.order(&stand.merchant(), &receiver, NO).await;
    let paid = stand.post("pay", json!({"outTradeNo": NO, "notify": false})).await;
    let path = format!("notifications/{}/deliver", paid["notificationId"].as_str().unwrap());
    let unverified = [
        ("unsigned", "a header is missing"),
        ("wrong_signature", "wrong signature"),
        ("tampered_body", "wrong signature"),
        ("stale", "out of the window"),
        ("future", "out of the window"),
        ("unknown_serial", "unknown serial"),
        ("signtest", "wrong signature"),
        ("missing_header:Wechatpay-Nonce", "a header is missing"),
        ("empty_header:Wechatpay-Signature", "a header is missing"),
        ("v2_xml", "a header is missing"),
    ];
    for (mutation, why) in unverified {
        let answers = stand.post(&path, json!({"mutate": mutation})).await;
        assert_eq!(receiver.hears().await.unverified, Some(why), "{mutation}");
        assert_eq!((&answers[0]["status"], &answers[0]["mutation"]), (&json!(204), &json!(mutation)));
    }
    let falsified = [
        ("wrong_appid", "/appid", json!("wx0000000000000000")),
        ("wrong_mchid", "/mchid", json!("1900000000")),
        ("wrong_amount", "/amount/total", json!(19799)),
        ("wrong_currency", "/amount/currency", json!("USD")),
        ("unknown_order", "/out_trade_no", json!("999999999999999999P99")),
    ];
    for (mutation, pointer, value) in falsified {
        stand.post(&path, json!({"mutate": mutation})).await;
        let told = receiver.hears().await;
        assert_eq!(
            (told.unverified, told.plaintext().unwrap().pointer(pointer)),
            (None, Some(&value)),
            "{mutation}"
        );
    }
    stand.post(&path, json!({"mutate": "wrong_aead_key"})).await;
    assert_eq!(receiver.hears().await.plaintext(), None);
    stand.post(&path, json!({"mutate": "refund_event"})).await;
    assert_eq!(receiver.hears().await.json()["event_type"], "REFUND.SUCCESS");
    assert_eq!(stand.control("POST", &path, json!({"mutate": "nonsense"})).await.0, 400);
}

#[tokio::test]
async fn a_notification_can_come_many_times_at_once() {
    let (stand, receiver) = (Stand::start().await, Receiver::start().await);
    stand.order(&stand.merchant(), &receiver, NO).await;
    let paid = stand.post("pay", json!({"outTradeNo": NO, "notify": false})).await;
    let path = format!("notifications/{}/deliver", paid["notificationId"].as_str().unwrap());
    let answers = stand.post(&path, json!({"times": 20, "concurrency": 8})).await;
    assert_eq!(answers.as_array().unwrap().len(), 20);
    for _ in 0..20 {
        assert_eq!(receiver.hears().await.unverified, None);
    }
    let notifications = stand.state().await["notifications"].clone();
    assert_eq!(notifications[0]["progress"], "done");
    assert_eq!(notifications[0]["deliveries"].as_array().map(Vec::len), Some(20));
}

#[tokio::test]
async fn a_payment_that_never_was_can_be_claimed() {
    let (stand, receiver) = (Stand::start().await, Receiver::start().await);
    stand.order(&stand.merchant(), &receiver, NO).await;
    stand.post("forge", json!({"outTradeNo": NO, "totalFen": 1})).await;
    let claimed = receiver.hears().await;
    assert_eq!(claimed.unverified, None);
    assert_eq!(claimed.plaintext().unwrap()["amount"]["total"], 1);
    stand
        .post(
            "forge",
            json!({"outTradeNo": "NO-SUCH-ORDER", "url": receiver.url(), "mutate": "wrong_signature"}),
        )
        .await;
    assert_eq!(receiver.hears().await.unverified, Some("wrong signature"));
    assert_eq!(stand.control("POST", "forge", json!({"outTradeNo": "NO-SUCH-ORDER"})).await.0, 400);
    assert_eq!(stand.merchant().query(NO).await.json()["trade_state"], "NOTPAY");
}

#[tokio::test]
async fn paying_can_wait_for_the_servers_answer() {
    let (stand, receiver) = (Stand::start().await, Receiver::start().await);
    stand.order(&stand.merchant(), &receiver, NO).await;
    let paid = stand.post("pay", json!({"outTradeNo": NO, "wait": true})).await;
    assert_eq!(paid["delivery"]["status"], 204);
    receiver.hears().await;
    assert_eq!(stand.state().await["notifications"][0]["progress"], "done");
}

#[tokio::test]
async fn both_keys_take_turns_in_the_grey_switch() {
    let (stand, receiver) = (Stand::start().await, Receiver::start().await);
    stand.mode(json!({"signing": "both", "associatedData": "absent", "escapedNotifications": false})).await;
    stand.order(&stand.merchant(), &receiver, NO).await;
    let paid = stand.post("pay", json!({"outTradeNo": NO, "notify": false})).await;
    stand
        .post(
            &format!("notifications/{}/deliver", paid["notificationId"].as_str().unwrap()),
            json!({"times": 2}),
        )
        .await;
    let (first, second) = (receiver.hears().await, receiver.hears().await);
    assert_ne!(first.headers["wechatpay-serial"], second.headers["wechatpay-serial"]);
    assert_eq!((first.unverified, second.unverified), (None, None));
    assert_eq!(first.json()["resource"].get("associated_data"), None::<&Value>);
    assert!(first.body.contains("支付成功") && first.plaintext().is_some());
}
