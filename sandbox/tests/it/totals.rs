//! The books in one answer.

use crate::support::{Receiver, Stand};
use serde_json::json;

#[tokio::test]
async fn the_sums_are_those_of_the_books() {
    let (stand, receiver) = (Stand::start().await, Receiver::start().await);
    let merchant = stand.merchant();
    stand.mode(json!({"refundSettling": "manual", "refundSpacingMs": 0, "enrolled": true})).await;
    let (first, second, third) = ("261120102530000001P01", "261120102530000002P01", "271120102530000001P01");
    stand.paid(&merchant, &receiver, first).await;
    stand.order(&merchant, &receiver, second).await;
    merchant.close(second).await;
    stand.paid(&merchant, &receiver, third).await;
    for (no, fen, status) in
        [("R1", 9900, "SUCCESS"), ("R2", 100, "CLOSED"), ("R3", 200, "ABNORMAL"), ("R4", 300, "")]
    {
        merchant.post("/v3/refund/domestic/refunds", &merchant.refund(first, no, fen, &receiver.url())).await;
        if !status.is_empty() {
            stand.post(&format!("refunds/{no}/settle"), json!({"status": status})).await;
        }
    }
    let all = stand.control("GET", "totals", json!(null)).await.1;
    assert_eq!(all["payments"], json!({"count": 2, "fen": 39_600, "payerFen": 39_600}));
    assert_eq!(
        all["refunds"],
        json!({
            "SUCCESS": {"count": 1, "fen": 9_900}, "CLOSED": {"count": 1, "fen": 100},
            "ABNORMAL": {"count": 1, "fen": 200}, "PROCESSING": {"count": 1, "fen": 300},
        })
    );
    assert_eq!((&all["netFen"], &all["frozenFen"]), (&json!(29_700), &json!(29_700)));
    assert_eq!(all["fees"], json!({"takenFen": 238, "returnedFen": 59}));
    assert_eq!(all["availableFen"], 39_600 - 238 - 9_900 + 59 - 200 - 300);
    let order = &all["orders"][first];
    assert_eq!(
        (&order["tradeState"], &order["paidFen"], &order["refundedFen"], &order["refundingFen"]),
        (&json!("REFUND"), &json!(19_800), &json!(9_900), &json!(500))
    );
    assert_eq!(all["orders"][second]["closed"], true);
    assert_eq!(
        (&all["byRefund"]["R1"]["status"], &all["byRefund"]["R1"]["feeReturnedFen"]),
        (&json!("SUCCESS"), &json!(59))
    );
    let of_day = stand.control("GET", "totals?prefix=27", json!(null)).await.1;
    assert_eq!(of_day["orders"].as_object().map(serde_json::Map::len), Some(1));
    assert_eq!(of_day["refunds"]["SUCCESS"]["count"], 0);
}
