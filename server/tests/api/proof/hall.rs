//! Where it happens: one hospital with its sessions, and what everybody counts.

use std::sync::atomic::{AtomicBool, AtomicI64, AtomicUsize};

use banyi_shared::{CivilDate, ScheduleId};
use serde_json::{Value, json};

use crate::support::{Clinic, Staff, TestApp};

/// A session.
pub struct Session {
    pub id: ScheduleId,
    pub doctor: &'static str,
    /// How many places there ever were at once; noted before it is asked for.
    pub most: AtomicI64,
}

/// The hospital.
pub struct Hall<'t> {
    pub t: &'t TestApp,
    pub clinic: Clinic,
    pub date: CivilDate,
    /// Staff raise and lower its total, pause it, and at last stop it.
    pub changed: Session,
    /// One place, and nobody changes that.
    pub fixed: Session,
    /// The hospital pushes it.
    pub pushed: Session,
    /// Where the orders of the stopped one are moved, while there is room.
    pub refuge: Session,
    pub requests: AtomicUsize,
    pub walked: AtomicUsize,
    pub killed: AtomicUsize,
    pub changes: AtomicUsize,
    pub pushes: AtomicUsize,
    /// Everybody has gone home.
    pub is_over: AtomicBool,
    /// Nothing is on its way any more.
    pub is_quiet: AtomicBool,
}

impl<'t> Hall<'t> {
    /// Sessions of 4, 1 and 7 places, and one of 9 to which orders can be moved. An unpaid order holds its place for ten
    /// minutes, an offer of the line for five.
    pub async fn open(t: &'t TestApp, admin: &Staff<'_>) -> Self {
        let clinic = admin.clinic().await;
        let rules: Value = admin.get("/booking-rules").await.ok();
        let mut body = rules["items"][0]["body"].clone();
        body["payMinutes"] = json!(10);
        body["offerMinutes"] = json!(5);
        let publish = json!({"hospitalId": clinic.hospital, "body": body});
        admin.post("/booking-rules", publish).await.ok::<Value>();
        let date = t.day(3);
        let session = async |doctor: &'static str, period: &str, places: i64| {
            let id = admin.schedule(&clinic, doctor, date, period, places).await.session.id;
            Session { id, doctor, most: AtomicI64::new(places) }
        };
        Self {
            changed: session("张明", "morning", 4).await,
            fixed: session("李华", "afternoon", 1).await,
            pushed: session("王刚", "morning", 7).await,
            refuge: session("赵敏", "afternoon", 9).await,
            t,
            date,
            requests: AtomicUsize::new(0),
            walked: AtomicUsize::new(0),
            killed: AtomicUsize::new(0),
            changes: AtomicUsize::new(0),
            pushes: AtomicUsize::new(0),
            is_over: AtomicBool::new(false),
            is_quiet: AtomicBool::new(false),
            clinic,
        }
    }

    /// Those that patients ask for.
    pub fn wanted(&self) -> [&Session; 3] {
        [&self.changed, &self.fixed, &self.pushed]
    }

    /// All.
    pub fn sessions(&self) -> [&Session; 4] {
        [&self.changed, &self.fixed, &self.pushed, &self.refuge]
    }
}
