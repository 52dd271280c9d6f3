//! A database, a WeChat, a clock, and a process that dies.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use super::journeys::Journey;
use crate::support::{Clinic, Database, Process, TestApp, free_port};

/// How often is looked whether what must come has come, and how much business time passes meanwhile.
const LOOK: Duration = Duration::from_millis(25);
const PASSES: i64 = 3_000;
/// After so many looks it does not come any more.
const MOST_LOOKS: u32 = 1_200;

/// One server after another on one database.
pub struct Lane {
    pub t: TestApp,
    /// Where numbers are booked, opened before anything dies.
    pub clinic: Clinic,
    around: Vec<(String, String)>,
    port: u16,
    process: Arc<Mutex<Option<Process>>>,
    revived: Arc<AtomicU32>,
    walks: AtomicU32,
    folder: tempfile::TempDir,
}

impl Lane {
    pub async fn start(database: Database) -> Self {
        let mut t = TestApp::start(database).await;
        t.wechat.mode(serde_json::json!({"enrolled": true})).await;
        let clinic = t.admin().await.clinic().await;
        let (around, port) = (t.environment(), free_port());
        t.base = format!("http://127.0.0.1:{port}");
        let process: Arc<Mutex<Option<Process>>> = Arc::default();
        let revived = Arc::new(AtomicU32::new(0));
        let (kept, known, counts) = (Arc::clone(&process), around.clone(), Arc::clone(&revived));
        t.revive = Some(Box::new(move || {
            let mut kept = kept.lock().unwrap();
            drop(kept.take());
            counts.fetch_add(1, Ordering::SeqCst);
            *kept = Some(Process::start(&known, "serve", port, &[]));
        }));
        let folder = tempfile::tempdir().unwrap();
        Self { t, clinic, around, port, process, revived, walks: AtomicU32::new(0), folder }
    }

    /// Walks a journey undisturbed; the points that it passes.
    pub async fn walk(&self, journey: Journey) -> BTreeSet<String> {
        let trace = self.go(journey, None).await;
        assert_eq!(self.revived.load(Ordering::SeqCst), 0, "{journey:?}: the server died by itself");
        std::fs::read_to_string(trace).unwrap().lines().map(str::to_owned).collect()
    }

    /// Walks one of the journeys, the first that gets there, on which the server dies at `point`.
    pub async fn die(&self, point: &str, journeys: &[Journey]) {
        // What a worker, WeChat and a patient do at the same time may overtake each other, and then a point is not
        // passed: the journey is gone once more, or another that passed there too.
        for journey in journeys.iter().flat_map(|journey| [journey; 3]) {
            let trace = self.go(*journey, Some(point)).await;
            let passed = std::fs::read_to_string(trace).unwrap_or_default();
            if passed.lines().any(|line| line == point) {
                return;
            }
        }
        panic!("{journeys:?} did not pass {point}");
    }

    async fn go(&self, journey: Journey, dies_at: Option<&str>) -> PathBuf {
        let walk = self.walks.fetch_add(1, Ordering::SeqCst);
        let trace = self.folder.path().join(format!("trace-{walk}"));
        let path = trace.display().to_string();
        let mut more = vec![("CRASH_TRACE", path.as_str())];
        more.extend(dies_at.map(|point| ("CRASH_AT", point)));
        drop(self.process.lock().unwrap().take());
        self.revived.store(0, Ordering::SeqCst);
        *self.process.lock().unwrap() = Some(Process::start(&self.around, "serve", self.port, &more));
        // What a test prints is shown when it fails: the last line says where.
        println!("{journey:?} of p{walk} dies at {}", dies_at.unwrap_or("no point"));
        journey.walk(self, &format!("p{walk}")).await;
        self.rest().await;
        if dies_at.is_some() && self.revived.load(Ordering::SeqCst) == 0 {
            // It died at the very end, and nobody has asked it anything since.
            self.wait_for_death().await;
            self.rest().await;
        }
        self.t.books_agree().await;
        trace
    }

    /// Until the process has died; a while only, since it may have missed the point.
    async fn wait_for_death(&self) {
        let mut looks = tokio::time::interval(LOOK);
        for _ in 0..MOST_LOOKS / 10 {
            looks.tick().await;
            let mut process = self.process.lock().unwrap();
            if process.as_mut().is_some_and(Process::has_died) {
                drop(process.take());
                return;
            }
        }
    }

    /// Until nothing is on its way any more, and nothing is left to be told.
    async fn rest(&self) {
        self.until(
            "SELECT (SELECT count(*) FROM orders WHERE state = 'closing')
                + (SELECT count(*) FROM refund WHERE status IN ('requested', 'processing'))
                + (SELECT count(*) FROM job WHERE state = 'running' OR (state = 'pending'
                    AND kind IN ('notice.send', 'order.close', 'order.ship', 'refund.follow',
                        'session.stop', 'registration.confirm', 'waitlist.tell')))",
        )
        .await;
    }

    /// Looks until the number is 0. Time passes, and the server is started again when it has died.
    pub async fn until(&self, sql: &str) {
        let mut looks = tokio::time::interval(LOOK);
        for _ in 0..MOST_LOOKS {
            looks.tick().await;
            self.t.get("/api/v1/terms/current").await;
            if self.t.number(sql).await == 0 {
                return;
            }
            self.t.advance(PASSES);
        }
        panic!("does not come: {sql}\n{:#?}", self.t.picture().await);
    }

    /// Until an order is in a state.
    pub async fn until_order(&self, no: &banyi_shared::OrderNo, state: &str) {
        self.until(&format!("SELECT count(*) FROM orders WHERE no = '{no}' AND state <> '{state}'")).await;
    }
}
