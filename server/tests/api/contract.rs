//! What clients of every kind rely on: the document, the errors, the headers, the limits, the lists.

mod lists;
mod raw;

use reqwest::{Method, RequestBuilder};
use serde_json::{Value, json};

use crate::support::{Answer, TestApp};

both! {
    async fn the_document_in_the_repository_is_the_servers(t: TestApp) {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/openapi.json");
        let told = banyi_server::app::openapi_document(&t.app);
        if std::env::var_os("BANYI_UPDATE").is_some() {
            std::fs::write(path, &told).unwrap();
        }
        let kept = std::fs::read_to_string(path).unwrap();
        assert!(kept == told, "docs/openapi.json is stale: run this test with BANYI_UPDATE=1");
        let served = Answer::of(t.client.get(format!("{}/api/openapi.json", t.base))).await;
        assert_eq!(served.ok::<Value>(), serde_json::from_str::<Value>(&told).unwrap());
    }
}

/// An error's status and body, without what differs from run to run.
fn steady(answer: &Answer) -> Value {
    let mut body = answer.json();
    assert_eq!(body["requestId"].as_str(), answer.headers["x-request-id"].to_str().ok(), "{}", answer.text);
    body["requestId"] = json!("[id]");
    if body["details"]["orderNo"].is_string() {
        body["details"]["orderNo"] = json!("[order]");
    }
    json!({"status": answer.status.as_u16(), "body": body})
}

both! {
    async fn errors_have_one_shape(t: TestApp) {
        let zhang = t.patient("zhang").await;
        let admin = t.admin().await;
        let order = zhang.book().await;
        let form = zhang.form(order.patient.id.as_str()).await;
        let wrong = json!({"name": "张", "idCard": "110105194912310021", "phone": "123", "relation": "parent"});
        let none = format!("/orders/{}", "9".repeat(18));
        let account = json!({"account": "nobody", "password": "wrong-password"});
        let cases = [
            ("unauthenticated", t.get("/api/v1/me").await),
            ("unknown path", t.get("/api/v1/nothing").await),
            ("wrong method", send(&t, Method::DELETE, "/api/v1/hospitals").await),
            ("wrong fields", zhang.post("/patients", wrong).await),
            ("missing fields", zhang.post("/patients", json!({})).await),
            ("no such order", zhang.get(&none).await),
            ("no order number", zhang.get("/orders/abc").await),
            ("no key", zhang.post("/orders", form.clone()).await),
            ("an unpaid order waits", zhang.try_place(&form, "second").await),
            ("wrong cursor", zhang.get("/orders?cursor=%21").await),
            ("wrong state", zhang.get("/orders?state=asleep").await),
            ("wrong parameter", zhang.get("/orders?kind=asleep").await),
            ("wrong password", admin.post("/session", account).await),
            ("move not allowed", admin.step(&order.no, "completed").await),
            ("refund of nothing", admin.refund(&order.no, 1).await),
        ];
        let told: serde_json::Map<String, Value> =
            cases.iter().map(|(name, answer)| ((*name).to_owned(), steady(answer))).collect();
        insta::assert_json_snapshot!("errors", told);
    }
}

both! {
    async fn every_answer_has_its_headers(t: TestApp) {
        for path in
            ["/api/v1/hospitals", "/api/v1/me", "/api/v1/nothing", "/api/openapi.json", "/healthz", "/readyz", "/nothing",
             "/admin", "/metrics"]
        {
            let answer = t.get(path).await;
            let header = |name: &str| answer.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
            assert!(header("x-server-time").parse::<i64>().is_ok_and(|ms| (ms - t.now().ms()).abs() < 60_000), "{path}");
            assert_eq!(header("x-request-id").len(), 36, "{path}");
            assert!(header("content-security-policy").contains("frame-ancestors 'none'"), "{path}");
            for (name, value) in [
                ("x-content-type-options", "nosniff"),
                ("x-frame-options", "DENY"),
                ("referrer-policy", "no-referrer"),
                ("cross-origin-opener-policy", "same-origin"),
                ("cross-origin-resource-policy", "same-origin"),
                ("permissions-policy", "camera=(), microphone=(), geolocation=()"),
            ] {
                assert_eq!(header(name), value, "{name} of {path}");
            }
            if path.starts_with("/api/v1/") {
                assert_eq!(header("cache-control"), "no-store", "{path}");
                assert!(header("content-type").starts_with("application/json"), "{path}");
            }
        }
    }
}

