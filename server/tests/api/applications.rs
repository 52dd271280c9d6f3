//! Asking to become an escort: sent, looked at, decided, sent again.

use reqwest::Method;
use serde_json::{Value, json};

use crate::support::{Answer, Patient, Staff, TestApp};

const NAME: &str = "公孙静仪";
const PHONE: &str = "13700137001";

fn form() -> Value {
    json!({"name": NAME, "phone": PHONE, "city": "陕西省西安市", "intro": "做过两年护工，周末有空。"})
}

async fn submit(person: &Patient<'_>, form: &Value) -> Answer {
    person.send(Method::PUT, "/escort/application", None, Some(form)).await
}

async fn review(admin: &Staff<'_>, id: &str, body: Value) -> Answer {
    admin.post(&format!("/escort/applications/{id}/review"), body).await
}

fn id_of(application: &Value) -> String {
    application["id"].as_str().unwrap().to_owned()
}

both! {
    async fn an_application_goes_from_sent_to_decided_and_may_be_sent_again_after_a_rejection(t: TestApp) {
        let (zhang, admin) = (t.patient("zhang").await, t.admin().await);
        zhang.get("/escort/application").await.fails(404, "NOT_FOUND");
        let sent: Value = submit(&zhang, &form()).await.ok();
        assert_eq!((&sent["state"], &sent["maySubmit"]), (&json!("submitted"), &json!(false)));
        assert_eq!((&sent["nameMasked"], &sent["phoneMasked"]), (&json!("公**仪"), &json!("137****7001")));
        submit(&zhang, &form()).await.fails(409, "MOVE_NOT_ALLOWED");
        let id = id_of(&sent);

        for wrong in [json!({"state": "submitted"}), json!({"state": "rejected"}),
            json!({"state": "rejected", "reason": " 短 "}), json!({"state": "approved", "reason": "很好"})] {
            review(&admin, &id, wrong).await.fails(422, "VALIDATION_FAILED");
        }
        let seen: Value = review(&admin, &id, json!({"state": "contacted"})).await.ok();
        assert_eq!((&seen["state"], &seen["decidedAt"]), (&json!("contacted"), &Value::Null));
        assert_eq!((&seen["city"], &seen["nameMasked"]), (&json!("陕西省西安市"), &json!("公**仪")));
        review(&admin, &id, json!({"state": "contacted"})).await.fails(409, "MOVE_NOT_ALLOWED");
        let no = json!({"state": "rejected", "reason": "资料不全，请补充经历"});
        review(&admin, &id, no.clone()).await.ok::<Value>();
        review(&admin, &id, json!({"state": "approved"})).await.fails(409, "MOVE_NOT_ALLOWED");
        let mine: Value = zhang.get("/escort/application").await.ok();
        assert_eq!((&mine["reason"], &mine["maySubmit"]), (&no["reason"], &json!(true)));

        t.advance(1000);
        let again: Value = submit(&zhang, &form()).await.ok();
        assert_eq!((id_of(&again), &again["state"], &again["reason"]), (id.clone(), &json!("submitted"), &Value::Null));
        assert!(again["submittedAt"].as_str() > sent["submittedAt"].as_str());
        review(&admin, &id, no).await.ok::<Value>();
        t.advance(1000);
        submit(&zhang, &form()).await.ok::<Value>();
        review(&admin, &id, json!({"state": "approved"})).await.ok::<Value>();
        submit(&zhang, &form()).await.fails(409, "MOVE_NOT_ALLOWED");
        t.work().await;
        t.work().await;
        let inbox: Value = zhang.get("/notices").await.ok();
        let mut told: Vec<_> = inbox["items"].as_array().unwrap().iter().map(|one| one["title"].as_str().unwrap()).collect();
        told.sort_unstable();
        // Rejected in two rounds: told in each.
        assert_eq!(told, ["陪诊员申请已通过", "陪诊员申请有进展", "陪诊员申请未通过", "陪诊员申请未通过"]);
        let audit: Value = admin.get("/audit").await.ok();
        let rows = audit["items"].as_array().unwrap();
        let reviews = rows.iter().filter(|row| row["action"] == "application.review").count();
        assert_eq!(reviews, 4);
        review(&admin, "nothing", json!({"state": "approved"})).await.fails(404, "NOT_FOUND");
    }
}

both! {
    async fn what_is_wrong_with_an_application_is_told_at_once(t: TestApp) {
        let zhang = t.patient("zhang").await;
        let wrong = json!({"name": "字".repeat(17), "phone": "12345", "city": "城".repeat(33), "intro": "字".repeat(501)});
        let refused = submit(&zhang, &wrong).await.fails(422, "VALIDATION_FAILED");
        assert_eq!(refused["fields"].as_object().unwrap().keys().collect::<Vec<_>>(), ["city", "intro", "name", "phone"]);
        let short = json!({"name": "字", "phone": PHONE});
        submit(&zhang, &short).await.fails(422, "VALIDATION_FAILED");
        let least: Value = submit(&zhang, &json!({"name": "李雷", "phone": "138 0013 8000", "city": " "})).await.ok();
        assert_eq!(least["phoneMasked"], "138****8000");
    }
}

