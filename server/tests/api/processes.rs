//! Several processes on one database: what happens at the same instant at two of them happens once.

pub mod storm;

use std::collections::BTreeSet;

use banyi_shared::Fen;
use banyi_shared::order::{OrderState, RefundState};
use futures_util::future::join_all;
use serde_json::{Value, json};

use crate::support::{Answer, Database, Patient, Process, TestApp, free_port};

/// Two servers and a worker, or two, on PostgreSQL.
pub struct Two {
    pub t: TestApp,
    pub bases: [String; 2],
    pub servers: Vec<Process>,
    pub workers: Vec<Process>,
}

impl Two {
    async fn start() -> Self {
        Self::start_with(&[], 1).await
    }

    pub async fn start_with(more: &[(&str, &str)], workers: usize) -> Self {
        let t = TestApp::start_with(Database::postgres().await, more).await;
        let around = t.environment();
        let servers: Vec<Process> =
            (0..2).map(|_| Process::start(&around, "serve", free_port(), more)).collect();
        let bases = [servers[0].base.clone(), servers[1].base.clone()];
        let workers = (0..workers).map(|_| Process::start(&around, "work", free_port(), more)).collect();
        Self { t, bases, servers, workers }
    }

    /// Sends to both by turns, all at once.
    async fn both_ways<F>(&self, times: usize, request: F) -> Vec<Answer>
    where
        F: Fn(&str, usize) -> reqwest::RequestBuilder,
    {
        join_all((0..times).map(|at| Answer::of(request(&self.bases[at % 2], at)))).await
    }

    /// Looks until the number is 0.
    async fn until(&self, sql: &str) {
        let mut looks = tokio::time::interval(std::time::Duration::from_millis(25));
        for _ in 0..1_200 {
            looks.tick().await;
            if self.t.number(sql).await == 0 {
                return;
            }
        }
        panic!("does not come: {sql}\n{:#?}", self.t.picture().await);
    }

    fn place(&self, base: &str, who: &Patient<'_>, key: &str, form: &Value) -> reqwest::RequestBuilder {
        let url = format!("{base}/api/v1/orders");
        self.t.client.post(url).bearer_auth(who.token()).header("Idempotency-Key", key).json(form)
    }
}

