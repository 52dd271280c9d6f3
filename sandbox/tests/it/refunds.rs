//! The rules of refunds.

use crate::support::{Answer, Merchant, Receiver, Stand, keys, vectors};
use serde_json::json;

const NO: &str = "261120102530000001P01";
const REFUNDS: &str = "/v3/refund/domestic/refunds";

async fn refund(merchant: &Merchant, receiver: &Receiver, no: &str, fen: i64) -> Answer {
    merchant.post(REFUNDS, &merchant.refund(NO, no, fen, &receiver.url())).await
}

#[tokio::test]
async fn refunds_never_exceed_the_order_and_keep_a_minute() {
    let (stand, receiver) = (Stand::start().await, Receiver::start().await);
    let merchant = stand.merchant();
    stand.paid(&merchant, &receiver, NO).await;
    assert_eq!(
        refund(&merchant, &receiver, "R1", 19801).await.refusal(),
        (400, "INVALID_REQUEST".to_owned())
    );
    assert_eq!(refund(&merchant, &receiver, "R1", 10000).await.status, 200);
    assert_eq!(
        refund(&merchant, &receiver, "R2", 9800).await.refusal(),
        (429, "FREQUENCY_LIMITED".to_owned())
    );
    stand.minutes_ahead(1);
    assert_eq!(refund(&merchant, &receiver, "R2", 9801).await.refusal(), (400, "INVALID_REQUEST".to_owned()));
    assert_eq!(refund(&merchant, &receiver, "R2", 9800).await.status, 200);
    assert_eq!(refund(&merchant, &receiver, "R1", 10000).await.status, 200, "the same number and body again");
    assert_eq!(
        refund(&merchant, &receiver, "R1", 10001).await.refusal(),
        (400, "INVALID_REQUEST".to_owned())
    );
}

#[tokio::test]
async fn only_a_paid_order_of_the_last_year_is_refunded() {
    let (stand, receiver) = (Stand::start().await, Receiver::start().await);
    let merchant = stand.merchant();
    assert_eq!(
        refund(&merchant, &receiver, "R1", 1).await.refusal(),
        (404, "RESOURCE_NOT_EXISTS".to_owned())
    );
    stand.order(&merchant, &receiver, NO).await;
    assert_eq!(refund(&merchant, &receiver, "R1", 1).await.status, 400);
    stand.post("pay", json!({"outTradeNo": NO, "notify": false})).await;
    stand.minutes_ahead(365 * 24 * 60 + 1);
    assert_eq!(refund(&merchant, &receiver, "R1", 1).await.refusal(), (403, "TRADE_OVERDUE".to_owned()));
    assert_eq!(merchant.get(&format!("{REFUNDS}/R1")).await.status, 404);
}

#[tokio::test]
async fn fifty_refunds_are_the_most() {
    let (stand, receiver) = (Stand::start().await, Receiver::start().await);
    let merchant = stand.merchant();
    stand.mode(json!({"refundSpacingMs": 0, "refundSettling": "manual"})).await;
    stand.paid(&merchant, &receiver, NO).await;
    for at in 0..50 {
        assert_eq!(refund(&merchant, &receiver, &format!("R{at}"), 1).await.status, 200);
    }
    assert_eq!(refund(&merchant, &receiver, "R50", 1).await.refusal(), (400, "INVALID_REQUEST".to_owned()));
}

#[tokio::test]
async fn an_abnormal_refund_is_sent_to_another_card() {
    let (stand, receiver) = (Stand::start().await, Receiver::start().await);
    let merchant = stand.merchant();
    stand.mode(json!({"refundSettling": "manual"})).await;
    stand.paid(&merchant, &receiver, NO).await;
    let refund_id =
        refund(&merchant, &receiver, "R1", 19800).await.json()["refund_id"].as_str().unwrap().to_owned();
    stand.post("refunds/R1/settle", json!({"status": "ABNORMAL"})).await;
    let told = receiver.hears().await;
    assert_eq!(told.json()["event_type"], "REFUND.ABNORMAL");
    assert!(told.plaintext().unwrap().get("success_time").is_none());
    let path = format!("{REFUNDS}/{refund_id}/apply-abnormal-refund");
    let accepted = merchant.post(&path, &json!({"out_refund_no": "R1", "type": "MERCHANT_BANK_CARD"})).await;
    assert_eq!(accepted.json()["status"], "PROCESSING");
    stand.post("refunds/R1/settle", json!({"status": "SUCCESS"})).await;
    assert_eq!(receiver.hears().await.json()["event_type"], "REFUND.SUCCESS");
    assert_eq!(stand.control("POST", "refunds/R1/settle", json!({"status": "CLOSED"})).await.0, 409);
}

#[tokio::test]
async fn a_users_card_comes_sealed_for_the_named_key() {
    let (stand, receiver) = (Stand::start().await, Receiver::start().await);
    let mut merchant = stand.merchant();
    stand.mode(json!({"refundSettling": "manual"})).await;
    stand.paid(&merchant, &receiver, NO).await;
    let accepted = refund(&merchant, &receiver, "R1", 19800).await.json();
    stand.post("refunds/R1/settle", json!({"status": "ABNORMAL"})).await;
    let path = format!("{REFUNDS}/{}/apply-abnormal-refund", accepted["refund_id"].as_str().unwrap());
    let sealed = vectors()["oaep"]["ciphertext"].clone();
    let body = json!({
        "out_refund_no": "R1", "type": "USER_BANK_CARD", "bank_type": "ICBC_DEBIT",
        "bank_account": sealed, "real_name": sealed,
    });
    assert_eq!(merchant.post(&path, &body).await.status, 400, "no key is named");
    merchant.wants_serial = Some(keys().platform_serial);
    assert_eq!(merchant.post(&path, &body).await.status, 400, "sealed for the other key");
    merchant.wants_serial = Some(keys().pubkey_id);
    assert_eq!(merchant.post(&path, &body).await.json()["channel"], "OTHER_BANKCARD");
}

#[tokio::test]
async fn a_closed_refund_frees_its_money() {
    let (stand, receiver) = (Stand::start().await, Receiver::start().await);
    let merchant = stand.merchant();
    stand.mode(json!({"refundSettling": "manual", "refundSpacingMs": 0})).await;
    stand.paid(&merchant, &receiver, NO).await;
    refund(&merchant, &receiver, "R1", 19800).await;
    assert_eq!(refund(&merchant, &receiver, "R2", 19800).await.status, 400);
    stand.post("refunds/R1/settle", json!({"status": "CLOSED"})).await;
    assert_eq!(merchant.query(NO).await.json()["trade_state"], "SUCCESS");
    assert_eq!(refund(&merchant, &receiver, "R2", 19800).await.status, 200);
}