async fn send(t: &TestApp, method: Method, path: &str) -> Answer {
    Answer::of(t.client.request(method, format!("{}{path}", t.base))).await
}

both! {
    async fn bodies_that_do_not_fit_are_refused(t: TestApp) {
        let zhang = t.patient("zhang").await;
        let post = || t.client.post(format!("{}/api/v1/patients", t.base)).bearer_auth(zhang.token());
        let typed = |request: RequestBuilder| request.header("Content-Type", "application/json");

        for text in ["{", "[]", "null", "\"text\"", "{\"name\":\"张三\"", "\u{feff}{}"] {
            let body = Answer::of(typed(post()).body(text)).await.fails(422, "VALIDATION_FAILED");
            assert!(body["message"].as_str().unwrap().contains("JSON"), "{text}: {body}");
        }
        Answer::of(typed(post()).body(vec![0xff, 0xfe])).await.fails(422, "VALIDATION_FAILED");
        let empty = Answer::of(post()).await.fails(422, "VALIDATION_FAILED");
        assert_eq!(empty["fields"]["name"], "此项必填");
        let plain = Answer::of(post().header("Content-Type", "text/plain").body("name=x")).await;
        assert!(plain.status.is_client_error(), "{} {}", plain.status, plain.text);

        let long = json!({"name": "x".repeat(65 * 1024)}).to_string();
        Answer::of(typed(post()).body(long.clone())).await.fails(413, "BODY_TOO_LARGE");
        let chunked = raw::chunked(&t, "/api/v1/patients", &zhang.token(), long.as_bytes()).await;
        assert!(chunked.starts_with("HTTP/1.1 413") && chunked.contains("BODY_TOO_LARGE"), "{chunked}");
        let fits = json!({"name": "张三", "extra": "x".repeat(60 * 1024)}).to_string();
        let fits = raw::chunked(&t, "/api/v1/patients", &zhang.token(), fits.as_bytes()).await;
        assert!(fits.starts_with("HTTP/1.1 422"), "{fits}");
        let notify = t.client.post(format!("{}/api/v1/wechat/pay/notify", t.base)).body(long);
        // WeChat is told in its own words.
        Answer::of(notify).await.fails(400, "FAIL");
    }
}

both! {
    async fn control_characters_are_told_by_field(t: TestApp) {
        let zhang = t.patient("zhang").await;
        let good = json!({"name": "张三丰", "idCard": "11010519491231002X", "phone": "13800138000",
            "relation": "parent", "emergencyContact": {"name": "李四", "phone": "13900139000"}});
        for (pointer, field) in [("/name", "name"), ("/emergencyContact/name", "emergencyContact.name")] {
            for bad in ["a\u{0}b", "a\u{1b}[0m", "a\u{7f}", "a\u{85}b"] {
                let mut body = good.clone();
                *body.pointer_mut(pointer).unwrap() = json!(bad);
                let told = zhang.post("/patients", body).await.fails(422, "VALIDATION_FAILED");
                assert!(told["fields"][field].is_string(), "{bad:?} {told}");
            }
        }
        for q in ["%00", "a%1Bb", "%0A"] {
            let answer = zhang.get(&format!("/orders?q={q}x")).await;
            assert!(answer.status == 422 || answer.status == 200, "{q}: {} {}", answer.status, answer.text);
        }
    }
}
