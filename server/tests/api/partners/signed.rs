//! Who is let in, and what those hear who are not.

use banyi_server::partners::sign;
use reqwest::Method;
use serde_json::{Value, json};

use super::hospital::{Hospital, Letter, department, session};
use crate::support::{Database, TestApp};

both! {
    async fn a_hospital_that_signs_is_let_in(t: TestApp) {
        let admin = t.admin().await;
        let hospital = Hospital::connect(&t, &admin, 0, json!({})).await;
        let hello: Value = hospital.hello().await.ok();
        assert_eq!(hello["hospital"], hospital.code.as_str());
        let log = hospital.log(&admin).await;
        assert_eq!((log[0]["status"].as_i64(), log[0]["path"].as_str()), (Some(200), Some("/api/v1/hospital/hello")));
        assert_eq!((log[0]["direction"].as_str(), log[0]["address"].as_str()), (Some("in"), Some("127.0.0.1")));
        let partner: Value = admin.get(&format!("/hospitals/{}/partner", hospital.id)).await.ok();
        assert!(partner["heardAt"].is_string(), "{partner}");
        // The query is signed too.
        let asked = hospital.letter(Method::GET, "/hello?x=1&y=%20", &Value::Null, 0);
        hospital.send(asked).await.ok::<Value>();
    }
}

both! {
    async fn whoever_does_not_sign_hears_the_same_and_the_log_says_why(t: TestApp) {
        let admin = t.admin().await;
        let hospital = Hospital::connect(&t, &admin, 0, json!({})).await;
        let other = Hospital::connect(&t, &admin, 1, json!({})).await;
        let good = || hospital.letter(Method::PUT, "/departments", &json!({"items": [department("D1", 1)]}), 0);
        let spoil = |name: &'static str, value: &str| {
            let mut letter = good();
            letter.headers.insert(name, value.to_owned());
            letter
        };
        let without = |name: &str| {
            let mut letter = good();
            letter.headers.retain(|known, _| *known != name);
            letter
        };
        let stale = |seconds: i64| hospital.letter(Method::PUT, "/departments", &json!({"items": []}), seconds);
        let longer = Letter { body: format!("{} ", good().body), ..good() };
        let elsewhere = Letter { path: "/api/v1/hospital/doctors".to_owned(), ..good() };
        let upper = good().headers[sign::SIGNATURE].to_uppercase();
        let cases: Vec<(&str, Letter)> = vec![
            ("没有签名", Letter { headers: Default::default(), ..good() }),
            ("没有 nonce", without(sign::NONCE)),
            ("没有签名值", without(sign::SIGNATURE)),
            ("错的签名", spoil(sign::SIGNATURE, &"0".repeat(64))),
            ("大写的签名", spoil(sign::SIGNATURE, &upper)),
            ("短的 nonce", spoil(sign::NONCE, "short")),
            ("别的 nonce", spoil(sign::NONCE, "0123456789abcdef0123")),
            ("别的密钥", spoil(sign::KEY, &other.key)),
            ("没有的密钥", spoil(sign::KEY, "0192f3c4-7b1a-7e11-8c41-2a6f5d3b9e77")),
            ("别的医院", spoil(sign::HOSPITAL, &other.code)),
            ("没有的医院", spoil(sign::HOSPITAL, "nobody")),
            ("过时", stale(-301)),
            ("太早", stale(360)),
            ("时间不是数字", spoil(sign::TIMESTAMP, "now")),
            ("改过的内容", longer),
            ("别的路径", elsewhere),
        ];
        let logged = "SELECT count(*) FROM partner_call WHERE status = 401 AND note LIKE '拒绝：%'";
        for (at, (case, letter)) in cases.into_iter().enumerate() {
            let answer = hospital.send(letter).await;
            let body = answer.fails(401, "SIGNATURE_REFUSED");
            assert_eq!(body["message"], "签名错误、已过期或密钥已停用", "{case}");
            assert!(body.get("details").is_none() && body.get("fields").is_none(), "{case}: {body}");
            assert_eq!(t.number(logged).await, i64::try_from(at).unwrap() + 1, "{case} is not in the log");
        }
        assert_eq!(t.number("SELECT count(*) FROM department WHERE code = 'D1'").await, 0);
        let whys = "SELECT count(DISTINCT note) FROM partner_call WHERE status = 401";
        assert!(t.number(whys).await >= 9, "the log does not tell them apart");
        // A wrong one uses no nonce up: the right one with it is still taken.
        let letter = good();
        let mut wrong = letter.clone();
        wrong.headers.insert(sign::SIGNATURE, "0".repeat(64));
        hospital.send(wrong).await.fails(401, "SIGNATURE_REFUSED");
        let report: Value = hospital.send(letter).await.ok();
        assert_eq!(report["taken"], 1);
    }
}

