//! Nobody does anything any more, nothing goes wrong, and time passes.

use std::time::Duration;

use banyi_server::queue;
use banyi_shared::time::MINUTE;
use serde_json::json;

use crate::matrix::sums;
use crate::support::TestApp;

/// What is still on its way. What waits for a person stays.
const MOVING: &str = "SELECT (SELECT count(*) FROM orders WHERE state IN ('pending_payment', 'closing'))
    + (SELECT count(*) FROM refund WHERE status IN ('requested', 'processing') AND approval <> 'waiting')
    + (SELECT count(*) FROM payment_attempt WHERE state IN ('started', 'live'))";
/// After so many steps of five minutes nothing moves any more.
const MOST_STEPS: usize = 400;

/// Everything comes to rest, and the books are right.
pub async fn rest(t: &TestApp) {
    t.wechat.faults(json!([])).await;
    t.wechat.post("funds/top-up", json!({})).await;
    for _ in 0..MOST_STEPS {
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
