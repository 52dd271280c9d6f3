//! Bills: a bill is of a day and of nobody, so that its cells are walked one after the other, on all that moved before.

use banyi_shared::CivilDate;
use banyi_shared::dto::admin::{BillRun, BillRunPage, BillRunState};
use banyi_shared::time::MINUTE;
use serde_json::{Value, json};

use super::fault::Fault;
use super::step::Step;
use super::world::World;

/// After so many minutes a day is reconciled, whatever goes wrong.
const MOST_MINUTES: usize = 90;

impl World {
    /// Walks all cells of a bill's step; how many those are.
    pub async fn reconcile(&self, step: Step) -> usize {
        // A day on which nothing moved has no bill to fetch.
        let payer = self.t.patient(&format!("{step:?}").to_lowercase()).await;
        let order = payer.book().await;
        payer.pays(&order.no).await;
        let day = self.a_day_ends().await;
        let faults: Vec<Fault> = Fault::ALL.iter().copied().filter(|fault| step.suffers(*fault)).collect();
        for fault in &faults {
            let planted = step.rules(*fault);
            self.t.wechat.faults(Value::Array(planted.clone())).await;
            self.admin().await.post("/bills", json!({"billDate": day})).await.ok::<Value>();
            self.agrees(day, &format!("{step:?} {fault:?}")).await;
            self.have_struck(step, &planted).await;
        }
        self.t.wechat.faults(json!([])).await;
        self.t.books_agree().await;
        faults.len()
    }

    /// Every day on which anything moved agrees with WeChat's bills, and so does all of it.
    pub async fn close_the_books(&self) {
        let day = self.a_day_ends().await;
        self.admin().await.post("/bills", json!({"billDate": day})).await.ok::<Value>();
        self.agrees(day, "at the end").await;
        let open =
            "SELECT bill_date || ' ' || kind || ' ' || subject FROM bill_difference WHERE state = 'open'";
        let open = self.t.texts(open).await;
        assert!(open.is_empty(), "WeChat's bills say otherwise: {open:#?}");
    }

    /// The next morning, at half past ten; gives the day that ended.
    async fn a_day_ends(&self) -> CivilDate {
        let day = self.t.day(0);
        self.t.advance(self.t.day(1).at(10, 30) - self.t.now());
        self.admin.lock().await.clear();
        banyi_server::queue::daily(&self.t.app).await.unwrap();
        self.t.work().await;
        day
    }

    /// The day is reconciled in the end, and nothing differs.
    async fn agrees(&self, day: CivilDate, what: &str) {
        let under_way =
            "SELECT count(*) FROM job WHERE kind = 'bill.reconcile' AND state IN ('pending', 'running')";
        for _ in 0..MOST_MINUTES {
            self.t.work().await;
            let run = self.newest(day).await;
            if run.state == BillRunState::Done && self.t.number(under_way).await == 0 {
                assert_eq!(run.differences, 0, "{what}: {run:#?}");
                return;
            }
            self.t.advance(MINUTE);
        }
        panic!("{what}: {day} is not reconciled: {:#?}", self.newest(day).await);
    }

    async fn newest(&self, day: CivilDate) -> BillRun {
        let runs: BillRunPage = self.admin().await.get("/bills").await.ok();
        runs.items.into_iter().find(|run| run.bill_date == day).unwrap()
    }
}
