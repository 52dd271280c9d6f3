//! Nobody does anything any more, nothing goes wrong, and time passes.

use std::time::Duration;

use banyi_server::queue;
use banyi_shared::time::MINUTE;
use serde_json::json;

use super::people::People;
use crate::matrix::sums;
use crate::support::TestApp;

/// What is still on its way. What the bank could not take stays.
const MOVING: &str = "SELECT (SELECT count(*) FROM orders WHERE state IN ('pending_payment', 'closing'))
    + (SELECT count(*) FROM refund WHERE status IN ('requested', 'processing'))
    + (SELECT count(*) FROM payment_attempt WHERE state IN ('started', 'live'))";
/// After so many steps of five minutes nothing moves any more.
const MOST_STEPS: usize = 400;

/// Everything comes to rest, and the books are right.
pub async fn rest(people: &People<'_>) {
    let t = people.t;
    t.wechat.faults(json!([])).await;
    t.wechat.post("funds/top-up", json!({})).await;
    for _ in 0..MOST_STEPS {
        are_decided(people).await;
        ends_refunds(t).await;
        queue::daily(&t.app).await.unwrap();
        t.work().await;
        if t.number(MOVING).await == 0 {
            everything_is_told(t).await;
            t.work().await;
            return sums::agree(t).await;
        }
        t.advance(5 * MINUTE);
    }
    panic!("does not come to rest: {:#?}", t.picture().await);
}

/// What waits for a second person has waited long enough.
async fn are_decided(people: &People<'_>) {
    let waiting = people.t.texts("SELECT out_refund_no FROM refund WHERE approval = 'waiting'").await;
    for no in waiting {
        let path = format!("/refunds/{no}/decision");
        let decided = people.second(async |second| second.post(&path, json!({"approve": true})).await).await;
        decided.ok::<serde_json::Value>();
    }
}

/// WeChat has taken its time with some.
async fn ends_refunds(t: &TestApp) {
    let totals = t.wechat.get("totals").await;
    for (no, refund) in totals["byRefund"].as_object().unwrap() {
        if refund["status"] == "PROCESSING" {
            let url = format!("{}/sandbox/api/refunds/{no}/settle", t.wechat.base);
            // It may just have ended by itself.
            t.client.post(url).json(&json!({"status": "SUCCESS"})).send().await.unwrap();
        }
    }
}

async fn everything_is_told(t: &TestApp) {
    let mut looks = tokio::time::interval(Duration::from_millis(25));
    for _ in 0..1_000 {
        looks.tick().await;
        let state = t.wechat.get("state").await;
        if state["notifications"].as_array().unwrap().iter().all(|one| one["progress"] != "pending") {
            return;
        }
    }
    panic!("something is not told");
}
