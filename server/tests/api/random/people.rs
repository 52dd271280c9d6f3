//! Who lives through these days, and what they know.

use std::sync::Mutex;

use banyi_shared::{OrderNo, Permission};
use serde_json::{Value, json};

use super::act::PEOPLE;
use crate::support::{ADMIN_PASSWORD, Answer, Patient, STAFF_PASSWORD, Staff, TestApp};

/// The one who approves.
const SECOND: &str = "second";
/// What staff give back above it needs the other's word, in fen: half an order.
const NEEDS_A_SECOND: i64 = 9_900;

/// What everybody knows.
pub struct People<'t> {
    pub t: &'t TestApp,
    pub patients: Vec<(Patient<'t>, String)>,
    admin: Mutex<String>,
    /// Another member of staff, who approves.
    second: Mutex<String>,
    /// Every order, and whose it is.
    orders: Mutex<Vec<(usize, OrderNo)>>,
    /// What a cashier opens with, as the sandbox takes it; some of them long void.
    pub handles: Mutex<Vec<Value>>,
}

impl<'t> People<'t> {
    pub async fn gather(t: &'t TestApp) -> Self {
        let mut patients = Vec::new();
        for at in 0..PEOPLE {
            let patient = t.patient(&format!("p{at}")).await;
            let id = patient.add_patient("王秀兰").await;
            patients.push((patient, id));
        }
        let admin = t.admin().await;
        admin.put("/finance/settings", json!({"approvalAboveFen": NEEDS_A_SECOND})).await.ok::<Value>();
        let second = Mutex::new(admin.hire(SECOND, Permission::ALL, &[]).await.cookie);
        let admin = Mutex::new(admin.cookie);
        Self { t, patients, admin, second, orders: Mutex::default(), handles: Mutex::default() }
    }

    pub fn has_booked(&self, who: usize, no: OrderNo) {
        self.orders.lock().unwrap().push((who, no));
    }

    /// One of the newest orders, and whose it is.
    pub fn order(&self, nth: usize) -> Option<(&Patient<'t>, OrderNo)> {
        let orders = self.orders.lock().unwrap();
        let (who, no) = nth_newest(&orders, nth)?;
        Some((&self.patients[*who].0, no.clone()))
    }

    /// One of the newest handles.
    pub fn handle(&self, nth: usize) -> Option<Value> {
        nth_newest(&self.handles.lock().unwrap(), nth).cloned()
    }

    /// Asks as the administrator, who signs in anew when the session has ended.
    pub async fn admin(&self, ask: impl AsyncFn(Staff<'t>) -> Answer) -> Answer {
        self.asks_as("admin", ADMIN_PASSWORD, &self.admin, ask).await
    }

    /// Asks as the one who approves.
    pub async fn second(&self, ask: impl AsyncFn(Staff<'t>) -> Answer) -> Answer {
        self.asks_as(SECOND, STAFF_PASSWORD, &self.second, ask).await
    }

    async fn asks_as(
        &self,
        account: &str,
        password: &str,
        kept: &Mutex<String>,
        ask: impl AsyncFn(Staff<'t>) -> Answer,
    ) -> Answer {
        let staff = || Staff { t: self.t, cookie: kept.lock().unwrap().clone() };
        let answer = ask(staff()).await;
        if answer.status != 401 {
            return answer;
        }
        let anew = Staff::sign_in(self.t, account, password).await;
        *kept.lock().unwrap() = anew.cookie;
        ask(staff()).await
    }
}

/// Counted from the end, round and round.
pub fn nth_newest<T>(list: &[T], nth: usize) -> Option<&T> {
    let at = nth.checked_rem(list.len())?;
    list.get(list.len() - 1 - at)
}
