//! Numbers of a session, at the clinic of the lane: each walk has a doctor of its own.

use banyi_shared::dto::Order;
use banyi_shared::order::OrderState;
use banyi_shared::time::{DAY, MINUTE};
use banyi_shared::{CivilDate, OrderNo, ScheduleId};
use reqwest::Method;
use serde_json::{Value, json};

use super::lane::Lane;
use crate::support::{Partner, Patient, Shut, Staff, session_form};

/// A session, which may have been made by a server that died before it said so.
async fn session(lane: &Lane, admin: &Staff<'_>, doctor: &str, date: CivilDate, places: i64) -> ScheduleId {
    admin.post("/schedules", session_form(&lane.clinic, doctor, date, "morning", places)).await;
    let sql = format!("SELECT id FROM schedule WHERE doctor_name = '{doctor}'");
    lane.t.texts(&sql).await.remove(0).parse().unwrap()
}

/// The person's own patient, added once.
async fn person(who: &Patient<'_>, which: &str) -> String {
    let number: u32 = which.trim_matches(|letter: char| !letter.is_ascii_digit()).parse().unwrap();
    let add = 2 * number + u32::from(which.starts_with("other"));
    let body = json!({"name": "王秀兰", "idCard": crate::support::id_card(add), "phone": "13800138000", "relation": "parent"});
    who.post("/patients", body).await;
    let list: Value = who.get("/patients").await.ok();
    list["items"][0]["id"].as_str().unwrap().to_owned()
}

async fn books(who: &Patient<'_>, patient: &str, session: &ScheduleId) -> OrderNo {
    who.try_number_for(session, patient).await.ok::<Order>().no
}

async fn pays(lane: &Lane, who: &Patient<'_>, no: &OrderNo) {
    let params = who.pay_params(no).await;
    lane.t.wechat.pays(&params.package).await;
    lane.until_order(no, "confirmed").await;
}

/// Until a place in line is in a state; those of a person, the last joined.
async fn until_line(lane: &Lane, session: &ScheduleId, state: &str) -> String {
    let last = format!("FROM waitlist WHERE schedule_id = '{session}'");
    lane.until(&format!("SELECT 1 - count(*) {last} AND state = '{state}'")).await;
    lane.t.texts(&format!("SELECT id {last} AND state = '{state}'")).await.remove(0)
}

/// Booked, paid, given a number, reminded of, and over.
pub async fn numbered(lane: &Lane, who: &Patient<'_>, name: &str) {
    let admin = lane.t.admin().await;
    let day = lane.t.day(2);
    let id = session(lane, &admin, name, day, 1).await;
    let no = books(who, &person(who, name).await, &id).await;
    pays(lane, who, &no).await;
    lane.t.advance(day.plus_days(-1).at(18, 30) - lane.t.now());
    lane.until(&format!("SELECT 1 - count(*) FROM notice WHERE order_no = '{no}' AND title = '就诊提醒'"))
        .await;
    lane.t.advance(DAY);
    lane.until_order(&no, "completed").await;
}

/// Moved by staff; and again when its session is stopped, with one that is unpaid and somebody in line.
pub async fn moved(lane: &Lane, who: &Patient<'_>, name: &str) {
    let admin = lane.t.admin().await;
    let day = lane.t.day(3);
    let first = session(lane, &admin, &format!("{name}甲"), day, 1).await;
    let second = session(lane, &admin, &format!("{name}乙"), day.plus_days(1), 2).await;
    let third = session(lane, &admin, &format!("{name}丙"), day.plus_days(2), 1).await;
    let no = books(who, &person(who, name).await, &first).await;
    pays(lane, who, &no).await;
    let body = json!({"scheduleId": second, "reason": "医生调班"});
    admin.post_with_key(&format!("/orders/{no}/move"), &lane.t.app.rng.token(), body).await.ok::<Value>();
    let other = lane.t.patient(&format!("other-{name}")).await;
    let unpaid = books(&other, &person(&other, &format!("other-{name}")).await, &second).await;
    let waits = lane.t.patient(&format!("waits-{name}")).await;
    let number: u32 = name.trim_start_matches('p').parse().unwrap();
    let body = json!({"name": "王秀兰", "idCard": crate::support::id_card(20_000 + number), "phone": "13800138000", "relation": "parent"});
    waits.post("/patients", body).await;
    waits.tries_to_wait(&second).await;
    let stop = json!({"state": "stopped", "reason": "医生外出会诊", "moveTo": third});
    admin.put(&format!("/schedules/{second}/state"), stop).await;
    until_line(lane, &second, "over").await;
    lane.until_order(&unpaid, "cancelled").await;
    lane.until(&format!(
        "SELECT 1 - count(*) FROM registration WHERE order_no = '{no}' AND schedule_id = '{third}'"
    ))
    .await;
    assert_eq!(who.order(&no).await.state, OrderState::Confirmed);
    let told = format!("SELECT 1 - count(*) FROM notice WHERE order_no = '{unpaid}' AND title = '停诊通知'");
    lane.until(&told).await;
}

