//! Personal data stays where it belongs: not in the database in clear, not in the log, not in the metrics,
//! and in no answer but those that are for it.

mod log;
mod stored;

use std::collections::BTreeSet;

use banyi_shared::time::MINUTE;
use reqwest::Method;
use serde_json::{Value, json};

use crate::support::{Answer, Patient, Staff, TestApp};
use log::Log;

const NAME: &str = "慕容清婉";
const OTHER_NAME: &str = "司徒远山";
const ID_CARD: &str = "61010319520817102X";
const OTHER_ID_CARD: &str = "310104198802291015";
const PHONE: &str = "13712340987";
const OTHER_PHONE: &str = "15898761234";
const CONTACT_NAME: &str = "诸葛明月";
const CONTACT_PHONE: &str = "18600991177";
const HISTORY: &str = "对青霉素过敏已有三十年";
const NOTE: &str = "需要轮椅在东门口等候";
const REMARK: &str = "已致电长孙先生确认";
const AVATAR: &str = "/avatars/person-4471.png";

/// Each value, and the answers that may and do show it.
const VALUES: &[(&str, &[&str])] = &[
    (NAME, &["POST /patients", "GET /patients", "GET /patients/id", "PUT /patients/id", "reveal"]),
    (OTHER_NAME, &["POST /patients", "GET /patients"]),
    (ID_CARD, &["reveal"]),
    (OTHER_ID_CARD, &[]),
    (PHONE, &["reveal"]),
    (OTHER_PHONE, &[]),
    (CONTACT_NAME, &["reveal"]),
    (CONTACT_PHONE, &["reveal"]),
    (HISTORY, &["reveal"]),
    (NOTE, &["GET /orders/no", "cancel", "query", "reveal"]),
    (REMARK, &["staff order"]),
    (AVATAR, &["me", "sign in"]),
];

