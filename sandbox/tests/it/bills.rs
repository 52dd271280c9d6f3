//! Bills of yesterday.

use crate::support::{Receiver, Stand};
use banyi_sandbox::beijing;
use banyi_sandbox::clock::Clock;
use flate2::read::GzDecoder;
use serde_json::json;
use sha1::{Digest, Sha1};
use std::io::Read;

const DAY_MS: i64 = 24 * 60 * 60 * 1000;

pub async fn download(stand: &Stand, link: &str) -> Vec<u8> {
    let path = link.strip_prefix(&stand.base).unwrap();
    let signed = stand.merchant().signed("GET", path, "");
    let request = reqwest::Client::new()
        .get(link)
        .header("authorization", signed)
        .header("accept", "application/json")
        .header("user-agent", "m");
    let response = request.send().await.unwrap();
    assert!(!response.headers().contains_key("wechatpay-signature"));
    response.bytes().await.unwrap().to_vec()
}

#[tokio::test]
async fn yesterdays_bills_hold_every_movement() {
    let (stand, receiver) = (Stand::start().await, Receiver::start().await);
    let merchant = stand.merchant();
    stand.mode(json!({"refundSettling": "manual", "billReadyHour": 0})).await;
    stand.paid(&merchant, &receiver, "261120102530000001P01").await;
    merchant
        .post(
            "/v3/refund/domestic/refunds",
            &merchant.refund("261120102530000001P01", "R1", 9900, &receiver.url()),
        )
        .await;
    stand.post("refunds/R1/settle", json!({"status": "SUCCESS"})).await;
    let today = beijing::rfc3339(Clock::default().wall_ms())[..10].to_owned();
    let path = format!("/v3/bill/tradebill?bill_date={today}&bill_type=ALL&tar_type=GZIP");
    assert_eq!(merchant.get(&path).await.refusal(), (400, "PARAM_ERROR".to_owned()), "today has no bill yet");

    stand.minutes_ahead(24 * 60);
    let offer = merchant.get(&path).await;
    assert_eq!((offer.status, offer.unverified), (200, None));
    let mut text = String::new();
    GzDecoder::new(&*download(&stand, offer.json()["download_url"].as_str().unwrap()).await)
        .read_to_string(&mut text)
        .unwrap();
    assert_eq!(offer.json()["hash_value"], hex::encode(Sha1::digest(text.as_bytes())));
    let lines: Vec<_> = text.trim_end().split("\r\n").collect();
    assert_eq!(lines.len(), 5);
    assert!(lines[1..3].iter().all(|line| line.split(',').count() == 27 && line.starts_with('`')));
    assert_eq!(lines[4], "`2,`198.00,`99.00,`0.00,`0.59400,`198.00,`99.00");

    for (bill_type, columns) in [("SUCCESS", 20), ("REFUND", 29)] {
        let offer =
            merchant.get(&format!("/v3/bill/tradebill?bill_date={today}&bill_type={bill_type}")).await.json();
        let text =
            String::from_utf8(download(&stand, offer["download_url"].as_str().unwrap()).await).unwrap();
        let lines: Vec<_> = text.lines().collect();
        assert_eq!(
            (lines[0].split(',').count(), lines[1].split(',').count()),
            (columns, columns),
            "{bill_type}"
        );
    }
    let offer =
        merchant.get(&format!("/v3/bill/fundflowbill?bill_date={today}&account_type=BASIC")).await.json();
    let text = String::from_utf8(download(&stand, offer["download_url"].as_str().unwrap()).await).unwrap();
    assert_eq!(text.trim_end().lines().last().unwrap(), "`3,`1,`198.00,`2,`99.60");
}

#[tokio::test]
async fn a_bill_that_is_not_there_says_why() {
    let stand = Stand::start().await;
    let merchant = stand.merchant();
    let now = Clock::default().wall_ms();
    let ask =
        |days: i64| format!("/v3/bill/tradebill?bill_date={}", &beijing::rfc3339(now - days * DAY_MS)[..10]);
    assert_eq!(merchant.get(&ask(2)).await.refusal(), (400, "NO_STATEMENT_EXIST".to_owned()));
    assert_eq!(merchant.get(&ask(120)).await.refusal(), (400, "PARAM_ERROR".to_owned()));
    stand.mode(json!({"billReadyHour": 24})).await;
    assert_eq!(merchant.get(&ask(1)).await.refusal(), (400, "STATEMENT_CREATING".to_owned()));
}
