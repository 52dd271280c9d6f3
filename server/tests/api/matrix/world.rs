//! A server, its WeChat, and people who walk the cells of a step together.

use std::time::Duration;

use banyi_server::wechat::Timeouts;
use banyi_shared::time::MINUTE;
use futures_util::future::join_all;
use serde_json::{Value, json};

use super::cell::{Cell, Person};
use super::fault::Fault;
use super::step::Step;
use crate::support::{Database, Staff, TestApp};

/// How long the server waits for WeChat.
const PATIENCE: Duration = Duration::from_millis(1_000);
/// How long WeChat is silent, in ms: longer.
const SILENCE: u64 = 3_000;
/// After so many minutes nothing moves any more.
const MOST_MINUTES: usize = 180;
/// What is still on its way; what was sold and is paid is to be told to WeChat.
const MOVING: &str = "SELECT (SELECT count(*) FROM orders WHERE state IN ('pending_payment', 'closing')
        OR (state = 'paid' AND shipped_at IS NULL))
    + (SELECT count(*) FROM refund WHERE status IN ('requested', 'processing', 'abnormal'))";
/// How often is looked whether everything was told.
const LOOK: Duration = Duration::from_millis(20);
/// After so many looks it was not.
const MOST_LOOKS: usize = 1_000;

/// A server and its WeChat.
pub struct World {
    pub t: TestApp,
    /// The session of a member of staff.
    pub(super) admin: tokio::sync::Mutex<String>,
}

impl World {
    pub async fn start(database: Database) -> Self {
        let timeouts = Timeouts { connect: PATIENCE, total: PATIENCE, file: PATIENCE };
        let t = TestApp::start_waiting(database, &[], timeouts).await;
        // WeChat tells again soon, leaves it to us to close what has expired, and wants to know what was sold.
        let mode =
            json!({"notifyScale": 0.01, "silenceMs": SILENCE, "expiredOrder": "notpay", "enrolled": true});
        t.wechat.mode(mode).await;
        Self { t, admin: tokio::sync::Mutex::default() }
    }

    /// One for each column.
    pub async fn people(&self) -> Vec<Person<'_>> {
        let names: Vec<String> = (0..Fault::ALL.len()).map(|at| format!("p{at}")).collect();
        join_all(names.iter().map(|name| Person::new(&self.t, name))).await
    }

    /// Walks all cells of a step; how many those are.
    pub async fn walk<'w>(&'w self, step: Step, people: &'w [Person<'w>]) -> usize {
        if step.is_of_a_day() {
            return self.reconcile(step).await;
        }
        self.admin.lock().await.clear();
        let form = people[0].phone.form(&people[0].patient_id).await;
        let faults = Fault::ALL.iter().filter(|fault| step.suffers(**fault));
        let begun = faults.zip(people).map(|(fault, who)| Cell::begin(self, step, *fault, who, &form));
        let cells: Vec<Cell<'_>> = join_all(begun).await;
        let planted: Vec<Value> = cells.iter().flat_map(Cell::rules).collect();
        self.t.wechat.faults(Value::Array(planted.clone())).await;
        // Those in which two things race do not wait for others.
        let (first, rest): (Vec<_>, Vec<_>) = cells.iter().partition(|cell| cell.is_a_race());
        for cell in first {
            cell.act().await;
        }
        join_all(rest.into_iter().map(Cell::act)).await;
        self.pass(step);
        self.come_to_rest(step).await;
        self.have_struck(step, &planted).await;
        self.t.wechat.faults(json!([])).await;
        join_all(cells.iter().map(Cell::check)).await;
        self.t.books_agree().await;
        cells.len()
    }

    /// Time passes, where it is time that does the step.
    fn pass(&self, step: Step) {
        if matches!(step, Step::Expire | Step::ExpirePaid) {
            self.t.advance(31 * MINUTE);
        }
    }

    /// A member of staff, signed in once for each step.
    pub async fn admin(&self) -> Staff<'_> {
        let mut cookie = self.admin.lock().await;
        if cookie.is_empty() {
            *cookie = self.t.admin().await.cookie;
        }
        Staff { t: &self.t, cookie: cookie.clone() }
    }

    /// Until nothing is on its way any more, and everything that is told was told.
    async fn come_to_rest(&self, step: Step) {
        for _ in 0..MOST_MINUTES {
            self.t.work().await;
            if self.t.number(MOVING).await == 0 {
                self.everything_is_told().await;
                return self.t.work().await;
            }
            self.t.advance(MINUTE);
        }
        panic!("{step:?} does not come to rest: {:#?}", self.t.picture().await);
    }

    async fn everything_is_told(&self) {
        let mut looks = tokio::time::interval(LOOK);
        for _ in 0..MOST_LOOKS {
            looks.tick().await;
            let state = self.t.wechat.get("state").await;
            let told = state["notifications"].as_array().unwrap();
            if told.iter().all(|one| one["progress"] != "pending") {
                return;
            }
        }
        panic!("something is not told");
    }

    /// A fault that did not strike proves nothing.
    pub(super) async fn have_struck(&self, step: Step, planted: &[Value]) {
        let left = self.t.wechat.get("faults").await;
        for (rule, left) in planted.iter().zip(left.as_array().unwrap()) {
            assert!(left["times"].as_u64() < rule["times"].as_u64(), "{step:?}: {rule} has not struck");
        }
    }
}