/// Answers as they come, by the place that gave them.
#[derive(Default)]
struct Seen(Vec<(&'static str, String)>);

impl Seen {
    fn keep(&mut self, place: &'static str, answer: Answer) -> Answer {
        self.0.push((place, format!("{:?}\n{}", answer.headers, answer.text)));
        answer
    }

    /// The places that showed a value.
    fn places(&self, value: &str) -> BTreeSet<&'static str> {
        let shows = |text: &str| spellings(value).iter().any(|one| text.contains(one));
        self.0.iter().filter(|(_, text)| shows(text)).map(|(place, _)| *place).collect()
    }
}

/// A value as it is, in an address, and as JSON may escape it.
fn spellings(value: &str) -> [String; 4] {
    let percent = value.bytes().map(|byte| format!("%{byte:02X}")).collect::<String>();
    let escaped = value.encode_utf16().map(|unit| format!("\\u{unit:04x}")).collect();
    [value.to_owned(), value.to_lowercase(), percent, escaped]
}

fn contains(bytes: &[u8], value: &str) -> bool {
    bytes.windows(value.len()).any(|window| window == value.as_bytes())
}

both! {
    async fn personal_data_is_seen_only_where_it_is_for(t: TestApp) {
        let log = Log::listen();
        banyi_server::metrics::install();
        let mut seen = Seen::default();
        let zhang = t.patient("zhang").await;
        let admin = t.admin().await;
        live(&t, &zhang, &admin, &mut seen).await;
        mistakes(&t, &zhang, &admin, &mut seen).await;
        seen.keep("metrics", Answer::of(t.client.get(format!("{}/metrics", t.base))).await);

        for (value, places) in VALUES {
            let known: BTreeSet<&str> = places.iter().copied().collect();
            assert_eq!(seen.places(value), known, "answers that show {value}");
        }
        let stored = stored::everything(&t).await;
        let logged = log.text();
        assert!(contains(&stored, "order.reveal") && logged.contains("answered"), "there is something to search");
        let secrets = [zhang.token(), admin.cookie.split_once('=').unwrap().1.to_owned()];
        for value in VALUES.iter().map(|(value, _)| *value).chain(secrets.iter().map(String::as_str)) {
            for spelling in spellings(value) {
                assert!(!contains(&stored, &spelling), "the database holds {spelling}");
                let line = logged.lines().find(|line| line.contains(&spelling));
                assert_eq!(line, None, "the log tells {spelling}");
            }
        }
    }
}

/// Patients, two orders, money both ways, and staff who look.
async fn live(t: &TestApp, zhang: &Patient<'_>, admin: &Staff<'_>, seen: &mut Seen) {
    let contact = json!({"name": CONTACT_NAME, "phone": CONTACT_PHONE});
    let patient = json!({"name": NAME, "idCard": ID_CARD, "phone": PHONE, "relation": "parent",
        "emergencyContact": contact, "medicalHistory": HISTORY});
    let added: Value = seen.keep("POST /patients", zhang.post("/patients", patient).await).ok();
    let id = added["id"].as_str().unwrap();
    let second =
        json!({"name": OTHER_NAME, "idCard": OTHER_ID_CARD, "phone": OTHER_PHONE, "relation": "self"});
    seen.keep("POST /patients", zhang.post("/patients", second).await).ok::<Value>();
    seen.keep("GET /patients", zhang.get("/patients").await);
    seen.keep("GET /patients/id", zhang.get(&format!("/patients/{id}")).await);
    let change = json!({"phone": PHONE, "medicalHistory": HISTORY});
    seen.keep(
        "PUT /patients/id",
        zhang.send(Method::PUT, &format!("/patients/{id}"), None, Some(&change)).await,
    );
    let me = json!({"nickname": "阿婉", "avatar": AVATAR});
    seen.keep("me", zhang.send(Method::PUT, "/me", None, Some(&me)).await).ok::<Value>();
    seen.keep("me", zhang.get("/me").await);
    let code = json!({"code": t.wechat.login_code("zhang").await});
    let again = t.client.post(format!("{}/api/v1/auth/wechat", t.base)).json(&code);
    seen.keep("sign in", Answer::of(again).await).ok::<Value>();

    let mut form = zhang.form(id).await;
    form["note"] = json!(NOTE);
    form["medicalHistory"] = json!(HISTORY);
    form["emergencyContact"] = contact;
    let placed: Value = seen.keep("POST /orders", zhang.try_place(&form, "first").await).ok();
    seen.keep("POST /orders", zhang.try_place(&form, "first").await);
    seen.keep("refused order", zhang.try_place(&form, "second").await).fails(409, "UNPAID_ORDER_EXISTS");
    let no = placed["no"].as_str().unwrap();
    let paying: Value = seen.keep("pay", zhang.post(&format!("/orders/{no}/pay"), json!({})).await).ok();
    t.wechat.pays(paying["package"].as_str().unwrap()).await;
    seen.keep("query", zhang.post(&format!("/orders/{no}/payment/query"), json!({})).await);
    seen.keep("GET /orders/no", zhang.get(&format!("/orders/{no}")).await);
    for q in ["", NAME, PHONE] {
        seen.keep("GET /orders", Answer::of(ask(t, "/orders", q).bearer_auth(zhang.token())).await)
            .ok::<Value>();
    }

    for q in [NAME, ID_CARD, PHONE, &ID_CARD.to_lowercase()] {
        let found = Answer::of(ask(t, "/admin/orders", q).header("Cookie", &admin.cookie)).await;
        let found: Value = seen.keep("staff list", found).ok();
        assert_eq!(found["items"].as_array().unwrap().len(), 1, "found by {q}");
    }
    let order = format!("/orders/{no}");
    seen.keep("staff order", admin.put(&format!("{order}/remark"), json!({"text": REMARK})).await);
    seen.keep("staff order", admin.get(&order).await);
    let refund = json!({"amountFen": 100, "reason": "服务打折"});
    seen.keep("refund", admin.post_with_key(&format!("{order}/refunds"), "refund", refund).await)
        .ok::<Value>();
    let purpose = json!({"purpose": "联系患者确认时间"});
    seen.keep("reveal", admin.post(&format!("{order}/reveal"), purpose).await).ok::<Value>();
    seen.keep("cancel", zhang.post(&format!("{order}/cancel"), json!({"reason": "临时有事"})).await)
        .ok::<Value>();
    t.work().await;
    t.advance(5 * MINUTE);
    t.work().await;
    for list in ["/audit", "/jobs", "/users", "/orders"] {
        seen.keep("staff lists", admin.get(list).await).ok::<Value>();
    }
    seen.keep("notices", zhang.get("/notices").await).ok::<Value>();
}

/// Personal data typed where it does not belong.
async fn mistakes(t: &TestApp, zhang: &Patient<'_>, admin: &Staff<'_>, seen: &mut Seen) {
    let mixed = [
        json!({"name": ID_CARD, "idCard": NAME, "phone": ID_CARD, "relation": NAME}),
        json!({"name": "字".repeat(40) + NAME, "idCard": PHONE, "phone": ID_CARD, "relation": "parent"}),
        json!({"name": {"name": NAME}, "idCard": [ID_CARD], "phone": 1, "relation": PHONE}),
        json!({"name": NAME, "idCard": ID_CARD, "phone": PHONE, "relation": "parent"}),
        json!({"name": format!("{NAME}\u{0}"), "idCard": ID_CARD, "phone": PHONE, "relation": "parent"}),
    ];
    for body in &mixed {
        let answer = seen.keep("mistakes", zhang.post("/patients", body.clone()).await);
        assert!(answer.status.is_client_error(), "{}", answer.text);
    }
    let broken = t.client.post(format!("{}/api/v1/patients", t.base)).bearer_auth(zhang.token());
    let broken = broken
        .header("Content-Type", "application/json")
        .body(format!("{{\"name\":\"{NAME}\",\"idCard\":{ID_CARD}"));
    seen.keep("mistakes", Answer::of(broken).await);
    let order = json!({"kind": NAME, "skuId": ID_CARD, "serviceDate": PHONE, "patientId": CONTACT_NAME});
    seen.keep("mistakes", zhang.try_place(&order, "wrong").await);
    for value in [NAME, ID_CARD, PHONE, CONTACT_NAME] {
        for path in ["/patients/", "/orders/", "/hospitals/", "/notices/", "/", "/admin/orders/"] {
            seen.keep("mistakes", zhang.get(&format!("{path}{value}")).await);
        }
        seen.keep("mistakes", admin.get(&format!("/orders/{value}")).await);
        for name in ["cursor", "state", "kind", "from", "hospitalId", "limit"] {
            let request = t.client.get(format!("{}/api/v1/admin/orders", t.base)).query(&[(name, value)]);
            seen.keep("mistakes", Answer::of(request.header("Cookie", &admin.cookie)).await);
        }
        seen.keep("mistakes", admin.post("/session", json!({"account": value, "password": value})).await);
        let key = zhang.send(Method::POST, "/orders", Some(PHONE), Some(&json!({"kind": value}))).await;
        seen.keep("mistakes", key);
    }
}

fn ask(t: &TestApp, path: &str, q: &str) -> reqwest::RequestBuilder {
    t.client.get(format!("{}/api/v1{path}", t.base)).query(&[("q", q)])
}