both! {
    async fn two_who_decide_at_once_decide_once(t: TestApp) {
        let (zhang, admin) = (t.patient("zhang").await, t.admin().await);
        let sent: Value = submit(&zhang, &form()).await.ok();
        let id = id_of(&sent);
        let (yes, no) = tokio::join!(
            review(&admin, &id, json!({"state": "approved"})),
            review(&admin, &id, json!({"state": "rejected", "reason": "名额已满"})),
        );
        let mut statuses = [yes.status.as_u16(), no.status.as_u16()];
        statuses.sort_unstable();
        assert_eq!(statuses, [200, 409], "{} {}", yes.text, no.text);
        t.work().await;
        assert_eq!(t.number("SELECT count(*) FROM notice").await, 1);
    }
}

both! {
    async fn name_and_phone_are_revealed_for_a_purpose_only(t: TestApp) {
        let (zhang, admin) = (t.patient("zhang").await, t.admin().await);
        let sent: Value = submit(&zhang, &form()).await.ok();
        let path = format!("/escort/applications/{}/reveal", id_of(&sent));
        admin.post(&path, json!({"purpose": "看"})).await.fails(422, "VALIDATION_FAILED");
        let reveals = "SELECT count(*) FROM audit_log WHERE action = 'application.reveal'";
        assert_eq!(t.number(reveals).await, 0);
        let clear: Value = admin.post(&path, json!({"purpose": "电话约面谈"})).await.ok();
        assert_eq!(clear, json!({"name": NAME, "phone": PHONE}));
        assert_eq!(t.number(reveals).await, 1);
        admin.post("/escort/applications/nothing/reveal", json!({"purpose": "电话约面谈"})).await.fails(404, "NOT_FOUND");
        // Nothing of it lies in clear.
        let rows = t.texts("SELECT name_enc || phone_enc || phone_idx || city_enc || intro_enc FROM escort_application").await;
        for value in [NAME, PHONE, "西安", "护工"] {
            assert!(!rows[0].contains(value), "{value}");
        }
    }
}

both! {
    async fn staff_see_who_waits_first_and_find_a_phone(t: TestApp) {
        let admin = t.admin().await;
        let mut ids = Vec::new();
        for at in 0..24 {
            let person = t.patient(&format!("p{at}")).await;
            let form = json!({"name": "申请人", "phone": format!("137001370{at:02}")});
            let sent: Value = submit(&person, &form).await.ok();
            ids.push(id_of(&sent));
            t.advance(1000);
        }
        for at in [5, 1, 9] {
            review(&admin, &ids[at], json!({"state": "approved"})).await.ok::<Value>();
            t.advance(1000);
        }
        review(&admin, &ids[2], json!({"state": "contacted"})).await.ok::<Value>();
        let first: Value = admin.get("/escort/applications").await.ok();
        let cursor = first["nextCursor"].as_str().unwrap();
        let second: Value = admin.get(&format!("/escort/applications?cursor={cursor}")).await.ok();
        assert!(second["nextCursor"].is_null());
        let seen: Vec<String> = [&first, &second]
            .iter()
            .flat_map(|page| page["items"].as_array().unwrap())
            .map(id_of)
            .collect();
        let waiting = (0..24).filter(|at| ![5, 1, 9].contains(at));
        let wanted: Vec<String> = waiting.chain([9, 1, 5]).map(|at| ids[at].clone()).collect();
        assert_eq!(seen, wanted);
        let found = async |query: &str| {
            let page: Value = admin.get(&format!("/escort/applications?{query}")).await.ok();
            page["items"].as_array().unwrap().iter().map(id_of).collect::<Vec<_>>()
        };
        assert_eq!(found("q=13700137004").await, [ids[4].clone()]);
        assert_eq!(found(&format!("q={}", ids[6])).await, [ids[6].clone()]);
        assert!(found("q=1370013700").await.is_empty());
        assert_eq!(found("state=contacted").await, [ids[2].clone()]);
        assert_eq!(found("state=approved&q=13700137001").await, [ids[1].clone()]);
        admin.get("/escort/applications?cursor=eA").await.fails(422, "VALIDATION_FAILED");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn applications_are_limited_like_orders() {
    let t = TestApp::start_with(crate::support::Database::sqlite(), &[("LIMIT_ORDERS", "2")]).await;
    let zhang = t.patient("zhang").await;
    submit(&zhang, &json!({"name": "字", "phone": PHONE})).await.fails(422, "VALIDATION_FAILED");
    submit(&zhang, &form()).await.ok::<Value>();
    let refused = submit(&zhang, &form()).await;
    refused.fails(429, "RATE_LIMITED");
    assert!(refused.headers.contains_key("retry-after"));
}
