//! Live hints over a real connection: who hears what, and when it ends.

use banyi_shared::Permission;
use banyi_shared::dto::Order;
use banyi_shared::dto::admin::EventTopic::{Applications, Orders, Payments, Refunds};
use banyi_shared::time::HOUR;
use futures_util::StreamExt;
use reqwest::Method;
use serde_json::{Value, json};

use crate::support::{Answer, Database, Patient, Process, TestApp, free_port};

/// The ids of the first two hospitals.
async fn hospitals(t: &TestApp) -> [String; 2] {
    let list: Value = t.get("/api/v1/hospitals").await.ok();
    [0, 1].map(|at| list["items"][at]["id"].as_str().unwrap().to_owned())
}

/// Books at a hospital.
async fn book_at(who: &Patient<'_>, hospital: &str) -> Order {
    let id = who.add_patient("王秀兰").await;
    let mut form = who.form(&id).await;
    form["hospitalId"] = json!(hospital);
    who.place(&form).await
}

both! {
    async fn a_booking_and_its_payment_are_heard(t: TestApp) {
        let admin = t.admin().await;
        let mut events = admin.listens(&t.base).await;
        assert_eq!(events.headers["content-type"], "text/event-stream");
        assert_eq!(events.headers["cache-control"], "no-store");
        assert_eq!(events.headers["x-accel-buffering"], "no");
        assert!(!events.headers.contains_key("content-encoding"));
        let zhang = t.patient("zhang").await;
        let order = zhang.book().await;
        events.hears(Orders, true).await;
        zhang.pays(&order.no).await;
        events.hears(Payments, true).await;
        zhang.cancel(&order.no).await;
        events.hears(Refunds, true).await;
        t.rest().await;
        events.hears(Refunds, false).await;
    }
}

both! {
    async fn a_hint_goes_to_roles_that_see_what_it_is_about(t: TestApp) {
        let admin = t.admin().await;
        let [near, far] = hospitals(&t).await;
        let there = admin.hire("there", &[Permission::OrdersRead], std::slice::from_ref(&far)).await;
        let blind = admin.hire("blind", &[Permission::AuditRead], &[]).await;
        let mut everywhere = admin.listens(&t.base).await;
        let (mut far_only, mut nothing) = (there.listens(&t.base).await, blind.listens(&t.base).await);

        let zhang = t.patient("zhang").await;
        let order = book_at(&zhang, &near).await;
        zhang.pays(&order.no).await;
        everywhere.hears(Payments, true).await;
        // At a hospital given in words: it is of no hospital.
        let li = t.patient("li").await;
        let mut form = li.form(&li.add_patient("王秀兰").await).await;
        form.as_object_mut().unwrap().remove("hospitalId");
        form["hospitalName"] = json!("某某县人民医院");
        li.place(&form).await;
        everywhere.hears(Orders, true).await;
        book_at(&t.patient("wang").await, &far).await;
        everywhere.hears(Orders, true).await;
        far_only.hears(Orders, true).await;

        there.signs_out().await;
        blind.signs_out().await;
        assert_eq!(far_only.rest().await, [], "heard of what it does not see");
        assert_eq!(nothing.rest().await, []);
    }
}

both! {
    async fn a_stream_ends_with_its_session_and_with_the_server(t: TestApp) {
        let admin = t.admin().await;
        let one = admin.hire("one", &[Permission::OrdersRead], &[]).await;
        let two = admin.hire("two", &[Permission::OrdersRead], &[]).await;
        let mut signed_out = one.listens(&t.base).await;
        let mut locked = two.listens(&t.base).await;
        let mut stays = admin.listens(&t.base).await;
        one.signs_out().await;
        assert_eq!(signed_out.rest().await, []);
        let staff: Value = admin.get("/staff").await.ok();
        let id = staff["items"].as_array().unwrap().iter().find(|one| one["account"] == "two").unwrap()["id"].clone();
        admin.put(&format!("/staff/{}", id.as_str().unwrap()), json!({"state": "locked"})).await.ok::<Value>();
        assert_eq!(locked.rest().await, []);
        // Another's end is none of one's own.
        t.patient("zhang").await.book().await;
        stays.hears(Orders, true).await;

        let mut process = Process::start(&t.environment(), "serve", free_port(), &[]);
        let mut stopped = admin.listens(&process.base.clone()).await;
        assert!(process.ends().await, "the server waits for its streams");
        assert_eq!(stopped.rest().await, []);
    }
}

