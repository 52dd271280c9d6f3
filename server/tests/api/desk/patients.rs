//! 就诊人, to staff: found by what is sealed, shown masked, revealed for a purpose.

use banyi_shared::Permission;
use banyi_shared::dto::admin::{AdminPatientPage, RevealedPatient};
use reqwest::Method;
use serde_json::{Value, json};

use crate::support::Staff;

async fn found(staff: &Staff<'_>, question: &[(&str, &str)]) -> Vec<String> {
    let url = reqwest::Url::parse_with_params("http://x/patients", question).unwrap();
    let page: AdminPatientPage = staff.get(&format!("/patients?{}", url.query().unwrap())).await.ok();
    page.items.into_iter().map(|patient| patient.id.to_string()).collect()
}

both! {
    async fn patients_are_found_by_what_is_sealed_and_shown_masked(t: TestApp) {
        let admin = t.admin().await;
        let zhang = t.patient("zhang").await;
        let order = zhang.book().await;
        let booked = order.patient.id.to_string();
        let add = json!({"name": "赵德海", "idCard": "110105194012310024", "phone": "13800138001", "relation": "self"});
        let other = zhang.post("/patients", add).await.ok::<Value>()["id"].as_str().unwrap().to_owned();
        let user = zhang.get("/me").await.ok::<Value>()["id"].as_str().unwrap().to_owned();

        let page: AdminPatientPage = admin.get("/patients").await.ok();
        let [newest, oldest] = page.items.as_slice() else { panic!("{page:?}") };
        assert_eq!((newest.id.as_str(), newest.order_count), (other.as_str(), 0));
        assert_eq!((oldest.id.as_str(), oldest.order_count), (booked.as_str(), 1));
        assert_eq!(oldest.name_masked, "王*兰");
        assert!(oldest.id_card_masked.contains("****") && oldest.phone_masked.contains("****"));

        for (q, expected) in [
            ("赵德海", vec![&other]),
            ("110105194012310024", vec![&other]),
            ("13800138001", vec![&other]),
            ("王秀兰", vec![&booked]),
            (" 11010519491231002x ", vec![&booked]),
            (&booked, vec![&booked]),
            (&user, vec![&other, &booked]),
            ("德海", vec![]),
            ("1380013", vec![]),
        ] {
            assert_eq!(found(&admin, &[("q", q)]).await.iter().collect::<Vec<_>>(), expected, "{q}");
        }
        assert_eq!(found(&admin, &[("relation", "self")]).await, std::slice::from_ref(&other));
        assert_eq!(found(&admin, &[("relation", "parent"), ("q", "赵德海")]).await, [""; 0]);

        zhang.send(Method::DELETE, &format!("/patients/{other}"), None, None).await;
        let page: AdminPatientPage = admin.get(&format!("/patients?q={other}")).await.ok();
        assert!(page.items[0].deleted_at.is_some());
    }
}

both! {
    async fn a_patient_is_revealed_for_a_purpose_within_the_scope(t: TestApp) {
        let admin = t.admin().await;
        let list: Value = t.get("/api/v1/hospitals").await.ok();
        let [near, far] = [0, 1].map(|at| list["items"][at]["id"].as_str().unwrap().to_owned());
        let may = [Permission::PatientsRead, Permission::PersonalReveal];
        let here = admin.hire("here", &may, &[near]).await;
        let there = admin.hire("there", &may, &[far]).await;
        let zhang = t.patient("zhang").await;
        let booked = zhang.book().await.patient.id.to_string();
        let without = zhang.add_patient_with("赵德海", "110105194012310024").await;

        assert_eq!(found(&here, &[("q", "")]).await, std::slice::from_ref(&booked));
        assert_eq!(found(&there, &[("q", "王秀兰")]).await, [""; 0]);
        let reveal = |id: &str| format!("/patients/{id}/reveal");
        let purpose = json!({"purpose": "电话确认到达时间"});
        there.post(&reveal(&booked), purpose.clone()).await.fails(404, "NOT_FOUND");
        here.post(&reveal(&without), purpose.clone()).await.fails(404, "NOT_FOUND");
        let told = here.post(&reveal(&booked), json!({"purpose": "看看"})).await.fails(422, "VALIDATION_FAILED");
        assert!(told["fields"]["purpose"].is_string());
        assert_eq!(t.number("SELECT count(*) FROM audit_log WHERE action = 'patient.reveal'").await, 0);

        let shown: RevealedPatient = here.post(&reveal(&booked), purpose).await.ok();
        assert_eq!((shown.name.as_str(), shown.id_card.as_str()), ("王秀兰", "11010519491231002X"));
        assert_eq!((shown.phone.as_str(), shown.birthday.to_string()), ("13800138000", "1949-12-31".to_owned()));
        let rows = t.texts("SELECT account || ' ' || object_id || ' ' || detail FROM audit_log WHERE action = 'patient.reveal'");
        assert_eq!(rows.await, [format!("here {booked} 电话确认到达时间")]);
    }
}

both! {
    async fn whose_account_has_ended_is_nobody_any_more(t: TestApp) {
        let admin = t.admin().await;
        let zhang = t.patient("zhang").await;
        let gone = zhang.add_patient("王秀兰").await;
        let li = t.patient("li").await;
        let stays = li.add_patient_with("赵德海", "110105194012310024").await;
        assert_eq!(zhang.send(Method::DELETE, "/me", None, None).await.status, 204);
        assert_eq!(found(&admin, &[]).await, std::slice::from_ref(&stays));
        assert_eq!(found(&admin, &[("q", &gone)]).await, [""; 0]);
        let purpose = json!({"purpose": "电话确认到达时间"});
        admin.post(&format!("/patients/{gone}/reveal"), purpose).await.fails(404, "NOT_FOUND");
    }
}
