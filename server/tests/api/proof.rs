//! The proof that no place is sold twice. A few places, many times as many patients, each with a course of their own by a
//! seeded chance: they pay, pay unheard or late, cancel, let it expire, replace it, stand in line, accept, decline or
//! let an offer lapse, and are booked by staff; while staff and the hospital change the totals, pause, open and at last
//! stop a session, WeChat cannot be relied on, and processes are killed. All the time somebody looks whether the laws
//! of `watch` hold, of which none depends on chance.

mod chance;
mod desk;
mod hall;
mod life;
mod partner;
mod totals;
mod watch;

use std::sync::atomic::Ordering;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use futures_util::StreamExt;
use futures_util::future::join_all;
use futures_util::stream::iter;
use serde_json::json;

use crate::matrix::sums;
use crate::processes::storm::weather;
use crate::processes::{Two, pass_on};
use crate::support::{Database, Process, TestApp, free_port};
use hall::Hall;
use life::Life;
use watch::Watch;

/// Patients: ten for each place.
const PATIENTS: usize = 120;
/// How many are awake at the same time.
const AWAKE: usize = 40;
/// How many sign in at the same time, before anything happens.
const SIGN_IN: usize = 8;
/// How often is looked.
const LOOK: Duration = Duration::from_millis(25);
/// How much business time passes with each request: an offer lasts for as many looks at the phone on a slow machine.
const PASSES: i64 = 800;
/// When everybody has gone home, an hour passes each second or two.
const PASSES_AT_NIGHT: i64 = 60_000;
/// After so many looks it does not come to rest any more.
const MOST_LOOKS: usize = 2_400;
/// With another seed everybody does something else.
const SEED: u64 = 0x0b4e_1a5e;

/// Kills one process after another; how many it can still kill.
type Doomed<'t> = Box<dyn FnMut() -> bool + Send + 't>;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_place_is_sold_twice_on_sqlite() {
    let mut t = TestApp::start(Database::sqlite()).await;
    let (around, port) = (t.environment(), free_port());
    t.base = format!("http://127.0.0.1:{port}");
    let process = Arc::new(Mutex::new(Process::start(&around, "serve", port, &[])));
    let kept = Arc::clone(&process);
    // The first phone that finds nobody has the server started again.
    t.revive = Some(Box::new(move || {
        let mut process = kept.lock().unwrap();
        if process.has_died() {
            *process = Process::start(&around, "serve", port, &[]);
        }
    }));
    let mut left = 2;
    let kills: Doomed<'_> = Box::new(move || {
        process.lock().unwrap().kill();
        left -= 1;
        left > 0
    });
    prove("SQLite, one process", &t, kills).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_place_is_sold_twice_by_two_processes_on_postgres() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let front = format!("http://{}", listener.local_addr().unwrap());
    let mut two = Two::start_with(&[("PUBLIC_URL", &front)], 2).await;
    let balancer = tokio::spawn(pass_on(listener, two.bases.clone()));
    two.t.base = front;
    // A phone whose connection breaks asks again, and reaches the other.
    two.t.revive = Some(Box::new(|| {}));
    let mut doomed = vec![two.servers.remove(0), two.workers.remove(0)];
    let kills: Doomed<'_> = Box::new(move || {
        if let Some(mut one) = doomed.pop() {
            one.kill();
        }
        !doomed.is_empty()
    });
    prove("PostgreSQL, two servers and two workers", &two.t, kills).await;
    balancer.abort();
}

async fn prove(title: &str, t: &TestApp, mut kills: Doomed<'_>) {
    let admin = t.admin().await;
    let hall = Hall::open(t, &admin).await;
    let names: Vec<String> = (0..PATIENTS).map(|at| format!("p{at}")).collect();
    let mut lives = Vec::new();
    for batch in names.chunks(SIGN_IN) {
        let from = lives.len();
        let signed_in = batch.iter().enumerate().map(async |(at, name)| {
            let patient = t.patient(name).await;
            Life::begin(&hall, &admin, patient, (from + at) as u32).await
        });
        lives.extend(join_all(signed_in).await);
    }
    t.wechat.mode(json!({"notifyScale": 0.01})).await;
    t.wechat.faults(weather()).await;
    let watch = Watch::of(&hall);
    let all = async {
        iter(&lives).for_each_concurrent(AWAKE, Life::live).await;
        hall.is_over.store(true, Ordering::SeqCst);
    };
    let time = async {
        let mut looks = tokio::time::interval(LOOK);
        let mut next = PATIENTS / 3;
        let running = "SELECT count(*) FROM job WHERE state = 'running'";
        let (mut may_kill, mut before) = (true, 0);
        while !hall.is_over.load(Ordering::SeqCst) {
            looks.tick().await;
            let asked = hall.requests.load(Ordering::SeqCst);
            t.advance(PASSES * (asked - before) as i64);
            before = asked;
            let walked = hall.walked.load(Ordering::SeqCst);
            // In the middle of a job, if there is one.
            if may_kill && walked >= next && (t.number(running).await > 0 || walked >= next + 5) {
                may_kill = kills();
                hall.killed.fetch_add(1, Ordering::SeqCst);
                next = walked + PATIENTS / 6;
            }
        }
    };
    let seen = async {
        let mut looks = tokio::time::interval(2 * LOOK);
        while !hall.is_quiet.load(Ordering::SeqCst) {
            watch.look().await;
            looks.tick().await;
        }
    };
    let course = async {
        futures_util::join!(all, time, desk::works(&hall, &admin), partner::pushes(&hall, &admin));
        comes_to_rest(t).await;
        hall.is_quiet.store(true, Ordering::SeqCst);
    };
    futures_util::join!(course, seen);
    watch.look_at_rest().await;
    sums::agree(t).await;
    totals::print(title, &hall, &watch).await;
}

/// The weather clears, and time passes until nothing is on its way any more, and no job is in the hands of the dead.
async fn comes_to_rest(t: &TestApp) {
    t.wechat.faults(json!([])).await;
    let moving = "SELECT (SELECT count(*) FROM orders WHERE state IN ('pending_payment', 'closing', 'paid'))
        + (SELECT count(*) FROM refund WHERE status IN ('requested', 'processing'))
        + (SELECT count(*) FROM waitlist WHERE state = 'offered')
        + (SELECT count(*) FROM job WHERE state = 'running' OR (state = 'pending'
            AND kind IN ('notice.send', 'order.close', 'session.stop', 'registration.confirm', 'waitlist.tell')))";
    let mut looks = tokio::time::interval(LOOK);
    for _ in 0..MOST_LOOKS {
        looks.tick().await;
        // Asking starts a server again that was killed last.
        t.get("/api/v1/terms/current").await;
        if t.number(moving).await == 0 {
            return;
        }
        t.advance(PASSES_AT_NIGHT);
    }
    panic!("does not come to rest: {:#?}", t.picture().await);
}
