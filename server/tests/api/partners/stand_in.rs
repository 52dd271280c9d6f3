//! The sandbox's hospital: its own code, its own books, and all that can go wrong between it and us.

use banyi_shared::OrderNo;
use banyi_shared::order::OrderState;
use banyi_shared::time::MINUTE;
use serde_json::{Value, json};

use super::hospital::{Hospital, text};
use crate::support::{Patient, Sandbox, TestApp};

/// Connects a hospital and tells the sandbox that it is that one.
async fn connect<'t>(t: &'t TestApp, id: &str, code: &str, is_legacy: bool) -> Hospital<'t> {
    let admin = t.admin().await;
    let more = json!({"apiUrl": format!("{}/hospital", t.wechat.base), "isLegacy": is_legacy});
    let hospital = Hospital::connect_to(t, &admin, id, code, more).await;
    introduce(&hospital, &t.wechat, is_legacy).await;
    hospital
}

/// Tells a sandbox which hospital it is.
pub async fn introduce(hospital: &Hospital<'_>, sandbox: &Sandbox, is_legacy: bool) {
    let settings = json!({"platformBase": hospital.t.base, "hospital": hospital.code, "key": hospital.key,
        "secret": hospital.secret, "legacy": is_legacy});
    sandbox.put("hospital/settings", settings).await;
}

/// The first hospital of the list.
async fn first(t: &TestApp) -> (String, String) {
    let hospitals: Value = t.get("/api/v1/hospitals").await.ok();
    (text(&hospitals["items"][0]["id"]), text(&hospitals["items"][0]["code"]))
}

both! {
    async fn the_stand_in_pushes_all_that_it_has(t: TestApp) {
        let (id, code) = first(&t).await;
        let hospital = connect(&t, &id, &code, false).await;
        let pushed = t.wechat.post("hospital/push", json!({"what": "departments"})).await;
        assert_eq!((pushed["taken"].as_i64(), &pushed["failures"], &pushed["problems"]),
            (Some(287), &json!([]), &json!([])), "{pushed}");
        let again = json!({"what": "departments", "version": pushed["version"], "batch": 150});
        let again = t.wechat.post("hospital/push", again).await;
        assert_eq!((again["taken"].as_i64(), again["same"].as_i64()), (Some(0), Some(287)), "{again}");
        assert_eq!(t.number("SELECT count(*) FROM department WHERE is_group = 0").await, 287);
        assert_eq!(t.number("SELECT count(*) FROM department WHERE is_group = 1").await, 12);
        // Everything twice, at the same moment.
        t.wechat.put("hospital/mode", json!({"twice": true})).await;
        let rest = t.wechat.post("hospital/push", json!({"what": "all", "days": 2})).await;
        assert_eq!((&rest["failures"], &rest["problems"]), (&json!([]), &json!([])), "{rest}");
        let sessions = t.number("SELECT count(*) FROM schedule").await;
        assert!(sessions > 0);
        assert_eq!(t.number("SELECT count(*) FROM capacity WHERE kind = 'registration'").await, sessions);
        assert_eq!(hospital.log(&t.admin().await).await.iter().filter(|call| call["status"] != 200).count(), 0);
    }
}

both! {
    async fn the_stand_in_speaks_the_older_protocol_too(t: TestApp) {
        let (id, code) = first(&t).await;
        connect(&t, &id, &code, true).await;
        let pushed = t.wechat.post("hospital/push", json!({"what": "departments"})).await;
        assert_eq!((&pushed["failures"], &pushed["problems"]), (&json!([]), &json!([])), "{pushed}");
        assert_eq!(t.number("SELECT count(*) FROM department WHERE is_group = 0").await, 287);
    }
}

/// Books six numbers while the hospital misbehaves, gives two back, and compares both books.
async fn agree(t: &TestApp, is_legacy: bool) {
    let admin = t.admin().await;
    let clinic = admin.clinic().await;
    let known: Value = admin.get(&format!("/hospitals/{}", clinic.hospital)).await.ok();
    let session = admin.schedule(&clinic, "张明", t.day(3), "morning", 20).await.session.id;
    connect(t, clinic.hospital.as_str(), &text(&known["code"]), is_legacy).await;
    let mut orders = Vec::new();
    let modes = [
        json!({"lose": 2}),
        json!({"error": 3}),
        json!({"up": false}),
        json!({"up": true, "twice": true, "delayMs": 50}),
        json!({"lose": 1, "error": 1}),
        json!({"refuse": "next:1"}),
    ];
    for (at, mode) in modes.into_iter().enumerate() {
        t.wechat.put("hospital/mode", mode).await;
        let person = format!("registrant{at}");
        t.wechat.add_person(&person).await;
        let patient = t.patient(&person).await;
        let mine = patient.person(700 + u32::try_from(at).unwrap()).await;
        let order: banyi_shared::dto::Order = patient.try_number_for(&session, &mine).await.ok();
        patient.pays(&order.no).await;
        t.work().await;
        orders.push((patient, order.no));
    }
    for _ in 0..12 {
        t.advance(MINUTE);
        t.work().await;
    }
    t.rest().await;
    // All but the refused one have their numbers; two think better of it, while answers are lost.
    let mut confirmed = Vec::new();
    for (patient, no) in &orders {
        match patient.order(no).await.state {
            OrderState::Confirmed => confirmed.push((patient, no)),
            state => assert_eq!(state, OrderState::Cancelled, "{no}"),
        }
    }
    // Whether somebody new was refused, or one whose booking stood already, its faults decide.
    let refused = t.number("SELECT count(*) FROM registration WHERE hospital_state = 'refused'").await;
    let standing = i64::try_from(confirmed.len()).unwrap();
    assert!(refused <= 1 && standing == 6 - refused, "{standing} stand, {refused} refused");
    t.wechat.put("hospital/mode", json!({"lose": 2})).await;
    for (patient, no) in confirmed.drain(..2) {
        patient.cancel(no).await;
    }
    for _ in 0..6 {
        t.advance(MINUTE);
        t.work().await;
    }
    t.rest().await;
    need_agreement(t, &t.wechat, &confirmed, 20).await;
}

/// At rest: the hospital has these orders and no others, each with the number that its patient sees, and of the places of
/// the only session, `places` in all, the others are free.
pub async fn need_agreement(
    t: &TestApp,
    sandbox: &Sandbox,
    standing: &[(&Patient<'_>, &OrderNo)],
    places: i64,
) {
    let books = sandbox.get("hospital").await;
    let (totals, count) = (&books["totals"], i64::try_from(standing.len()).unwrap());
    assert_eq!((&totals["booked"], &totals["doubled"]), (&json!(count), &json!([])), "{books}");
    for (patient, no) in standing {
        let order = patient.order(no).await;
        assert_eq!(order.state, OrderState::Confirmed);
        let number = order.details.registration.unwrap().number.unwrap();
        let bookings = books["bookings"].as_array().unwrap();
        let theirs = bookings.iter().find(|one| one["orderNo"] == no.as_str()).unwrap();
        assert_eq!(theirs["number"].to_string().trim_matches('"'), number, "{theirs}");
    }
    assert_eq!(t.number("SELECT count(*) FROM registration WHERE hospital_state = 'wanted'").await, 0);
    let left = t.number("SELECT remaining FROM capacity WHERE kind = 'registration'").await;
    assert_eq!(left, places - count);
}

both! {
    async fn its_books_agree_with_ours_at_rest(t: TestApp) {
        agree(&t, false).await;
    }
}

both! {
    async fn so_they_do_by_the_older_protocol(t: TestApp) {
        agree(&t, true).await;
    }
}
