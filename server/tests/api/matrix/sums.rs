//! At the end: every fen is where it should be, by WeChat's own books.

use std::collections::BTreeMap;

use crate::support::TestApp;

/// Nobody is refunded twice, nobody has paid for what expired, and what WeChat holds is payments minus refunds.
pub async fn agree(t: &TestApp) {
    t.books_agree().await;
    let kept = t
        .texts(
            "SELECT no || ' ' || state FROM orders WHERE state IN ('expired', 'pending_payment', 'closing')
                 AND paid_fen <> refunded_fen AND refund_state <> 'attention'",
        )
        .await;
    // What the bank could not take is before somebody's eyes.
    assert!(kept.is_empty(), "expired, and their money was kept: {kept:#?}");
    let theirs = t.wechat.get("totals").await;
    let net = "SELECT CAST((SELECT coalesce(sum(amount_fen), 0) FROM payment_attempt WHERE state = 'paid')
        - (SELECT coalesce(sum(amount_fen), 0) FROM refund WHERE status = 'success' AND by_hand = 0) AS BIGINT)";
    assert_eq!(theirs["netFen"].as_i64(), Some(t.number(net).await), "{theirs:#}");
    let ours = t
        .texts(
            "SELECT out_refund_no || ' ' || amount_fen FROM refund WHERE status = 'success' AND by_hand = 0",
        )
        .await;
    let mut back: BTreeMap<String, i64> = BTreeMap::new();
    let mut known = Vec::new();
    for (no, refund) in theirs["byRefund"].as_object().unwrap() {
        if refund["status"] == "SUCCESS" {
            let fen = refund["refundFen"].as_i64().unwrap();
            known.push(format!("{no} {fen}"));
            *back.entry(refund["outTradeNo"].as_str().unwrap().to_owned()).or_default() += fen;
        }
    }
    let sorted = |mut list: Vec<String>| {
        list.sort();
        list
    };
    assert_eq!(sorted(known), sorted(ours), "refunds at WeChat, and here");
    for (no, fen) in back {
        let paid = theirs["orders"][&no]["paidFen"].as_i64();
        assert!(Some(fen) <= paid, "{no}: {fen} fen of {paid:?} were given back");
    }
}
