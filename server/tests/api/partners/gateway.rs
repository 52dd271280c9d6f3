//! What a hospital is told: once is enough, and twice does no harm.

use std::sync::Arc;

use banyi_server::partners::{sign, sign_legacy};
use banyi_shared::order::OrderState;
use banyi_shared::time::MINUTE;
use banyi_shared::{OrderNo, ScheduleId};
use serde_json::{Value, json};
use tokio::sync::Semaphore;

use super::hospital::{Hospital, text};
use super::listener::{Listener, Mode, Seen};
use crate::support::{Patient, Staff, TestApp};

/// A hospital that listens, with a session of 20 places.
struct Scene<'t> {
    t: &'t TestApp,
    admin: Staff<'t>,
    listener: Listener,
    hospital: Hospital<'t>,
    session: ScheduleId,
    zhang: Patient<'t>,
}

impl<'t> Scene<'t> {
    async fn build(t: &'t TestApp, is_legacy: bool) -> Self {
        let admin = t.admin().await;
        let listener = Listener::start().await;
        let clinic = admin.clinic().await;
        let session = admin.schedule(&clinic, "张明", t.day(3), "morning", 20).await.session.id;
        let known: Value = admin.get(&format!("/hospitals/{}", clinic.hospital)).await.ok();
        let more = json!({"apiUrl": listener.url, "isLegacy": is_legacy});
        let hospital =
            Hospital::connect_to(t, &admin, clinic.hospital.as_str(), &text(&known["code"]), more).await;
        let zhang = t.patient("zhang").await;
        Self { t, admin, listener, hospital, session, zhang }
    }

    /// A number that is paid for; nothing else is done yet.
    async fn paid(&self) -> OrderNo {
        let order = self.zhang.number(&self.session).await;
        self.zhang.pays(&order.no).await.no
    }

    /// Lets so many minutes pass, working.
    async fn minutes(&self, minutes: i64) {
        self.t.work().await;
        for _ in 0..minutes {
            self.t.advance(MINUTE);
            self.t.work().await;
        }
    }

    async fn hospital_state(&self, no: &OrderNo, word: &str) -> bool {
        let sql = format!(
            "SELECT count(*) FROM registration WHERE order_no = '{no}' AND hospital_state = '{word}'"
        );
        self.t.number(&sql).await == 1
    }

    async fn unheard(&self) -> i64 {
        let partner: Value = self.admin.get(&format!("/hospitals/{}/partner", self.hospital.id)).await.ok();
        partner["unheard"].as_i64().unwrap()
    }
}

#[track_caller]
fn is_signed(hospital: &Hospital<'_>, seen: &Seen) {
    let header = |name: &str| seen.headers[&name.to_lowercase()].as_str();
    assert_eq!((header(sign::HOSPITAL), header(sign::KEY)), (hospital.code.as_str(), hospital.key.as_str()));
    let signed = sign::Signed {
        method: "POST",
        path: &seen.path,
        timestamp: header(sign::TIMESTAMP),
        nonce: header(sign::NONCE),
        body: seen.body.as_bytes(),
    };
    assert!(sign::is_nonce(header(sign::NONCE)));
    assert!(signed.is_signed(&hospital.secret, header(sign::SIGNATURE)), "{seen:?}");
}

