//! Many patients at once, at two servers with two workers beside them, while WeChat cannot be relied on. In the middle
//! one of each is killed. The others carry on, and every fen is where it should be.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use banyi_shared::order::{OrderState, RefundState};
use banyi_shared::{Fen, OrderNo};
use futures_util::future::join_all;
use serde_json::{Value, json};

use super::{Two, pass_on};
use crate::matrix::sums;
use crate::support::{Answer, Patient, Staff, TestApp};

/// Patients: some for each course.
const PATIENTS: usize = 24;
/// Whoever is told to try again does, so often.
const MOST_TRIES: usize = 100;
/// How often is looked, and how much business time passes meanwhile.
const LOOK: Duration = Duration::from_millis(25);
const PASSES: i64 = 2_000;

/// What a patient does.
#[derive(Debug, Clone, Copy)]
enum Course {
    Pays,
    PaysUnheard,
    Cancels,
    IsRefundedTwice,
    LetsItExpire,
    ScansAndCancels,
    ChangesTheWay,
    GivesUp,
}

impl Course {
    const ALL: [Self; 8] = [
        Self::Pays,
        Self::PaysUnheard,
        Self::Cancels,
        Self::IsRefundedTwice,
        Self::LetsItExpire,
        Self::ScansAndCancels,
        Self::ChangesTheWay,
        Self::GivesUp,
    ];

    /// State, paid, state of the refund, refunds.
    fn end(self) -> (OrderState, Fen, RefundState, i64) {
        let price = Fen(19_800);
        match self {
            Self::Pays | Self::PaysUnheard | Self::ChangesTheWay => {
                (OrderState::Paid, price, RefundState::None, 0)
            }
            Self::Cancels | Self::ScansAndCancels => (OrderState::Cancelled, price, RefundState::Full, 1),
            Self::IsRefundedTwice => (OrderState::Cancelled, price, RefundState::Full, 2),
            Self::LetsItExpire => (OrderState::Expired, Fen(0), RefundState::None, 0),
            Self::GivesUp => (OrderState::Cancelled, Fen(0), RefundState::None, 0),
        }
    }
}

/// Faults that strike by chance, whatever is done.
pub fn weather() -> Value {
    let mut rules = Vec::new();
    for operation in ["jsapi", "native", "query", "close", "refund", "refund_query"] {
        for (side, kind) in [
            ("request", "lost"),
            ("request", "429"),
            ("answer", "lost"),
            ("answer", "500"),
            ("answer", "unsigned"),
        ] {
            rules.push(json!({"match": operation, "side": side, "kind": kind, "probability": 0.06}));
        }
    }
    for kind in ["lost", "never", "duplicate"] {
        rules.push(json!({"match": "notify", "side": "request", "kind": kind, "probability": 0.1}));
    }
    rules.push(json!({"match": "notify", "side": "answer", "kind": "lost", "probability": 0.1}));
    Value::Array(rules)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn in_a_storm_one_of_each_dies_and_the_books_are_right() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let front = format!("http://{}", listener.local_addr().unwrap());
    let mut two = Two::start_with(&[("PUBLIC_URL", &front)], 2).await;
    let balancer = tokio::spawn(pass_on(listener, two.bases.clone()));
    two.t.base = front;
    // A phone whose connection breaks asks again.
    two.t.revive = Some(Box::new(|| {}));
    let doomed = [two.servers.remove(0), two.workers.remove(0)];
    let t = &two.t;
    let names: Vec<String> = (0..PATIENTS).map(|at| format!("p{at}")).collect();
    let patients = join_all(names.iter().map(|name| t.patient(name))).await;
    let admin = t.admin().await;
    t.wechat.mode(json!({"notifyScale": 0.01})).await;
    t.wechat.faults(weather()).await;
    let (paid, walked) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let people = patients.iter().zip(&names).zip(Course::ALL.into_iter().cycle());
    let courses = people.map(async |((patient, name), course)| {
        let who = Who { t, patient, name, course, admin: &admin, paid: &paid };
        let no = who.walk().await;
        walked.fetch_add(1, Ordering::SeqCst);
        (course, no)
    });
    let dies = async {
        let mut looks = tokio::time::interval(LOOK);
        let running = "SELECT count(*) FROM job WHERE state = 'running'";
        while paid.load(Ordering::SeqCst) < PATIENTS / 4 || t.number(running).await == 0 {
            looks.tick().await;
            t.advance(PASSES);
        }
        for mut one in doomed {
            one.kill();
        }
        let before = walked.load(Ordering::SeqCst);
        assert!(before < PATIENTS, "everybody was done before anything died");
        while walked.load(Ordering::SeqCst) < PATIENTS {
            looks.tick().await;
            t.advance(PASSES);
        }
    };
    let (ended, ()) = futures_util::join!(join_all(courses), dies);
    comes_to_rest(t).await;
    for ((course, no), patient) in ended.iter().zip(&patients) {
        let seen = patient.order(no).await;
        let refunds = t.number(&format!("SELECT count(*) FROM refund WHERE order_no = '{no}'")).await;
        let is = (seen.state, seen.paid_fen, seen.refund_state, refunds);
        assert_eq!(is, course.end(), "{course:?}: {seen:#?}");
    }
    sums::agree(t).await;
    balancer.abort();
}