both! {
    async fn a_session_that_is_over_ends_its_stream(t: TestApp) {
        let admin = t.admin().await;
        let mut events = admin.listens(&t.base).await;
        t.advance(12 * HOUR);
        // Nothing tells of it: the stream looks by itself, before long.
        assert_eq!(events.rest().await, []);
    }
}

both! {
    async fn an_account_has_eight_streams_at_most(t: TestApp) {
        let admin = t.admin().await;
        let mut open = Vec::new();
        for _ in 0..8 {
            open.push(admin.listens(&t.base).await);
        }
        admin.get("/events").await.fails(429, "RATE_LIMITED");
        let other = admin.hire("other", &[Permission::OrdersRead], &[]).await;
        other.listens(&t.base).await;
        // Streams of a session that ended give their places back.
        admin.signs_out().await;
        for events in &mut open {
            events.rest().await;
        }
        t.admin().await.listens(&t.base).await;
    }
}

both! {
    async fn an_application_is_heard_by_those_who_review_them(t: TestApp) {
        let admin = t.admin().await;
        let [near, _] = hospitals(&t).await;
        let may = [Permission::OrdersRead, Permission::ApplicationsReview];
        let here = admin.hire("here", &may, &[near]).await;
        let (mut everywhere, mut near_only) = (admin.listens(&t.base).await, here.listens(&t.base).await);
        let zhang = t.patient("zhang").await;
        let form = json!({"name": "公孙静仪", "phone": "13700137001"});
        let sent: Value = zhang.send(Method::PUT, "/escort/application", None, Some(&form)).await.ok();
        everywhere.hears(Applications, true).await;
        let path = format!("/escort/applications/{}/review", sent["id"].as_str().unwrap());
        admin.post(&path, json!({"state": "contacted"})).await.ok::<Value>();
        everywhere.hears(Applications, false).await;
        here.signs_out().await;
        assert_eq!(near_only.rest().await, [], "applications are of no hospital");
    }
}

/// What one process commits is heard at another.
async fn heard_at_another(more: &[(&str, &str)]) {
    let t = TestApp::start_with(Database::postgres().await, more).await;
    let around = t.environment();
    let first = Process::start(&around, "serve", free_port(), more);
    let second = Process::start(&around, "serve", free_port(), more);
    let admin = t.admin().await;
    let [mut here, mut there] = [admin.listens(&first.base).await, admin.listens(&second.base).await];
    let zhang = t.patient("zhang").await;
    let form = zhang.form(&zhang.add_patient("王秀兰").await).await;
    let url = format!("{}/api/v1/orders", first.base);
    let placed = t.client.post(url).bearer_auth(zhang.token()).header("Idempotency-Key", "one").json(&form);
    Answer::of(placed).await.ok::<Value>();
    here.hears(Orders, true).await;
    there.hears(Orders, true).await;
    let url = format!("{}/api/v1/admin/session", first.base);
    Answer::of(t.client.delete(url).header("Cookie", &admin.cookie)).await;
    assert_eq!(here.rest().await, []);
    assert_eq!(there.rest().await, []);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn processes_hear_of_each_other_by_the_database() {
    heard_at_another(&[]).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn processes_hear_of_each_other_over_redis() {
    let redis = std::env::var("BANYI_TEST_REDIS")
        .expect("BANYI_TEST_REDIS names a Redis for tests; `cargo xtask test` starts one");
    let client = redis::Client::open(redis.as_str()).unwrap();
    let mut channel = client.get_async_pubsub().await.unwrap();
    channel.subscribe("banyi:live").await.unwrap();
    heard_at_another(&[("REDIS_URL", &redis)]).await;
    let told = channel.on_message().next().await.unwrap();
    assert_eq!(told.get_payload::<String>().unwrap(), "look");
}