both! {
    async fn a_paid_number_is_booked_at_its_hospital(t: TestApp) {
        let s = Scene::build(&t, false).await;
        let no = s.paid().await;
        s.minutes(1).await;
        let order = s.zhang.order(&no).await;
        assert_eq!(order.state, OrderState::Confirmed);
        let registration = order.details.registration.unwrap();
        assert_eq!((registration.number.as_deref(), registration.fetch_place.as_deref()), (Some("1"), Some("一楼 3 号窗口")));
        let seen = s.listener.seen();
        assert_eq!((seen.len(), seen[0].path.as_str()), (1, "/his/banyi/bookings"));
        is_signed(&s.hospital, &seen[0]);
        let body: Value = serde_json::from_str(&seen[0].body).unwrap();
        assert_eq!((body["orderNo"].as_str(), body["feeFen"].as_i64(), body["period"].as_str()),
            (Some(no.as_str()), Some(5_000), Some("morning")));
        assert_eq!((body["patient"]["name"].as_str(), body["patient"]["idType"].as_str()), (Some("王秀兰"), Some("01")));
        // The log tells of it, and not of whom.
        let log = s.hospital.log(&s.admin).await;
        assert_eq!((log[0]["direction"].as_str(), log[0]["orderNo"].as_str(), log[0]["note"].as_str()),
            (Some("out"), Some(no.as_str()), Some("已接受预约")));
        let named = "SELECT count(*) FROM partner_call WHERE note LIKE '%王%' OR path LIKE '%110105%'";
        assert_eq!(t.number(named).await, 0);
        // Cancelled in time: the hospital hears that too.
        s.zhang.cancel(&no).await;
        assert_eq!(s.unheard().await, 1);
        s.minutes(1).await;
        let seen = s.listener.seen();
        assert_eq!(seen[1].path, format!("/his/banyi/bookings/{no}/cancel"));
        is_signed(&s.hospital, &seen[1]);
        assert!(s.hospital_state(&no, "cancelled").await);
        assert_eq!((s.unheard().await, s.listener.standing()), (0, 0));
    }
}

both! {
    async fn a_hospital_that_is_down_or_loses_answers_is_asked_again(t: TestApp) {
        let s = Scene::build(&t, false).await;
        s.listener.answers(vec![
            Mode::Says(500, ""),
            Mode::Loses,
            Mode::Says(200, "{}"),
            Mode::Says(409, "{\"code\":\"BUSY\"}"),
            Mode::Says(302, ""),
        ]);
        let no = s.paid().await;
        s.minutes(0).await;
        assert_eq!(s.zhang.order(&no).await.state, OrderState::Paid);
        assert_eq!(s.unheard().await, 1);
        s.minutes(5).await;
        let order = s.zhang.order(&no).await;
        assert_eq!(order.state, OrderState::Confirmed);
        assert_eq!(order.details.registration.unwrap().number.as_deref(), Some("1"));
        let seen = s.listener.seen();
        assert_eq!((seen.len(), s.listener.standing()), (6, 1));
        assert!(seen.iter().all(|one| one.body == seen[0].body), "the same booking each time");
        let nonces: std::collections::BTreeSet<_> = seen.iter().map(|one| &one.headers["x-banyi-nonce"]).collect();
        assert_eq!(nonces.len(), 6);
        // Nobody there at all.
        let free = crate::support::free_port();
        let path = format!("/hospitals/{}/partner", s.hospital.id);
        let input = |url: &str| {
            s.admin.put(&path, json!({"state": "active", "isLegacy": false, "addresses": [], "contactName": "",
                "apiUrl": url}))
        };
        input(&format!("http://127.0.0.1:{free}/x")).await.ok::<Value>();
        s.zhang.cancel(&no).await;
        s.minutes(1).await;
        assert_eq!(s.hospital.log(&s.admin).await[0]["status"], 0);
        assert_eq!((s.unheard().await, s.listener.standing()), (1, 1));
        input(&s.listener.url).await.ok::<Value>();
        s.minutes(3).await;
        assert_eq!((s.unheard().await, s.listener.standing()), (0, 0));
    }
}

both! {
    async fn a_refused_booking_is_given_back(t: TestApp) {
        let s = Scene::build(&t, false).await;
        s.listener.answers(vec![Mode::Says(409, "{\"code\":\"REFUSED\",\"message\":\"号源已满\\n请改约\"}")]);
        let no = s.paid().await;
        s.minutes(0).await;
        t.rest().await;
        let order = s.zhang.order(&no).await;
        assert_eq!(order.state, OrderState::Cancelled);
        assert_eq!(order.refunded_fen.0, 5_000);
        assert!(s.hospital_state(&no, "refused").await);
        assert_eq!((s.listener.seen().len(), s.unheard().await), (1, 0));
    }
}