/// The weather clears, and time passes until nothing is on its way any more, and no job is in the hands of the dead.
async fn comes_to_rest(t: &TestApp) {
    t.wechat.faults(json!([])).await;
    let moving = "SELECT (SELECT count(*) FROM orders WHERE state IN ('pending_payment', 'closing'))
        + (SELECT count(*) FROM refund WHERE status IN ('requested', 'processing'))
        + (SELECT count(*) FROM job WHERE state = 'running' OR (state = 'pending' AND kind = 'notice.send'))";
    let mut looks = tokio::time::interval(LOOK);
    for _ in 0..2_400 {
        looks.tick().await;
        if t.number(moving).await == 0 {
            return;
        }
        t.advance(5 * PASSES);
    }
    panic!("does not come to rest: {:#?}", t.picture().await);
}

/// A patient in the storm.
struct Who<'t> {
    t: &'t TestApp,
    patient: &'t Patient<'t>,
    name: &'t str,
    course: Course,
    admin: &'t Staff<'t>,
    paid: &'t AtomicUsize,
}

impl Who<'_> {
    async fn walk(&self) -> OrderNo {
        let order = self.patient.book().await;
        let no = order.no;
        match self.course {
            Course::Pays => self.pays(&no, true).await,
            Course::PaysUnheard => self.pays(&no, false).await,
            Course::Cancels => {
                self.pays(&no, true).await;
                self.patient.cancel(&no).await;
            }
            Course::IsRefundedTwice => {
                self.pays(&no, true).await;
                self.admin.refund(&no, 5_000).await.ok::<Value>();
                self.patient.cancel(&no).await;
            }
            Course::LetsItExpire => {
                self.until_heard(async || self.patient.try_pay(&no).await).await;
            }
            Course::ScansAndCancels => {
                self.until_heard(async || self.patient.try_code(&no).await).await;
                self.has_paid(&no, 1, true).await;
                self.patient.cancel(&no).await;
            }
            Course::ChangesTheWay => {
                self.until_heard(async || self.patient.try_pay(&no).await).await;
                self.until_heard(async || self.patient.try_code(&no).await).await;
                self.has_paid(&no, 2, true).await;
            }
            Course::GivesUp => {
                self.until_heard(async || self.patient.try_pay(&no).await).await;
                self.patient.cancel(&no).await;
            }
        }
        no
    }

    async fn pays(&self, no: &OrderNo, is_told: bool) {
        self.until_heard(async || self.patient.try_pay(no).await).await;
        self.has_paid(no, 1, is_told).await;
    }

    /// Pays with this attempt, and waits until that is known.
    async fn has_paid(&self, no: &OrderNo, attempt: i64, is_told: bool) {
        let paying = json!({"outTradeNo": no.trade_no(attempt), "person": self.name, "notify": is_told});
        self.t.wechat.post("pay", paying).await;
        for _ in 0..MOST_TRIES {
            self.patient.query(no).await;
            if self.patient.order(no).await.state == OrderState::Paid {
                self.paid.fetch_add(1, Ordering::SeqCst);
                return;
            }
        }
        panic!("{:?}: does not hear that {no} was paid", self.course);
    }

    async fn until_heard(&self, ask: impl AsyncFn() -> Answer) {
        for _ in 0..MOST_TRIES {
            let answer = ask().await;
            match answer.status.as_u16() {
                200 => return,
                409 | 503 => {}
                _ => panic!("{:?}: {} {}", self.course, answer.status, answer.text),
            }
        }
        panic!("{:?}: WeChat stays away", self.course);
    }
}
