//! What WeChat tells: proved, or refused without a trace.

use banyi_shared::dto::Order;
use banyi_shared::order::{OrderEvent, OrderState, RefundState};
use banyi_shared::{Fen, OrderNo};
use serde_json::{Value, json};

use crate::support::{Answer, Database, Patient, TestApp};

const SPOILT: &[&str] = &[
    "wrong_signature",
    "tampered_body",
    "stale",
    "future",
    "unsigned",
    "unknown_serial",
    "signtest",
    "missing_header:Wechatpay-Timestamp",
    "missing_header:Wechatpay-Nonce",
    "missing_header:Wechatpay-Signature",
    "missing_header:Wechatpay-Serial",
    "empty_header:Wechatpay-Timestamp",
    "empty_header:Wechatpay-Nonce",
    "empty_header:Wechatpay-Signature",
    "empty_header:Wechatpay-Serial",
    "wrong_mchid",
    "wrong_amount",
    "unknown_order",
    "wrong_aead_key",
    "v2_xml",
    "refund_event",
];

/// Refused as WeChat asks: a 4xx with `FAIL` and a sentence.
#[track_caller]
fn refused(delivery: &Value, what: &str) {
    let status = delivery["status"].as_u64().unwrap_or(0);
    assert!((400..500).contains(&status), "{what}: {delivery}");
    let body: Value = serde_json::from_str(delivery["body"].as_str().unwrap()).unwrap();
    assert_eq!(body["code"], "FAIL", "{what}: {delivery}");
    assert!(body["message"].as_str().is_some_and(|text| !text.is_empty()), "{what}: {delivery}");
}

async fn deliver(t: &TestApp, id: &str, mutation: &str) -> Value {
    t.wechat.post(&format!("notifications/{id}/deliver"), json!({ "mutate": mutation })).await[0].clone()
}

/// Delivers it so often at once; all are taken.
async fn deliver_often(t: &TestApp, id: &str, times: u64) {
    let how = json!({"times": times, "concurrency": times});
    let all = t.wechat.post(&format!("notifications/{id}/deliver"), how).await;
    assert_eq!(all.as_array().unwrap().len() as u64, times);
    for delivery in all.as_array().unwrap() {
        assert!(matches!(delivery["status"].as_u64(), Some(200 | 204)), "{delivery}");
    }
}

/// Claims what never happened, well signed.
async fn forge(t: &TestApp, claim: Value) -> Value {
    t.wechat.post("forge", claim).await["deliveries"][0].clone()
}

/// An order that is paid at WeChat, and the notification that is not yet on its way.
async fn paid_in_silence(t: &TestApp, zhang: &Patient<'_>) -> (OrderNo, String) {
    let order = zhang.book().await;
    let params = zhang.pay_params(&order.no).await;
    (order.no, t.wechat.pays_unheard(&params.package).await)
}

#[track_caller]
fn paid_once(order: &Order) {
    assert_eq!((order.state, order.paid_fen), (OrderState::Paid, Fen(19_800)));
    assert_eq!(order.timeline.iter().filter(|entry| entry.event == OrderEvent::Paid).count(), 1);
}

async fn told_once(t: &TestApp, zhang: &Patient<'_>, titles: &[&str]) {
    t.work().await;
    let inbox: Value = zhang.get("/notices").await.ok();
    let mut told: Vec<&str> =
        inbox["items"].as_array().unwrap().iter().map(|item| item["title"].as_str().unwrap()).collect();
    told.sort_unstable();
    let mut titles = titles.to_vec();
    titles.sort_unstable();
    assert_eq!(told, titles);
}

