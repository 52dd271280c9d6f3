//! Refunds end as they were told to.

use crate::support::{Answer, Merchant, Receiver, Stand};
use serde_json::{Value, json};

const NO: &str = "261120102530000001P01";
const REFUNDS: &str = "/v3/refund/domestic/refunds";

async fn refund(merchant: &Merchant, receiver: &Receiver, no: &str, fen: i64) -> Answer {
    merchant.post(REFUNDS, &merchant.refund(NO, no, fen, &receiver.url())).await
}

async fn stand() -> (Stand, Receiver) {
    let (stand, receiver) = (Stand::start().await, Receiver::start().await);
    stand.mode(json!({"refundSpacingMs": 0})).await;
    stand.paid(&stand.merchant(), &receiver, NO).await;
    (stand, receiver)
}

async fn plans(stand: &Stand, plans: Value) {
    assert_eq!(stand.control("PUT", "refunds/plans", plans).await.0, 200);
}

#[tokio::test]
async fn each_refund_ends_as_planned() {
    let (stand, receiver) = stand().await;
    let merchant = stand.merchant();
    plans(&stand, json!([{"outcome": "abnormal", "outRefundNo": "R2"}, {"outcome": "closed", "times": 1}]))
        .await;
    for (no, event) in [("R1", "REFUND.CLOSED"), ("R2", "REFUND.ABNORMAL"), ("R3", "REFUND.SUCCESS")] {
        assert_eq!(refund(&merchant, &receiver, no, 100).await.json()["status"], "PROCESSING");
        assert_eq!(receiver.hears().await.json()["event_type"], event);
    }
    let left = stand.control("GET", "refunds/plans", json!(null)).await.1;
    assert_eq!((&left[0]["times"], &left[1]["times"]), (&json!(null), &json!(0)));
}

#[tokio::test]
async fn an_abnormal_refund_may_be_abnormal_again() {
    let (stand, receiver) = stand().await;
    let merchant = stand.merchant();
    plans(&stand, json!([{"outcome": "abnormal", "outTradeNo": NO, "times": 2}])).await;
    let id = refund(&merchant, &receiver, "R1", 100).await.json()["refund_id"].as_str().unwrap().to_owned();
    let again = json!({"out_refund_no": "R1", "type": "MERCHANT_BANK_CARD"});
    for event in ["REFUND.ABNORMAL", "REFUND.ABNORMAL", "REFUND.SUCCESS"] {
        assert_eq!(receiver.hears().await.json()["event_type"], event);
        merchant.post(&format!("{REFUNDS}/{id}/apply-abnormal-refund"), &again).await;
    }
    assert_eq!(merchant.get(&format!("{REFUNDS}/R1")).await.json()["status"], "SUCCESS");
}

#[tokio::test]
async fn a_refund_stays_under_way_until_a_hand_ends_it() {
    let (stand, receiver) = stand().await;
    let merchant = stand.merchant();
    stand.post("refunds/plans", json!({"outcome": "processing"})).await;
    refund(&merchant, &receiver, "R1", 100).await;
    // A later one that ends by itself proves that the first has not.
    plans(&stand, json!([])).await;
    refund(&merchant, &receiver, "R2", 100).await;
    assert_eq!(receiver.hears().await.plaintext().unwrap()["out_refund_no"], "R2");
    assert_eq!(merchant.get(&format!("{REFUNDS}/R1")).await.json()["status"], "PROCESSING");
    stand.post("refunds/R1/settle", json!({"status": "SUCCESS"})).await;
    assert_eq!(receiver.hears().await.plaintext().unwrap()["out_refund_no"], "R1");
}

#[tokio::test]
async fn an_empty_account_refuses_until_it_is_topped_up() {
    let (stand, receiver) = stand().await;
    let merchant = stand.merchant();
    plans(&stand, json!([{"outcome": "not_enough"}])).await;
    for _ in 0..2 {
        assert_eq!(refund(&merchant, &receiver, "R1", 100).await.refusal(), (403, "NOT_ENOUGH".to_owned()));
    }
    assert_eq!(merchant.get(&format!("{REFUNDS}/R1")).await.status, 404);
    stand.post("funds/top-up", json!({})).await;
    assert_eq!(refund(&merchant, &receiver, "R1", 100).await.status, 200, "the same number");
    let (status, refused) = stand.control("PUT", "refunds/plans", json!([{"outcome": "lost"}])).await;
    assert_eq!((status, refused["code"].as_str()), (400, Some("BAD_REQUEST")));
}
