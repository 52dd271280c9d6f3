//! Who may sign in, and how often.

use serde_json::json;

use crate::support::{Answer, Database, TestApp};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn people_behind_one_address_do_not_use_up_each_others_sign_ins() {
    let t = TestApp::start_with(Database::sqlite(), &[("LIMIT_SIGN_IN", "2")]).await;
    for person in ["zhang", "wang", "li", "zhao"] {
        t.patient(person).await;
    }
    t.patient("zhang").await;
    let code = t.wechat.login_code("zhang").await;
    let url = format!("{}/api/v1/auth/wechat", t.base);
    let answer = Answer::of(t.client.post(url).json(&json!({ "code": code }))).await;
    answer.fails(429, "RATE_LIMITED");
    let wait: u64 = answer.headers["retry-after"].to_str().unwrap().parse().unwrap();
    assert!((1..=60).contains(&wait));
}
