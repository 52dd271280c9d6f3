//! Bills that say something else than the books.

use crate::bills::download;
use crate::support::{Merchant, Receiver, Stand};
use banyi_sandbox::beijing;
use banyi_sandbox::clock::Clock;
use serde_json::{Value, json};
use sha1::{Digest, Sha1};

const FIRST: &str = "261120102530000001P01";
const SECOND: &str = "261120102530000002P01";

struct Day {
    stand: Stand,
    merchant: Merchant,
    date: String,
}

impl Day {
    /// A day, over now, on which two orders were paid and half of the first was refunded.
    async fn new() -> Self {
        let (stand, receiver) = (Stand::start().await, Receiver::start().await);
        let merchant = stand.merchant();
        stand.mode(json!({"refundSettling": "manual", "billReadyHour": 0})).await;
        stand.paid(&merchant, &receiver, FIRST).await;
        stand.paid(&merchant, &receiver, SECOND).await;
        let refund = merchant.refund(FIRST, "R1", 9900, &receiver.url());
        merchant.post("/v3/refund/domestic/refunds", &refund).await;
        stand.post("refunds/R1/settle", json!({"status": "SUCCESS"})).await;
        let date = beijing::rfc3339(Clock::default().wall_ms())[..10].to_owned();
        stand.minutes_ahead(24 * 60);
        Self { stand, merchant, date }
    }

    async fn lie(&self, plan: Value) -> Value {
        let (status, answer) = self.stand.control("PUT", &format!("bills/{}", self.date), plan).await;
        assert_eq!(status, 200, "{answer}");
        answer
    }

    async fn offer(&self, bill: &str) -> Value {
        self.merchant.get(&format!("/v3/bill/{bill}?bill_date={}", self.date)).await.json()
    }

    /// The lines of a bill between its header and the header of its totals, and the totals.
    async fn lines(&self, bill: &str) -> (Vec<String>, String) {
        let offer = self.offer(bill).await;
        let text = download(&self.stand, offer["download_url"].as_str().unwrap()).await;
        assert_eq!(offer["hash_value"], hex::encode(Sha1::digest(&text)));
        let text = String::from_utf8(text).unwrap();
        let mut lines: Vec<String> = text.trim_end().split("\r\n").skip(1).map(str::to_owned).collect();
        let totals = lines.pop().unwrap();
        lines.pop();
        (lines, totals)
    }
}

#[tokio::test]
async fn a_payment_and_a_refund_may_be_missing() {
    let day = Day::new().await;
    let (honest, _) = day.lines("fundflowbill").await;
    assert_eq!(honest.len(), 5);
    day.lie(json!({"differences": [
        {"kind": "omit_payment", "outTradeNo": SECOND},
        {"kind": "omit_refund", "outRefundNo": "R1", "bill": "fund_flow"},
    ]}))
    .await;
    let (lines, totals) = day.lines("tradebill").await;
    assert_eq!((lines.len(), totals.as_str()), (2, "`2,`198.00,`99.00,`0.00,`0.59400,`198.00,`99.00"));
    assert!(lines.iter().all(|line| line.contains(FIRST)));
    let (lines, totals) = day.lines("fundflowbill").await;
    assert_eq!((lines.len(), totals.as_str()), (2, "`2,`1,`198.00,`1,`1.19"));
    let number = |line: &str| line.split(',').nth(2).unwrap().to_owned();
    assert_eq!(number(&lines[0]), number(&honest[0]), "a movement keeps its number");
}

#[tokio::test]
async fn money_may_appear_that_nobody_moved() {
    let day = Day::new().await;
    let plan = day
        .lie(json!({"differences": [
            {"kind": "extra_payment", "fen": 12300, "bill": "trade"},
            {"kind": "extra_refund", "fen": 500, "outRefundNo": "STRANGE", "bill": "both"},
        ]}))
        .await;
    let strange = plan["differences"][0]["outTradeNo"].as_str().unwrap();
    let (lines, totals) = day.lines("tradebill").await;
    assert_eq!(lines.len(), 5);
    assert!(lines.iter().any(|line| line.contains(strange) && line.contains("`123.00")));
    assert!(totals.starts_with("`5,`519.00,`104.00,"), "{totals}");
    let (lines, _) = day.lines("fundflowbill").await;
    assert_eq!(lines.len(), 6);
    assert!(
        lines.iter().any(|line| line.contains("STRANGE") && line.contains("退款总金额5.00元;含手续费0.03元"))
    );
}

