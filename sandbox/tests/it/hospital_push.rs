//! What the partner hospital pushes, and what it sells of it.

use crate::support::{Platform, Stand};
use serde_json::{Value, json};

#[tokio::test]
async fn departments_doctors_and_a_week_come_in_batches_of_one_version() {
    let stand = Stand::start().await;
    let platform = Platform::start(&stand).await;
    let monday = "2026-11-23";
    let pushed =
        stand.post("hospital/push", json!({"what": "all", "from": monday, "days": 7, "batch": 500})).await;
    assert_eq!((pushed["rows"].as_u64(), &pushed["failures"]), (Some(287 + 574 + 21 * 287), &json!([])));
    let heard = platform.heard();
    assert!(heard.iter().all(|one| one.is_signed), "each is signed");
    let rows = |path: &str| -> Vec<Value> {
        let fit = heard.iter().filter(|one| one.path == format!("/api/v1/hospital/{path}"));
        fit.flat_map(|one| one.json()["items"].as_array().unwrap().clone()).collect()
    };
    assert_eq!(
        (rows("departments").len(), rows("doctors").len(), rows("schedules").len()),
        (287, 574, 21 * 287)
    );
    assert!(rows("schedules").iter().all(|row| row["version"] == pushed["version"]));
    assert_eq!(rows("departments")[5]["groupName"], "内科");
    let session = &rows("schedules")[5 * 21 + 1];
    assert_eq!(
        (&session["date"], &session["period"], &session["state"]),
        (&json!(monday), &json!("morning"), &json!("open"))
    );

    let again = stand.post("hospital/push", json!({"what": "departments"})).await;
    assert!(again["version"].as_i64() > pushed["version"].as_i64(), "versions grow");
    assert_eq!(again["calls"], 2, "200 and 87");
}

#[tokio::test]
async fn reports_are_added_up_and_what_is_not_taken_is_told() {
    let stand = Stand::start().await;
    let platform = Platform::start(&stand).await;
    let problem = json!({"row": 3, "column": "name", "sentence": "名称不能为空"});
    platform.will_answer(&[
        (500, json!({})),
        (200, json!({"taken": 198, "same": 1, "older": 0, "problems": [problem]})),
        (403, json!({"code": "PARTNER_REFUSED"})),
    ]);
    let pushed = stand.post("hospital/push", json!({"what": "departments"})).await;
    assert_eq!((&pushed["taken"], &pushed["same"], &pushed["older"]), (&json!(198), &json!(1), &json!(0)));
    assert_eq!((&pushed["problems"][0]["batch"], &pushed["problems"][0]["row"]), (&json!(1), &json!(3)));
    assert_eq!((&pushed["failures"][0]["batch"], &pushed["failures"][0]["status"]), (&json!(2), &json!(403)));
}

#[tokio::test]
async fn it_sells_what_it_pushed_until_it_is_full_or_stopped() {
    let stand = Stand::start().await;
    let platform = Platform::start(&stand).await;
    let row = |code: &str| {
        json!({
            "code": code, "departmentCode": "200041542", "date": "2026-11-23", "period": "morning", "doctorName": "",
            "title": "医师", "feeFen": 10_000, "total": 2, "state": "open",
        })
    };
    let items = json!([row("S1"), row("S2"), {"code": "", "total": -1}]);
    stand.post("hospital/push", json!({"what": "schedules", "items": items, "version": 7})).await;
    assert_eq!(platform.heard()[0].json()["items"][2], json!({"code": "", "total": -1, "version": 7}));

    let booking = |no: &str, code: &str| Platform::booking(no, code, no);
    assert_eq!(platform.books(&stand, &booking("1", "S1")).await.0, 200);
    assert_eq!(platform.books(&stand, &booking("2", "S1")).await.1["fetchTime"], "10:00-10:30");
    let full = platform.books(&stand, &booking("3", "S1")).await;
    assert_eq!((full.0, full.1["message"].as_str()), (409, Some("该号源已约满")));
    let mut elsewhere = booking("4", "S2");
    elsewhere["date"] = json!("2026-11-24");
    assert_eq!(platform.books(&stand, &elsewhere).await.0, 409, "the session is on another day");

    let stopped =
        stand.post("hospital/stop", json!({"code": "S2", "reason": "医生出差", "wait": true})).await;
    assert_eq!(stopped["event"]["state"], "done");
    let told = platform.heard().pop().unwrap();
    assert_eq!((told.path.as_str(), told.is_signed), ("/api/v1/hospital/events/stopped", true));
    assert_eq!((&told.json()["code"], &told.json()["reason"]), (&json!("S2"), &json!("医生出差")));
    assert!(told.json()["version"].as_i64() > Some(7));
    assert_eq!(platform.books(&stand, &booking("5", "S2")).await.0, 409);

    assert_eq!(platform.books(&stand, &booking("6", "made by staff")).await.0, 200);
    stand.control("PUT", "hospital/settings", json!({"acceptUnknown": false})).await;
    assert_eq!(platform.books(&stand, &booking("7", "made by staff")).await.0, 409);
}

#[tokio::test]
async fn events_may_come_twice_and_calls_may_be_spoilt() {
    let stand = Stand::start().await;
    let platform = Platform::start(&stand).await;
    stand.control("PUT", "hospital/mode", json!({"twice": true})).await;
    stand.post("hospital/stop", json!({"code": "S1", "reason": "医生出差", "wait": true})).await;
    let heard = platform.heard();
    assert_eq!(heard.len(), 2);
    assert_eq!(heard[0].body, heard[1].body);

    let call = async |spoil: &str| {
        let body = json!({"method": "PUT", "path": "/doctors", "body": {"items": []}, "spoil": spoil});
        stand.post("hospital/call", body).await;
        platform.heard().pop().unwrap().is_signed
    };
    assert!(call("stale").await && call("replayed").await && call("unknown_key").await);
    assert!(!call("unsigned").await && !call("wrong_signature").await && !call("tampered_body").await);
    let hello = stand.post("hospital/call", json!({"path": "/hello"})).await;
    assert_eq!(hello["status"], 200);
    assert!(platform.heard().pop().unwrap().is_signed);
}
