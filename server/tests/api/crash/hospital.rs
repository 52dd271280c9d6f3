//! What staff build for registration, and what a hospital pushes.

use banyi_shared::order::OrderState;
use serde_json::{Value, json};

use super::desk::asks;
use super::lane::Lane;
use crate::support::{Partner, Patient, id_card, session_form};

/// A department, a doctor, sessions, and rules.
pub async fn board(lane: &Lane, who: &str) {
    let admin = lane.t.admin().await;
    let hospital = &lane.clinic.hospital;
    let body = json!({"code": who, "name": who, "intro": "", "sort": 9, "state": "online", "parentId": lane.clinic.group});
    asks(&admin, &format!("/hospitals/{hospital}/departments"), body.clone()).await;
    let id = format!("SELECT id FROM department WHERE code = '{who}'");
    let department = lane.t.texts(&id).await.remove(0);
    admin.put(&format!("/departments/{department}"), body).await.ok::<Value>();
    let body = json!({"departmentId": department, "code": who, "name": who, "title": "主治医师", "skill": "", "intro": "",
        "sort": 1, "state": "online"});
    let path = format!("/hospitals/{hospital}/doctors");
    asks(&admin, &path, body.clone()).await;
    let doctor = lane.t.texts(&format!("SELECT id FROM doctor WHERE code = '{who}'")).await.remove(0);
    admin.put(&format!("/doctors/{doctor}"), body).await.ok::<Value>();
    let day = lane.t.day(5);
    let form = session_form(&lane.clinic, who, day, "morning", 3);
    asks(&admin, "/schedules", form.clone()).await;
    let session =
        lane.t.texts(&format!("SELECT id FROM schedule WHERE doctor_name = '{who}'")).await.remove(0);
    admin.put(&format!("/schedules/{session}"), form).await.ok::<Value>();
    for state in ["paused", "open"] {
        admin.sets_session(&session.parse().unwrap(), state).await.ok::<Value>();
    }
    let copy = json!({"hospitalId": hospital, "from": day, "days": 1, "to": day.plus_days(7), "times": 1});
    asks(&admin, "/schedules/copy", copy).await;
    let rules: Value = admin.get(&format!("/booking-rules?hospitalId={hospital}")).await.ok();
    asks(&admin, "/booking-rules", json!({"hospitalId": hospital, "body": rules["items"][0]["body"]})).await;
}

/// A hospital pushes all that it has, twice; a number is fetched, and a session is stopped.
pub async fn pushed(lane: &Lane, person: &Patient<'_>, who: &str) {
    let admin = lane.t.admin().await;
    let hospital = lane.clinic.hospital.clone();
    let partner = Partner::open(&lane.t, &admin, &hospital).await;
    let day = lane.t.day(3);
    let department = |version: i64| {
        json!({"items": [{"code": who, "name": who, "groupCode": who, "groupName": who,
        "state": "online", "version": version}]})
    };
    let doctor = |version: i64| {
        json!({"items": [{"code": who, "departmentCode": who, "name": who, "title": "医师",
        "state": "online", "version": version}]})
    };
    let session = |version: i64| {
        json!({"items": [{"code": who, "departmentCode": who, "doctorCode": who, "date": day,
        "period": "morning", "doctorName": who, "title": "医师", "feeFen": 5_000, "total": 2, "state": "open",
        "version": version}]})
    };
    for version in [1, 2] {
        for (path, body) in [
            ("/departments", department(version)),
            ("/doctors", doctor(version)),
            ("/schedules", session(version)),
        ] {
            let report = partner.says("PUT", path, &body).await;
            assert_eq!(report["problems"], json!([]), "{report}");
        }
    }
    let id = lane
        .t
        .texts(&format!("SELECT id FROM schedule WHERE code = '{who}'"))
        .await
        .remove(0)
        .parse()
        .unwrap();
    let number: u32 = who.trim_start_matches('p').parse().unwrap();
    let body = json!({"name": "王秀兰", "idCard": id_card(10_000 + number), "phone": "13800138000", "relation": "parent"});
    person.post("/patients", body).await;
    let order = person.number(&id).await;
    let params = person.pay_params(&order.no).await;
    lane.t.wechat.pays(&params.package).await;
    lane.until_order(&order.no, "confirmed").await;
    partner.says("POST", "/events/fetched", &json!({"orderNo": order.no, "at": lane.t.now()})).await;
    assert_eq!(person.order(&order.no).await.state, OrderState::InService);
    partner
        .says("POST", "/events/stopped", &json!({"code": who, "reason": "医生临时有事", "version": 3}))
        .await;
    let open = format!("SELECT count(*) FROM schedule WHERE code = '{who}' AND state <> 'stopped'");
    assert_eq!(lane.t.number(&open).await, 0);
    let path = format!("/hospitals/{hospital}/partner/keys");
    admin.post(&path, json!({})).await.ok::<Value>();
    admin.delete(&format!("{path}/{}", partner.key)).await;
}