both! {
    async fn a_booking_that_is_cancelled_while_it_is_sent_is_cancelled_there_too(t: TestApp) {
        let s = Scene::build(&t, false).await;
        let permits = Arc::new(Semaphore::new(0));
        s.listener.answers(vec![Mode::After(Arc::clone(&permits))]);
        let no = s.paid().await;
        let cancels = async {
            while s.listener.seen().is_empty() {
                tokio::task::yield_now().await;
            }
            s.zhang.cancel(&no).await;
            permits.add_permits(1);
        };
        tokio::join!(t.work(), cancels);
        s.minutes(2).await;
        t.rest().await;
        let order = s.zhang.order(&no).await;
        assert_eq!((order.state, order.refunded_fen.0), (OrderState::Cancelled, 5_000));
        assert!(s.hospital_state(&no, "cancelled").await);
        assert_eq!((s.listener.standing(), s.unheard().await), (0, 0));
    }
}

both! {
    async fn a_cancellation_that_cannot_be_is_for_staff(t: TestApp) {
        let s = Scene::build(&t, false).await;
        let no = s.paid().await;
        s.minutes(1).await;
        s.listener.answers(vec![Mode::Says(409, "{\"code\":\"FETCHED\"}")]);
        s.zhang.cancel(&no).await;
        s.minutes(3).await;
        assert_eq!(s.listener.seen().len(), 2, "it is not said again");
        let dead = "SELECT count(*) FROM job WHERE kind = 'hospital.sync' AND state = 'dead'";
        assert_eq!(t.number(dead).await, 1);
        assert_eq!(s.unheard().await, 1);
        // A locked hospital hears nothing until it is unlocked.
        let later = s.paid().await;
        let path = format!("/hospitals/{}/partner", s.hospital.id);
        let input = |state: &str| {
            s.admin.put(&path, json!({"state": state, "isLegacy": false, "addresses": [], "contactName": "",
                "apiUrl": s.listener.url}))
        };
        input("locked").await.ok::<Value>();
        s.minutes(2).await;
        assert_eq!(s.listener.seen().len(), 2);
        input("active").await.ok::<Value>();
        s.minutes(3).await;
        assert_eq!(s.zhang.order(&later).await.state, OrderState::Confirmed);
    }
}

both! {
    async fn the_older_dialect_is_spoken_where_it_is_switched_on(t: TestApp) {
        let s = Scene::build(&t, true).await;
        // The payment's answer is lost: both are said again.
        s.listener.answers(vec![Mode::Good, Mode::Loses]);
        let no = s.paid().await;
        s.minutes(1).await;
        let order = s.zhang.order(&no).await;
        assert_eq!(order.state, OrderState::Confirmed);
        assert_eq!(order.details.registration.unwrap().number.as_deref(), Some("1"));
        s.zhang.cancel(&no).await;
        s.minutes(1).await;
        let seen = s.listener.seen();
        let paths: Vec<&str> = seen.iter().map(|one| one.path.trim_start_matches("/his/banyi/order/")).collect();
        assert_eq!(paths, ["submitOrder", "updatePayStatus", "submitOrder", "updatePayStatus", "updateCancelStatus"]);
        for one in &seen {
            let form = sign_legacy::read(one.body.as_bytes()).unwrap();
            assert!(sign_legacy::is_signed(&form, &s.hospital.secret), "{form:?}");
            assert_eq!((form["hoscode"].as_str(), form["orderNo"].as_str()), (s.hospital.code.as_str(), no.as_str()));
        }
        let form = sign_legacy::read(seen[0].body.as_bytes()).unwrap();
        assert_eq!((form["amount"].as_str(), form["reserveTime"].as_str(), form["name"].as_str()), ("50.00", "0", "王秀兰"));
        let form = sign_legacy::read(seen[4].body.as_bytes()).unwrap();
        assert_eq!(form["hosRecordId"], "1");
        assert_eq!((s.listener.standing(), s.unheard().await), (0, 0));
    }
}

both! {
    async fn a_hospital_tells_that_a_number_was_fetched(t: TestApp) {
        let s = Scene::build(&t, false).await;
        let no = s.paid().await;
        s.minutes(1).await;
        let event = json!({"orderNo": no, "at": t.now()});
        let told: Value = s.hospital.post("/events/fetched", &event).await.ok();
        assert_eq!(told["isNew"], true);
        assert_eq!(s.zhang.order(&no).await.state, OrderState::InService);
        let told: Value = s.hospital.post("/events/fetched", &event).await.ok();
        assert_eq!(told["isNew"], false);
        let log = s.hospital.log(&s.admin).await;
        assert_eq!(log[0]["orderNo"], no.as_str());
    }
}