#[tokio::test]
async fn amounts_fees_and_states_may_be_others() {
    let day = Day::new().await;
    day.lie(json!({"differences": [
        {"kind": "payment_amount", "outTradeNo": FIRST, "fen": 19_700},
        {"kind": "fee", "outTradeNo": SECOND, "feeFen": 200},
        {"kind": "refund_status", "outRefundNo": "R1", "status": "PROCESSING"},
    ]}))
    .await;
    day.stand
        .post(&format!("bills/{}/differences", day.date), json!({"kind": "omit_fee", "outTradeNo": FIRST}))
        .await;
    let (lines, totals) = day.lines("tradebill").await;
    assert!(totals.starts_with("`3,`395.00,"), "{totals}");
    let line = |part: &str| lines.iter().find(|line| line.contains(part)).unwrap().clone();
    assert!(line("`197.00").contains("`1.18800"), "its fee stays");
    assert!(line(SECOND).contains("`2.00000"));
    assert!(line("`R1").contains("`PROCESSING"));
    let (lines, _) = day.lines("fundflowbill").await;
    assert_eq!(lines.len(), 4);
    assert!(lines.iter().any(|line| line.contains(SECOND) && line.contains("`支出,`2.00")));
}

#[tokio::test]
async fn totals_follow_the_rows_or_do_not() {
    let day = Day::new().await;
    let omit = json!([{"kind": "omit_payment", "outTradeNo": SECOND}]);
    for (totals, trade, flow) in [
        ("rows", "`2,`198.00,", "`3,`1,`198.00,`2,`99.60"),
        ("books", "`3,`396.00,", "`5,`2,`396.00,`3,`100.79"),
        ("wrong", "`3,`198.01,", "`4,`2,`198.01,`2,`99.60"),
    ] {
        day.lie(json!({"differences": omit, "totals": totals})).await;
        assert!(day.lines("tradebill").await.1.starts_with(trade), "{totals}");
        assert_eq!(day.lines("fundflowbill").await.1, flow, "{totals}");
    }
}

#[tokio::test]
async fn a_bill_may_be_spoilt_on_its_way() {
    let day = Day::new().await;
    day.stand.mode(json!({"billBom": false})).await;
    day.stand
        .faults(json!([
            {"match": "trade_bill", "side": "answer", "kind": "wrong_hash", "times": 1},
            {"match": "bill_download", "side": "answer", "kind": "truncated", "times": 1},
        ]))
        .await;
    let (wrong, right) = (day.offer("tradebill").await, day.offer("tradebill").await);
    assert_ne!(wrong["hash_value"], right["hash_value"]);
    let link = right["download_url"].as_str().unwrap();
    let (half, whole) = (download(&day.stand, link).await, download(&day.stand, link).await);
    assert_eq!((half.len(), &half[..]), (whole.len() / 2, &whole[..whole.len() / 2]));
    assert!(whole.starts_with("交易时间".as_bytes()), "without a byte order mark");
    assert_eq!(right["hash_value"], hex::encode(Sha1::digest(&whole)));
}

#[tokio::test]
async fn a_lie_is_about_something_and_can_be_taken_back() {
    let day = Day::new().await;
    let put = async |path: String, difference: Value| {
        day.stand.control("PUT", &path, json!({"differences": [difference]})).await.0
    };
    let path = format!("bills/{}", day.date);
    assert_eq!(put(path.clone(), json!({"kind": "omit_payment", "outTradeNo": "NOTHING"})).await, 404);
    assert_eq!(
        put("bills/2026-01-01".into(), json!({"kind": "omit_refund", "outRefundNo": "R1"})).await,
        409
    );
    assert_eq!(put("bills/yesterday".into(), json!({"kind": "extra_payment", "fen": 1})).await, 400);
    assert_eq!(put("bills/2026-01-01".into(), json!({"kind": "extra_payment", "fen": 1})).await, 200);
    day.lie(json!({"differences": [{"kind": "omit_payment", "outTradeNo": SECOND}]})).await;
    assert_eq!(
        day.stand.control("GET", "bills", json!(null)).await.1.as_object().map(serde_json::Map::len),
        Some(2)
    );
    assert_eq!(day.stand.control("DELETE", &path, json!(null)).await.0, 200);
    assert_eq!(day.lines("tradebill").await.0.len(), 3);
    day.stand.control("DELETE", "bills", json!(null)).await;
    assert_eq!(day.stand.control("GET", "bills", json!(null)).await.1, json!({}));
}
