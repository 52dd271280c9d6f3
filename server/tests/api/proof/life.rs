//! What a patient does. Each step may be refused: somebody was faster, a session is paused, the hold has ended. Then they
//! go another way, as people do; only what cannot be is an error.

use std::sync::atomic::Ordering;
use std::time::Duration;

use banyi_shared::order::OrderState;
use banyi_shared::{OrderNo, ScheduleId};
use reqwest::Method;
use serde_json::{Value, json};

use super::SEED;
use super::chance::Chance;
use super::hall::Hall;
use crate::support::{Answer, Patient, Staff, id_card};

/// Whoever is told to try again does, so often.
const MOST_TRIES: usize = 100;
/// How often somebody looks at their phone, and after how many looks they have had enough.
const LOOK: Duration = Duration::from_millis(400);
const PATIENCE: usize = 16;

/// A patient.
pub struct Life<'h> {
    hall: &'h Hall<'h>,
    admin: &'h Staff<'h>,
    phone: Patient<'h>,
    user: String,
    /// For whom they book.
    person: String,
    chance: Chance,
}

impl<'h> Life<'h> {
    /// Signed in, with one patient who is nobody else.
    pub async fn begin(hall: &'h Hall<'h>, admin: &'h Staff<'h>, phone: Patient<'h>, which: u32) -> Self {
        let body =
            json!({"name": "王秀兰", "idCard": id_card(which), "phone": "13800138000", "relation": "parent"});
        let mut added = phone.post("/patients", body.clone()).await;
        while added.status == 503 {
            added = phone.post("/patients", body.clone()).await;
        }
        let person = added.ok::<Value>()["id"].as_str().unwrap().to_owned();
        let me: Value = phone.get("/me").await.ok();
        let user = me["id"].as_str().unwrap().to_owned();
        Self { hall, admin, phone, user, person, chance: Chance::of(SEED, which.into()) }
    }

    /// Once or twice they want a number.
    pub async fn live(&self) {
        for _ in 0..=self.chance.below(2) {
            let session = self.wish();
            match self.asks(session, "refuse").await {
                Asked::Got(no) if *session == self.hall.refuge.id && self.chance.is(50) => {
                    self.pays_late(&no).await;
                }
                Asked::Got(no) => self.has(&no).await,
                Asked::SoldOut => self.waits(session).await,
                Asked::No => {}
            }
        }
        self.hall.walked.fetch_add(1, Ordering::SeqCst);
    }