/// In line: one leaves, one is offered a place and lets it lapse, one accepts, and at last the line ends.
pub async fn in_line(lane: &Lane, who: &Patient<'_>, name: &str) {
    let admin = lane.t.admin().await;
    let day = lane.t.day(3);
    let id = session(lane, &admin, name, day, 1).await;
    let mine = person(who, name).await;
    let other = lane.t.patient(&format!("other-{name}")).await;
    let theirs = person(&other, &format!("other-{name}")).await;
    let taken = books(&other, &theirs, &id).await;
    let joins = json!({"scheduleId": id, "patientId": mine});
    who.post("/waitlist", joins.clone()).await;
    let place = until_line(lane, &id, "waiting").await;
    who.send(Method::DELETE, &format!("/waitlist/{place}"), None, None).await;
    who.post("/waitlist", joins.clone()).await;
    until_line(lane, &id, "waiting").await;
    // It becomes free while nothing is sold there.
    admin.turns(&lane.clinic, Shut::Department, "offline").await;
    other.post(&format!("/orders/{taken}/cancel"), json!({})).await.ok::<Value>();
    admin.turns(&lane.clinic, Shut::Department, "online").await;
    let offered = until_line(lane, &id, "offered").await;
    lane.until(&format!("SELECT 1 - count(*) FROM notice WHERE waitlist_id = '{offered}'")).await;
    lane.t.advance(31 * MINUTE);
    until_line(lane, &id, "lapsed").await;
    let taken = books(&other, &theirs, &id).await;
    who.post("/waitlist", joins.clone()).await;
    until_line(lane, &id, "waiting").await;
    other.post(&format!("/orders/{taken}/cancel"), json!({})).await.ok::<Value>();
    let offered = until_line(lane, &id, "offered").await;
    let accept = json!({"expectedFeeFen": 5_000});
    let path = format!("/waitlist/{offered}/accept");
    let key = lane.t.app.rng.token();
    let order: Order = who.send(Method::POST, &path, Some(&key), Some(&accept)).await.ok();
    other.post("/waitlist", json!({"scheduleId": id, "patientId": theirs})).await;
    until_line(lane, &id, "waiting").await;
    pays(lane, who, &order.no).await;
    lane.t.advance(day.at(12, 0) - lane.t.now());
    until_line(lane, &id, "over").await;
}

/// The hospital keeps its own books: it confirms one, which is given back, and refuses one.
pub async fn answered(lane: &Lane, who: &Patient<'_>, name: &str, is_legacy: bool) {
    let admin = lane.t.admin().await;
    let partner = Partner::open(&lane.t, &admin, &lane.clinic.hospital).await;
    let path = format!("/hospitals/{}/partner", lane.clinic.hospital);
    let connect = async |url: &str| {
        let form = json!({"state": "active", "isLegacy": is_legacy, "addresses": [], "contactName": "信息科",
            "apiUrl": url});
        admin.put(&path, form).await.ok::<Value>();
    };
    connect(&format!("{}/hospital", lane.t.wechat.base)).await;
    let settings = json!({"platformBase": lane.t.base, "hospital": partner.code, "key": partner.key,
        "secret": partner.secret, "legacy": is_legacy});
    lane.t.wechat.put("hospital/settings", settings).await;

    let id = session(lane, &admin, name, lane.t.day(3), 3).await;
    let patient = person(who, name).await;
    let no = books(who, &patient, &id).await;
    pays(lane, who, &no).await;
    who.post(&format!("/orders/{no}/cancel"), json!({})).await.ok::<Value>();
    let stands = format!("FROM registration WHERE order_no = '{no}' AND hospital_state <> 'cancelled'");
    lane.until(&format!("SELECT count(*) {stands}")).await;

    lane.t.wechat.put("hospital/mode", json!({"refuse": "next:1"})).await;
    let no = books(who, &patient, &id).await;
    let params = who.pay_params(&no).await;
    lane.t.wechat.pays(&params.package).await;
    // Refused; or asked for again after we died, and booked.
    lane.until(&format!(
        "SELECT count(*) FROM orders WHERE no = '{no}' AND state NOT IN ('cancelled', 'confirmed')"
    ))
    .await;
    lane.t.wechat.put("hospital/mode", json!({"refuse": "none"})).await;
    connect("").await;
}