both! {
    async fn nobody_is_heard_twice(t: TestApp) {
        let admin = t.admin().await;
        let hospital = Hospital::connect(&t, &admin, 0, json!({})).await;
        let other = Hospital::connect(&t, &admin, 1, json!({})).await;
        let letter = hospital.letter(Method::PUT, "/departments", &json!({"items": [department("D1", 1)]}), 0);
        // At once, ten times: one is taken.
        let all = futures_util::future::join_all((0..10).map(|_| hospital.send(letter.clone()))).await;
        let taken = all.iter().filter(|answer| answer.status.is_success()).count();
        assert_eq!(taken, 1, "{all:?}");
        for answer in all.iter().filter(|answer| !answer.status.is_success()) {
            answer.fails(409, "REPLAYED");
        }
        // Another hospital's nonces are its own.
        let mut theirs = other.letter(Method::GET, "/hello", &Value::Null, 0);
        let nonce = letter.headers[sign::NONCE].clone();
        let signed = sign::Signed {
            method: "GET",
            path: &theirs.path,
            timestamp: &theirs.headers[sign::TIMESTAMP],
            nonce: &nonce,
            body: b"",
        };
        let signature = signed.sign(&other.secret);
        theirs.headers.insert(sign::NONCE, nonce);
        theirs.headers.insert(sign::SIGNATURE, signature);
        other.send(theirs).await.ok::<Value>();
        // Forgotten once it could not come again, and not before.
        banyi_server::partners::sweep(&t.app).await.unwrap();
        hospital.send(letter).await.fails(409, "REPLAYED");
        t.execute(&format!("UPDATE partner_nonce SET used_at = used_at - {}", 12 * 60 * 1_000)).await;
        banyi_server::partners::sweep(&t.app).await.unwrap();
        assert_eq!(t.number("SELECT count(*) FROM partner_nonce").await, 0);
    }
}