    /// One in five wants what is seldom full: there a late payment finds its place free.
    fn wish(&self) -> &'h ScheduleId {
        let session = match self.chance.is(20) {
            true => &self.hall.refuge,
            false => self.hall.wanted()[self.chance.below(3)],
        };
        &session.id
    }

    /// Asks for a number; one in six calls the desk, which books for them.
    async fn asks(&self, session: &ScheduleId, on_unpaid: &str) -> Asked {
        let mut body = json!({"scheduleId": session, "patientId": self.person, "expectedFeeFen": 5_000});
        let answer = if self.chance.is(16) && on_unpaid == "refuse" {
            body["userId"] = json!(self.user);
            let key = self.hall.t.app.rng.token();
            self.heard(async || self.admin.post_with_key("/registrations", &key, body.clone()).await).await
        } else {
            body["onUnpaid"] = json!(on_unpaid);
            let key = self.hall.t.app.rng.token();
            let ask = async || self.phone.send(Method::POST, "/registrations", Some(&key), Some(&body)).await;
            self.heard(ask).await
        };
        self.placed(&answer)
    }

    /// What an answer to a request for a number means.
    fn placed(&self, answer: &Answer) -> Asked {
        match answer.status.as_u16() {
            201 => Asked::Got(answer.json()["no"].as_str().unwrap().parse().unwrap()),
            409 => match answer.json()["code"].as_str().unwrap() {
                "SOLD_OUT" => Asked::SoldOut,
                "BOOKING_CLOSED" | "ALREADY_BOOKED" | "UNPAID_ORDER_EXISTS" | "OFFER_OVER" | "CONFLICT" => {
                    Asked::No
                }
                code => panic!("nobody told them to expect {code}"),
            },
            _ => panic!("{} {}", answer.status, answer.text),
        }
    }

    /// Holds a place, unpaid.
    async fn has(&self, no: &OrderNo) {
        match self.chance.below(100) {
            0..14 => self.pays(no, true).await,
            14..22 => self.pays(no, false).await,
            22..48 => {
                self.pays(no, true).await;
                self.cancels(no).await;
            }
            48..62 => self.cancels(no).await,
            62..66 => {}
            66..70 => {
                self.begins_to_pay(no).await;
            }
            70..82 => self.pays_late(no).await,
            _ => {
                self.begins_to_pay(no).await;
                if let Asked::Got(other) = self.asks(self.wish(), "replace").await {
                    self.pays(&other, true).await;
                }
            }
        }
    }

    /// Begins to pay in the mini-program. None when the order takes no payment any more.
    async fn begins_to_pay(&self, no: &OrderNo) -> Option<String> {
        let answer = self.heard(async || self.phone.try_pay(no).await).await;
        match answer.status.as_u16() {
            200 => {
                let package = answer.json()["package"].as_str().unwrap().to_owned();
                Some(package.strip_prefix("prepay_id=").unwrap().to_owned())
            }
            409 => None,
            _ => panic!("{} {}", answer.status, answer.text),
        }
    }

    /// Pays, if WeChat takes it still; told or not, the phone asks a few times.
    async fn pays(&self, no: &OrderNo, is_told: bool) {
        let Some(prepay) = self.begins_to_pay(no).await else { return };
        let paying = json!({"prepayId": prepay, "notify": is_told});
        if self.hall.t.wechat.tries("pay", paying).await.is_none() {
            return;
        }
        for _ in 0..if is_told { 5 } else { self.chance.below(3) } {
            self.phone.query(no).await;
            if self.sees(no).await != OrderState::PendingPayment {
                return;
            }
        }
    }

    async fn cancels(&self, no: &OrderNo) {
        let path = format!("/orders/{no}/cancel");
        let body = json!({"reason": "临时有事"});
        let answer = self.heard(async || self.phone.post(&path, body.clone()).await).await;
        assert!(matches!(answer.status.as_u16(), 200 | 409), "{} {}", answer.status, answer.text);
    }

    /// Begins to pay; the order is thought expired and its payment closed, although WeChat takes it still. And they pay.
    async fn pays_late(&self, no: &OrderNo) {
        let Some(prepay) = self.begins_to_pay(no).await else { return };
        if !self.expires_behind_wechat(no).await {
            return;
        }
        let mut looks = tokio::time::interval(LOOK);
        for _ in 0..=self.chance.below(4) {
            looks.tick().await;
        }
        let paying = json!({"prepayId": prepay, "notify": false});
        let Some(paid) = self.hall.t.wechat.tries("pay", paying).await else { return };
        let path = format!("notifications/{}/deliver", paid["notificationId"].as_str().unwrap());
        for _ in 0..MOST_TRIES {
            let told = self.hall.t.wechat.post(&path, json!({"times": 1})).await;
            if matches!(told[0]["status"].as_u64(), Some(200 | 204)) {
                return;
            }
            looks.tick().await;
        }
        panic!("nobody hears that {no} was paid late");
    }

    /// False when it has moved by itself, or nobody had time.
    async fn expires_behind_wechat(&self, no: &OrderNo) -> bool {
        matches!(self.expires(no).await, Ok(true))
    }

    async fn expires(&self, no: &OrderNo) -> banyi_server::error::Result<bool> {
        let t = self.hall.t;
        let mut tx = t.app.db.begin("test").await?;
        let row = banyi_server::orders::lock(&mut tx, no, t.now()).await?;
        if row.is_none_or(|row| row.state != OrderState::PendingPayment) {
            return Ok(false);
        }
        let rank = OrderState::Expired.rank();
        for sql in [
            format!("UPDATE payment_attempt SET state = 'closed' WHERE order_no = '{no}'"),
            format!("UPDATE orders SET state = 'expired', state_rank = {rank} WHERE no = '{no}'"),
        ] {
            sqlx::query(sqlx::AssertSqlSafe(sql)).execute(tx.conn()).await?;
        }
        banyi_server::capacity::release(&t.app, &mut tx, no).await?;
        tx.commit().await?;
        Ok(true)
    }

    /// Stands in line, until they are offered a place or have had enough.
    async fn waits(&self, session: &ScheduleId) {
        let Some(id) = self.joins(session).await else { return };
        let path = format!("/waitlist/{id}");
        let leaves =
            async || self.heard(async || self.phone.send(Method::DELETE, &path, None, None).await).await;
        let mut looks = tokio::time::interval(LOOK);
        for _ in 0..PATIENCE {
            looks.tick().await;
            let place: Value = self.heard(async || self.phone.get(&path).await).await.ok();
            match place["state"].as_str().unwrap() {
                "waiting" => {}
                "offered" => {
                    return match self.chance.below(100) {
                        0..65 => self.accepts(&id).await,
                        65..80 => {
                            // Two taps at the same moment: one of them comes too late.
                            futures_util::join!(leaves(), self.accepts(&id));
                        }
                        _ => {}
                    };
                }
                _ => return,
            }
        }
        if self.chance.is(93) {
            leaves().await;
        }
    }

    /// Joins the line; none when that cannot be.
    async fn joins(&self, session: &ScheduleId) -> Option<String> {
        let body = json!({"scheduleId": session, "patientId": self.person});
        let answer = self.heard(async || self.phone.post("/waitlist", body.clone()).await).await;
        let code = if answer.status == 201 { json!("") } else { answer.json()["code"].clone() };
        match code.as_str().unwrap() {
            "" => Some(answer.json()["id"].as_str().unwrap().to_owned()),
            // Before the server that heard it died.
            "ALREADY_EXISTS" => {
                let mine: Value = self.heard(async || self.phone.get("/waitlist").await).await.ok();
                let is_here = |place: &&Value| {
                    place["session"]["id"] == json!(session)
                        && matches!(place["state"].as_str(), Some("waiting" | "offered"))
                };
                let place = mine["items"].as_array().unwrap().iter().find(is_here)?;
                Some(place["id"].as_str().unwrap().to_owned())
            }
            "NOT_FULL" | "BOOKING_CLOSED" | "ALREADY_BOOKED" => None,
            _ => panic!("{} {}", answer.status, answer.text),
        }
    }

    async fn accepts(&self, id: &str) {
        let key = self.hall.t.app.rng.token();
        let path = format!("/waitlist/{id}/accept");
        let body = json!({"expectedFeeFen": 5_000});
        let accept = async || self.phone.send(Method::POST, &path, Some(&key), Some(&body)).await;
        if let Asked::Got(no) = self.placed(&self.heard(accept).await) {
            self.has(&no).await;
        }
    }

    async fn sees(&self, no: &OrderNo) -> OrderState {
        let path = format!("/orders/{no}");
        let order: Value = self.heard(async || self.phone.get(&path).await).await.ok();
        order["state"].as_str().unwrap().parse().unwrap()
    }

    /// Asks until somebody has time for it.
    async fn heard(&self, ask: impl AsyncFn() -> Answer) -> Answer {
        for _ in 0..MOST_TRIES {
            self.hall.requests.fetch_add(1, Ordering::SeqCst);
            let answer = ask().await;
            // Nobody has time, or the token had ended meanwhile.
            let is_busy = matches!(answer.status.as_u16(), 401 | 503);
            if !is_busy {
                return answer;
            }
        }
        panic!("nobody has time");
    }
}

/// What became of a request for a number.
enum Asked {
    Got(OrderNo),
    SoldOut,
    No,
}
