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

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_made_up_token_is_no_way_around_the_limit() {
    let t = TestApp::start_with(Database::sqlite(), &[("LIMIT_ANONYMOUS", "5")]).await;
    let me = format!("{}/api/v1/me", t.base);
    let mut last = 0;
    for at in 0..7 {
        let token = format!("made-up-{at}");
        last = Answer::of(t.client.get(&me).bearer_auth(token)).await.status.as_u16();
    }
    assert_eq!(last, 429);
}

/// `cargo xtask test` starts Redis and names it in BANYI_TEST_REDIS.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn several_processes_count_together_in_redis() {
    let redis = std::env::var("BANYI_TEST_REDIS")
        .expect("BANYI_TEST_REDIS names a Redis for tests; `cargo xtask test` starts one");
    let settings =
        [("LIMIT_ANONYMOUS", "6"), ("REDIS_URL", redis.as_str()), ("TRUSTED_PROXIES", "127.0.0.1")];
    let one = TestApp::start_with(Database::sqlite(), &settings).await;
    let two = TestApp::start_with(Database::sqlite(), &settings).await;
    // An address of its own: what was counted for others within this minute is none of it.
    let [a, b, c] = one.app.rng.bytes::<3>();
    let address = format!("10.{a}.{b}.{c}");
    let mut refused = 0;
    for _ in 0..5 {
        for t in [&one, &two] {
            let url = format!("{}/api/v1/terms/current", t.base);
            let answer = Answer::of(t.client.get(url).header("X-Forwarded-For", &address)).await;
            if answer.status == 429 {
                answer.fails(429, "RATE_LIMITED");
                refused += 1;
            }
        }
    }
    assert_eq!(refused, 4);
}