both! {
    async fn a_locked_hospital_and_a_foreign_address_are_refused(t: TestApp) {
        let admin = t.admin().await;
        let hospital = Hospital::connect(&t, &admin, 0, json!({})).await;
        let path = format!("/hospitals/{}/partner", hospital.id);
        let set = |state: &str, addresses: Value| {
            admin.put(&path, json!({"state": state, "isLegacy": false, "addresses": addresses, "contactName": ""}))
        };
        set("locked", json!([])).await.ok::<Value>();
        hospital.hello().await.fails(403, "PARTNER_REFUSED");
        // Who cannot sign learns nothing of it.
        let mut wrong = hospital.letter(Method::GET, "/hello", &Value::Null, 0);
        wrong.headers.insert(sign::SIGNATURE, "0".repeat(64));
        hospital.send(wrong).await.fails(401, "SIGNATURE_REFUSED");
        set("active", json!(["203.0.113.0/24", "2001:db8::/32"])).await.ok::<Value>();
        hospital.hello().await.fails(403, "PARTNER_REFUSED");
        set("active", json!(["203.0.113.0/24", "127.0.0.0/8"])).await.ok::<Value>();
        hospital.hello().await.ok::<Value>();
        let log = hospital.log(&admin).await;
        let notes: Vec<&str> = log.iter().filter_map(|call| call["note"].as_str()).collect();
        assert!(notes.contains(&"拒绝：医院接口已锁定") && notes.contains(&"拒绝：来源地址不在允许范围内"), "{notes:?}");
        for bad in [json!(["203.0.113.0/33"]), json!(["everybody"]), json!(["0.0.0.0/0"])] {
            let fields = set("active", bad).await.fails(422, "VALIDATION_FAILED");
            assert!(fields["fields"]["addresses.0"].is_string(), "{fields}");
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_trusted_proxy_names_the_hospitals_address() {
    let more = [("TRUSTED_PROXIES", "127.0.0.1"), ("LIMIT_ANONYMOUS", "4")];
    let t = TestApp::start_with(Database::sqlite(), &more).await;
    let admin = t.admin().await;
    let hospital = Hospital::connect(&t, &admin, 0, json!({"addresses": ["203.0.113.7"]})).await;
    let from = |address: &str| {
        let mut letter = hospital.letter(Method::GET, "/hello", &Value::Null, 0);
        letter.headers.insert("X-Forwarded-For", address.to_owned());
        letter
    };
    hospital.send(from("203.0.113.7")).await.ok::<Value>();
    // What stands before the proxy's own word was said by the caller.
    hospital.send(from("203.0.113.7, 198.51.100.1")).await.fails(403, "PARTNER_REFUSED");
    hospital.send(from("198.51.100.1, 203.0.113.7")).await.ok::<Value>();
    // Who is refused too often is not written down for ever.
    let rows = "SELECT count(*) FROM partner_call WHERE status IN (401, 403)";
    for _ in 0..6 {
        let mut wrong = from("198.51.100.1");
        wrong.headers.insert(sign::SIGNATURE, "0".repeat(64));
        hospital.send(wrong).await;
    }
    let before = t.number(rows).await;
    let mut wrong = from("198.51.100.1");
    wrong.headers.insert(sign::SIGNATURE, "0".repeat(64));
    hospital.send(wrong).await.fails(429, "RATE_LIMITED");
    assert_eq!(t.number(rows).await, before);
    // The hospital itself goes on.
    hospital.send(from("203.0.113.7")).await.ok::<Value>();
}

both! {
    async fn what_belongs_to_another_hospital_is_not_found(t: TestApp) {
        let admin = t.admin().await;
        let hospital = Hospital::connect(&t, &admin, 0, json!({})).await;
        let other = Hospital::connect(&t, &admin, 1, json!({})).await;
        other.has_department("D1").await;
        let report = other.pushes("schedules", vec![session(&t, "S1", "D1", 1)]).await;
        assert_eq!(report["taken"], 1, "{report}");
        let stop = json!({"code": "S1", "reason": "医生停诊", "version": 2});
        hospital.post("/events/stopped", &stop).await.fails(404, "NOT_FOUND");
        // Nor can it push into another's department; a code of its own is its own.
        let report = hospital.pushes("schedules", vec![session(&t, "S1", "D1", 9)]).await;
        assert_eq!(report["problems"][0]["column"], "departmentCode", "{report}");
        let patient = t.patient("zhang").await;
        let order = patient.book().await;
        let fetched = json!({"orderNo": order.no, "at": t.now()});
        hospital.post("/events/fetched", &fetched).await.fails(404, "NOT_FOUND");
        let log = hospital.log(&admin).await;
        assert!(log.iter().filter(|call| call["status"] == 404).count() == 2, "{log:?}");
        // Its sessions are as they were.
        assert_eq!(t.number("SELECT count(*) FROM schedule WHERE state = 'open'").await, 1);
    }
}

both! {
    async fn bodies_are_read_with_care(t: TestApp) {
        let admin = t.admin().await;
        let hospital = Hospital::connect(&t, &admin, 0, json!({})).await;
        let mut letter = hospital.letter(Method::PUT, "/departments", &json!({"items": []}), 0);
        letter.body = "[".to_owned();
        hospital.send(letter).await.fails(401, "SIGNATURE_REFUSED");
        let answer = hospital.put("/departments", &json!({"items": "none"})).await;
        answer.fails(422, "VALIDATION_FAILED");
        hospital.put("/departments", &json!({})).await.fails(422, "VALIDATION_FAILED");
        let many: Vec<Value> = (0..501).map(|at| department(&format!("D{at}"), 1)).collect();
        hospital.put("/departments", &json!({ "items": many })).await.fails(422, "VALIDATION_FAILED");
        // 500 doctors with all that may be said of them fit.
        let skill = "专".repeat(500);
        let rows: Vec<Value> = (0..500)
            .map(|at| {
                let mut row = super::hospital::doctor(&format!("Z{at}"), "none", 1);
                row["skill"] = json!(skill);
                row["intro"] = json!("述".repeat(1_800));
                row
            })
            .collect();
        let report = hospital.pushes("doctors", rows).await;
        assert_eq!(report["problems"].as_array().unwrap().len(), 500);
    }
}