const UNTOLD: &str = "SELECT count(*) FROM job WHERE kind = 'notice.send' AND state <> 'done'";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_key_at_both_is_one_order() {
    let two = Two::start().await;
    let zhang = two.t.patient("zhang").await;
    let form = zhang.form(&zhang.add_patient("王秀兰").await).await;
    let all = two.both_ways(8, |base, _| two.place(base, &zhang, "same-key", &form)).await;
    let numbers: BTreeSet<String> =
        all.iter().map(|answer| answer.ok::<Value>()["no"].as_str().unwrap().to_owned()).collect();
    assert_eq!((numbers.len(), two.t.number("SELECT count(*) FROM orders").await), (1, 1));
    two.t.books_agree().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_orders_of_one_user_at_both_are_one() {
    let two = Two::start().await;
    let zhang = two.t.patient("zhang").await;
    let form = zhang.form(&zhang.add_patient("王秀兰").await).await;
    let all = two.both_ways(6, |base, at| two.place(base, &zhang, &format!("key-{at}"), &form)).await;
    assert_eq!(all.iter().filter(|answer| answer.status == 201).count(), 1);
    for answer in all.iter().filter(|answer| answer.status != 201) {
        answer.fails(409, "UNPAID_ORDER_EXISTS");
    }
    two.t.books_agree().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn three_places_are_sold_three_times() {
    let two = Two::start().await;
    let admin = two.t.admin().await;
    let names: Vec<String> = (0..30).map(|at| format!("p{at}")).collect();
    let people = join_all(names.iter().map(async |name| {
        let person = two.t.patient(name).await;
        let id = person.add_patient("王秀兰").await;
        (person, id)
    }))
    .await;
    let form = people[0].0.form(&people[0].1).await;
    let set = json!({"hospitalId": form["hospitalId"], "date": form["serviceDate"], "period": "morning", "total": 3});
    admin.put("/capacity", set).await.ok::<Value>();
    let all = two
        .both_ways(30, |base, at| {
            let mut form = form.clone();
            form["patientId"] = json!(people[at].1);
            two.place(base, &people[at].0, "place", &form)
        })
        .await;
    assert_eq!(all.iter().filter(|answer| answer.status == 201).count(), 3);
    for answer in all.iter().filter(|answer| answer.status != 201) {
        answer.fails(409, "SOLD_OUT");
    }
    assert_eq!(two.t.number("SELECT remaining FROM capacity").await, 0);
    two.t.books_agree().await;
}

/// Passes connections on to the servers by turns, as a load balancer does; to the other, where one is dead.
pub async fn pass_on(listener: tokio::net::TcpListener, bases: [String; 2]) {
    let addresses = bases.map(|base| base.trim_start_matches("http://").to_owned());
    let mut turn = 0;
    while let Ok((mut from, _)) = listener.accept().await {
        let order = [addresses[turn % 2].clone(), addresses[(turn + 1) % 2].clone()];
        turn += 1;
        tokio::spawn(async move {
            for address in order {
                if let Ok(mut to) = tokio::net::TcpStream::connect(address).await {
                    let _ = tokio::io::copy_bidirectional(&mut from, &mut to).await;
                    return;
                }
            }
        });
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn notifications_at_both_count_once() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let front = format!("http://{}", listener.local_addr().unwrap());
    let two = Two::start_with(&[("PUBLIC_URL", &front)], 1).await;
    let balancer = tokio::spawn(pass_on(listener, two.bases.clone()));
    let zhang = two.t.patient("zhang").await;
    let order = zhang.book().await;
    let params = zhang.pay_params(&order.no).await;
    let id = two.t.wechat.pays_unheard(&params.package).await;
    let asks = two.both_ways(4, |base, _| {
        let url = format!("{base}/api/v1/orders/{}/payment/query", order.no);
        two.t.client.post(url).bearer_auth(zhang.token()).json(&json!({}))
    });
    let how = json!({"times": 10, "concurrency": 10});
    let path = format!("notifications/{id}/deliver");
    let (told, asked) = futures_util::join!(two.t.wechat.post(&path, how), asks);
    for delivery in told.as_array().unwrap() {
        assert!(matches!(delivery["status"].as_u64(), Some(200 | 204)), "{delivery}");
    }
    for answer in &asked {
        answer.ok::<Value>();
    }
    let seen = zhang.order(&order.no).await;
    assert_eq!((seen.state, seen.paid_fen), (OrderState::Paid, Fen(19_800)));
    two.until(UNTOLD).await;
    assert_eq!(two.t.number("SELECT count(*) FROM notice").await, 1);
    two.t.books_agree().await;
    balancer.abort();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_refunds_at_both_never_exceed_the_payment() {
    let two = Two::start().await;
    let zhang = two.t.patient("zhang").await;
    let order = zhang.book().await;
    zhang.pays(&order.no).await;
    let admin = two.t.admin().await;
    let refund = |base: &str, key: &str, fen: i64| {
        let url = format!("{base}/api/v1/admin/orders/{}/refunds", order.no);
        let request = two.t.client.post(url).header("Cookie", &admin.cookie).header("Idempotency-Key", key);
        request.json(&json!({"amountFen": fen, "reason": "服务打折"}))
    };
    let all = two.both_ways(2, |base, at| refund(base, &format!("key-{at}"), 12_000)).await;
    assert_eq!(all.iter().filter(|answer| answer.status == 201).count(), 1);
    all.iter().find(|answer| answer.status != 201).unwrap().fails(409, "REFUND_TOO_MUCH");
    let all = two.both_ways(8, |base, _| refund(base, "the-rest", 7_800)).await;
    let numbers: BTreeSet<String> =
        all.iter().map(|answer| answer.ok::<Value>()["no"].as_str().unwrap().to_owned()).collect();
    assert_eq!(numbers.len(), 1);
    // The second goes out a minute after the first has gone out: time passes when it has.
    two.until("SELECT 12000 - refunded_fen FROM orders").await;
    two.t.advance(2 * banyi_shared::time::MINUTE);
    two.until("SELECT 19800 - refunded_fen FROM orders").await;
    assert_eq!(zhang.order(&order.no).await.refund_state, RefundState::Full);
    two.t.books_agree().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_jobs_of_a_dead_process_are_taken_over() {
    // The others start when the first holds the jobs.
    let t = TestApp::start(Database::postgres().await).await;
    let around = t.environment();
    let names: Vec<String> = (0..8).map(|at| format!("p{at}")).collect();
    let mut orders = Vec::new();
    let people = join_all(names.iter().map(|name| t.patient(name))).await;
    for person in &people {
        let order = person.book().await;
        person.pays(&order.no).await;
        orders.push(order.no);
    }
    t.work().await;
    for (person, no) in people.iter().zip(&orders) {
        person.cancel(no).await;
    }
    // WeChat takes the refunds and does not answer: the worker dies in the middle of them.
    t.wechat.faults(json!([{"match": "refund", "side": "answer", "kind": "timeout"}])).await;
    let mut first = Process::start(&around, "work", free_port(), &[]);
    let mut looks = tokio::time::interval(std::time::Duration::from_millis(25));
    while t.number("SELECT count(*) FROM refund WHERE sent_at IS NOT NULL").await < 3 {
        looks.tick().await;
    }
    first.kill();
    t.wechat.faults(json!([])).await;
    let left = t.number("SELECT count(*) FROM job WHERE state = 'running'").await;
    assert!(left > 0, "it died with jobs in its hands");
    let second = Process::start(&around, "serve", free_port(), &[]);
    for _ in 0..1_200 {
        looks.tick().await;
        if t.number("SELECT count(*) FROM orders WHERE refunded_fen < paid_fen").await == 0
            && t.number(UNTOLD).await == 0
        {
            break;
        }
        t.advance(1_000);
    }
    assert_eq!(t.number("SELECT count(*) FROM orders WHERE refunded_fen = 19800").await, 8);
    assert_eq!(t.number("SELECT count(*) FROM refund").await, 8);
    t.books_agree().await;
    drop(second);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn when_one_server_dies_the_other_carries_on() {
    let mut two = Two::start().await;
    let zhang = two.t.patient("zhang").await;
    let form = zhang.form(&zhang.add_patient("王秀兰").await).await;
    let first = two.place(&two.bases[0], &zhang, "one-intent", &form);
    let kept: Value = Answer::of(first).await.ok();
    two.servers.remove(0).kill();
    let again: Value = Answer::of(two.place(&two.bases[1], &zhang, "one-intent", &form)).await.ok();
    assert_eq!(kept["no"], again["no"]);
    assert_eq!(two.t.number("SELECT count(*) FROM orders").await, 1);
    two.t.books_agree().await;
}