both! {
    async fn a_spoilt_payment_changes_nothing(t: TestApp) {
        let zhang = t.patient("zhang").await;
        let (no, id) = paid_in_silence(&t, &zhang).await;
        let before = t.picture().await;
        for mutation in SPOILT.iter().chain(&["wrong_appid", "wrong_currency"]) {
            refused(&deliver(&t, &id, mutation).await, mutation);
            assert_eq!(t.picture().await, before, "{mutation}");
        }
        let trade = no.trade_no(1);
        let refunds_at = format!("{}/api/v1/wechat/refund/notify", t.base);
        refused(&forge(&t, json!({"outTradeNo": trade, "url": refunds_at})).await, "a payment told as a refund");
        let claim = json!({"outTradeNo": trade, "outRefundNo": no.refund_no(1)});
        refused(&forge(&t, claim).await, "a refund told as a payment");
        let url = format!("{}/api/v1/wechat/pay/notify", t.base);
        refused(&forge(&t, json!({"outTradeNo": "999999999999999999P99", "url": url})).await, "never heard of");
        for body in [String::new(), "{}".to_owned(), "x".repeat(60_000)] {
            let length = body.len();
            let answer = Answer::of(t.client.post(&url).body(body)).await;
            assert!(answer.status.is_client_error(), "{length}: {}", answer.status);
            assert_eq!(answer.json()["code"], "FAIL", "{length}: {}", answer.text);
        }
        // One that is announced too long is not read to its end: the answer may find the line cut.
        if let Ok(answer) = t.client.post(&url).body("x".repeat(70_000)).send().await {
            assert!(answer.status().is_client_error());
            assert!(answer.text().await.is_ok_and(|text| text.contains(r#""code":"FAIL""#)));
        }
        assert_eq!(t.picture().await, before);
        // Unspoilt it counts.
        deliver_often(&t, &id, 1).await;
        paid_once(&zhang.order(&no).await);
        t.books_agree().await;
    }
}

both! {
    async fn told_ten_times_at_once_counts_once(t: TestApp) {
        let zhang = t.patient("zhang").await;
        let (no, id) = paid_in_silence(&t, &zhang).await;
        deliver_often(&t, &id, 10).await;
        deliver_often(&t, &id, 2).await;
        paid_once(&zhang.order(&no).await);
        told_once(&t, &zhang, &["支付成功"]).await;
        t.books_agree().await;
    }
}

both! {
    async fn told_asked_and_found_at_once_counts_once(t: TestApp) {
        let zhang = t.patient("zhang").await;
        let (no, id) = paid_in_silence(&t, &zhang).await;
        t.advance(6_000);
        let asks = async {
            for answer in futures_util::future::join_all((0..4).map(|_| zhang.query(&no))).await {
                answer.ok::<Value>();
            }
        };
        futures_util::join!(deliver_often(&t, &id, 4), t.work(), asks);
        paid_once(&zhang.order(&no).await);
        told_once(&t, &zhang, &["支付成功"]).await;
        t.books_agree().await;
    }
}

both! {
    async fn a_spoilt_refund_changes_nothing(t: TestApp) {
        let zhang = t.patient("zhang").await;
        let order = zhang.book().await;
        zhang.pays(&order.no).await;
        // The bank takes its time, and what it says is not told by itself.
        t.wechat.mode(json!({"refundSettling": "manual", "notify": false})).await;
        zhang.cancel(&order.no).await;
        t.work().await;
        let no = order.no.refund_no(1);
        let settled = t.wechat.post(&format!("refunds/{no}/settle"), json!({"status": "SUCCESS"})).await;
        let id = settled["notificationId"].as_str().unwrap().to_owned();
        let before = t.picture().await;
        for mutation in SPOILT {
            refused(&deliver(&t, &id, mutation).await, mutation);
            assert_eq!(t.picture().await, before, "{mutation}");
        }
        let url = format!("{}/api/v1/wechat/refund/notify", t.base);
        let trade = order.no.trade_no(1);
        let unknown = json!({"outTradeNo": trade, "url": url, "outRefundNo": order.no.refund_no(7)});
        refused(&forge(&t, unknown).await, "a refund that we never asked for");
        let amount = json!({"outTradeNo": trade, "url": url, "outRefundNo": no, "totalFen": 1});
        refused(&forge(&t, amount).await, "another amount");
        assert_eq!(t.picture().await, before);
        deliver_often(&t, &id, 10).await;
        deliver_often(&t, &id, 1).await;
        let refunded = zhang.order(&order.no).await;
        assert_eq!((refunded.refund_state, refunded.refunded_fen), (RefundState::Full, Fen(19_800)));
        assert_eq!(refunded.timeline.iter().filter(|entry| entry.event == OrderEvent::Refunded).count(), 1);
        told_once(&t, &zhang, &["支付成功", "订单已取消", "退款已申请", "退款到账"]).await;
        t.books_agree().await;
    }
}

/// Everything that is signed, once: sign in, order, pay, be told, ask, close, refund.
async fn everything(t: &TestApp) {
    let zhang = t.patient("zhang").await;
    let first = zhang.book().await;
    zhang.pay_params(&first.no).await;
    zhang.cancel(&first.no).await;
    t.work().await;
    assert_eq!(zhang.order(&first.no).await.state, OrderState::Cancelled);
    let asked = zhang.book().await;
    let params = zhang.pay_params(&asked.no).await;
    t.wechat.pays_unheard(&params.package).await;
    paid_once(&zhang.query(&asked.no).await.ok());
    for _ in 0..2 {
        // By turns where both kinds sign.
        let told = zhang.book().await;
        paid_once(&zhang.pays(&told.no).await);
        zhang.cancel(&told.no).await;
        t.rest().await;
        assert_eq!(zhang.order(&told.no).await.refund_state, RefundState::Full);
    }
    t.books_agree().await;
}

async fn signed_by(database: Database, signing: &str, knows_public_key: bool) {
    // The sandbox's keys are the same for all tests, and known before it runs.
    let keys = crate::support::wechat_keys();
    let id = std::fs::read_to_string(keys.join("platform_pubkey_id.txt")).unwrap().trim().to_owned();
    let file = keys.join("platform_pubkey.pem").display().to_string();
    let more = [("WECHAT_PAY_PUBKEY_ID", id.as_str()), ("WECHAT_PAY_PUBKEY_FILE", file.as_str())];
    let t = TestApp::start_with(database, if knows_public_key { &more } else { &[] }).await;
    t.wechat.mode(json!({ "signing": signing, "certificatesListed": signing != "pubkey" })).await;
    everything(&t).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_way_of_signing_works_on_sqlite() {
    for (signing, knows) in [("certificate", false), ("pubkey", true), ("both", true)] {
        signed_by(Database::sqlite(), signing, knows).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_way_of_signing_works_on_postgres() {
    for (signing, knows) in [("certificate", false), ("pubkey", true), ("both", true)] {
        signed_by(Database::postgres().await, signing, knows).await;
    }
}
