//! The merchant's basic account.

use crate::support::{Receiver, Stand};
use serde_json::json;

const NO: &str = "261120102530000001P01";

#[tokio::test]
async fn a_counted_account_pays_no_more_than_it_holds() {
    let (stand, receiver) = (Stand::start().await, Receiver::start().await);
    let merchant = stand.merchant();
    stand.mode(json!({"fundsCounted": true, "refundSettling": "manual"})).await;
    stand.paid(&merchant, &receiver, NO).await;
    let available = async || stand.control("GET", "funds", json!(null)).await.1["availableFen"].clone();
    assert_eq!(available().await, 19_681, "the fee of 1.19 is gone");
    assert_eq!(stand.control("POST", "funds/withdraw", json!({"fen": 19_682})).await.0, 409);
    stand.post("funds/withdraw", json!({"fen": 19_000})).await;
    let body = merchant.refund(NO, "R1", 9900, &receiver.url());
    let refund = async || merchant.post("/v3/refund/domestic/refunds", &body).await;
    assert_eq!(refund().await.refusal(), (403, "NOT_ENOUGH".to_owned()));
    assert_eq!(stand.post("funds/top-up", json!({"fen": 10_000})).await["availableFen"], 10_681);
    assert_eq!(refund().await.status, 200);
    assert_eq!(available().await, 781);
    stand.post("refunds/R1/settle", json!({"status": "SUCCESS"})).await;
    assert_eq!(available().await, 840, "its fee came back");
    assert_eq!(stand.control("POST", "funds/top-up", json!({"fen": 0})).await.0, 400);
}
