//! Numbers of a session, booked as the mini-program does.

use banyi_shared::dto::{Order, SessionDetail, Waiting};
use banyi_shared::{ScheduleId, WaitlistId};
use reqwest::Method;
use serde_json::{Value, json};

use super::{Answer, Patient, TestApp};

/// Somebody born on a day of their own: each `which` is another person.
pub fn id_card(which: u32) -> String {
    let first = format!("110105{:04}0101{:03}", 1960 + which / 1_000, which % 1_000);
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let sum: u32 = first.bytes().zip(weights).map(|(digit, weight)| u32::from(digit - b'0') * weight).sum();
    format!("{first}{}", ['1', '0', 'X', '9', '8', '7', '6', '5', '4', '3', '2'][sum as usize % 11])
}

impl TestApp {
    /// What the confirmation page shows.
    pub async fn detail(&self, session: &ScheduleId) -> SessionDetail {
        self.get(&format!("/api/v1/sessions/{session}")).await.ok()
    }
}

impl Patient<'_> {
    /// The first of the user's patients, or somebody new whose ID number nobody else has.
    pub async fn somebody(&self) -> String {
        let list: Value = self.get("/patients").await.ok();
        match list["items"][0]["id"].as_str() {
            Some(id) => id.to_owned(),
            None => self.person(self.t.app.rng.below(40_000) as u32).await,
        }
    }

    /// A patient who is this person.
    pub async fn person(&self, which: u32) -> String {
        self.add_patient_with("王秀兰", &id_card(which)).await
    }

    /// Asks for a number for a patient.
    pub async fn try_number_for(&self, session: &ScheduleId, patient: &str) -> Answer {
        let body = json!({"scheduleId": session, "patientId": patient, "expectedFeeFen": 5_000});
        self.asks_for_number(&body).await
    }

    /// Sends what a form says.
    pub async fn asks_for_number(&self, body: &Value) -> Answer {
        let key = self.t.app.rng.token();
        self.send(Method::POST, "/registrations", Some(&key), Some(body)).await
    }

    /// Asks for a number for the user's patient.
    pub async fn try_number(&self, session: &ScheduleId) -> Answer {
        self.try_number_for(session, &self.somebody().await).await
    }

    /// Gets one, unpaid.
    pub async fn number(&self, session: &ScheduleId) -> Order {
        self.try_number(session).await.ok()
    }

    /// Gets one, pays it, and all work is done.
    pub async fn paid_number(&self, session: &ScheduleId) -> Order {
        let order = self.number(session).await;
        self.pays(&order.no).await;
        self.t.rest().await;
        self.order(&order.no).await
    }

    /// Tries to join the line.
    pub async fn tries_to_wait(&self, session: &ScheduleId) -> Answer {
        let body = json!({"scheduleId": session, "patientId": self.somebody().await});
        self.post("/waitlist", body).await
    }

    /// Joins the line.
    pub async fn waits(&self, session: &ScheduleId) -> Waiting {
        self.tries_to_wait(session).await.ok()
    }

    /// A place in line as it stands.
    pub async fn place_in_line(&self, id: &WaitlistId) -> Waiting {
        self.get(&format!("/waitlist/{id}")).await.ok()
    }

    /// Tries to take the place that is kept.
    pub async fn tries_to_accept(&self, id: &WaitlistId) -> Answer {
        let key = self.t.app.rng.token();
        let body = json!({"expectedFeeFen": 5_000});
        self.send(Method::POST, &format!("/waitlist/{id}/accept"), Some(&key), Some(&body)).await
    }
}
