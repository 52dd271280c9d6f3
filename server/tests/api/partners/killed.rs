//! The sandbox's hospital is killed: before it hears of a booking, after it has written one down and before it has answered,
//! and the same with what is given back. Started again with its books, it and we agree.

use std::path::PathBuf;
use std::time::Duration;

use banyi_shared::dto::Order;
use banyi_shared::order::OrderState;
use banyi_shared::time::MINUTE;
use serde_json::{Value, json};

use super::hospital::{Hospital, text};
use super::stand_in::{introduce, need_agreement};
use crate::support::{Sandbox, TestApp, free_port};

/// A hospital in a process of its own.
struct House {
    sandbox: Sandbox,
    listen: String,
    clock: PathBuf,
    books: PathBuf,
}

impl House {
    fn open(t: &TestApp, folder: &std::path::Path) -> Self {
        let (listen, books) = (format!("127.0.0.1:{}", free_port()), folder.join("hospital.books"));
        let sandbox = Sandbox::start_at(&listen, &t.clock_file, &t.base, Some(&books));
        Self { sandbox, listen, clock: t.clock_file.clone(), books }
    }

    /// From now on it writes down what it hears, and never comes to answer.
    async fn falls_silent(&self) {
        self.sandbox.put("hospital/mode", json!({"delayMs": 3_600_000})).await;
    }

    /// Waits until it has written something down about an order, and kills it.
    async fn dies_after(&mut self, no: &str, state: &str) {
        let mut looks = tokio::time::interval(Duration::from_millis(10));
        loop {
            looks.tick().await;
            let books = self.sandbox.get("hospital").await;
            let mut bookings = books["bookings"].as_array().unwrap().iter();
            if bookings.any(|one| one["orderNo"] == no && one["state"] == state) {
                break self.sandbox.kill();
            }
        }
    }

    /// Starts again, with the books that it left.
    fn wakes(&mut self, t: &TestApp) {
        self.sandbox = Sandbox::start_at(&self.listen, &self.clock, &t.base, Some(&self.books));
    }
}

both! {
    async fn a_hospital_that_is_killed_loses_and_doubles_nothing(t: TestApp) {
        let folder = tempfile::tempdir().unwrap();
        let mut house = House::open(&t, folder.path());
        let admin = t.admin().await;
        let clinic = admin.clinic().await;
        let known: Value = admin.get(&format!("/hospitals/{}", clinic.hospital)).await.ok();
        let session = admin.schedule(&clinic, "张明", t.day(3), "morning", 9).await.session.id;
        let more = json!({"apiUrl": format!("{}/hospital", house.sandbox.base)});
        let hospital =
            Hospital::connect_to(&t, &admin, clinic.hospital.as_str(), &text(&known["code"]), more).await;
        introduce(&hospital, &house.sandbox, false).await;

        let mut orders = Vec::new();
        for at in 0..6 {
            let person = format!("registrant{at}");
            t.wechat.add_person(&person).await;
            let patient = t.patient(&person).await;
            let mine = patient.person(700 + at).await;
            let order: Order = patient.try_number_for(&session, &mine).await.ok();
            if at % 2 == 0 {
                house.falls_silent().await;
                patient.pays(&order.no).await;
                // While we wait for its answer.
                tokio::join!(t.work(), house.dies_after(order.no.as_str(), "booked"));
            } else {
                house.sandbox.kill();
                patient.pays(&order.no).await;
                t.work().await;
            }
            assert_eq!(patient.order(&order.no).await.state, OrderState::Paid, "nobody has confirmed");
            house.wakes(&t);
            orders.push((patient, order.no));
            for _ in 0..2 {
                t.advance(MINUTE);
                t.work().await;
            }
        }
        t.rest().await;
        let mut standing: Vec<_> = orders.iter().map(|(patient, no)| (patient, no)).collect();
        need_agreement(&t, &house.sandbox, &standing, 9).await;

        // Two think better of it: one is written down and not answered, the other not heard.
        for (at, (patient, no)) in standing.drain(..2).enumerate() {
            if at == 0 {
                house.falls_silent().await;
                patient.cancel(no).await;
                tokio::join!(t.work(), house.dies_after(no.as_str(), "cancelled"));
            } else {
                house.sandbox.kill();
                patient.cancel(no).await;
                t.work().await;
            }
            house.wakes(&t);
            for _ in 0..2 {
                t.advance(MINUTE);
                t.work().await;
            }
        }
        t.rest().await;
        need_agreement(&t, &house.sandbox, &standing, 9).await;
        t.books_agree().await;
    }
}
