//! WeChat's bills against our books: what agrees is closed, what does not is found, named and settled.

mod settling;

use banyi_shared::CivilDate;
use banyi_shared::dto::Order;
use banyi_shared::dto::admin::{
    BillRun, BillRunPage, BillRunState, Difference, DifferenceKind, DifferencePage, DifferenceState,
    FinanceDays,
};
use banyi_shared::time::{HOUR, MINUTE};
use banyi_shared::{Fen, Permission};
use serde_json::{Value, json};

use crate::support::{Patient, Staff, TestApp};

/// WeChat's fee for 198 yuan, and what it gives back of it for 50.
const FEE: i64 = 119;

async fn paid(zhang: &Patient<'_>) -> Order {
    let order = zhang.book().await;
    zhang.pays(&order.no).await
}

/// Lets time pass until an hour of the next day; everything that is due is worked off there, and before.
async fn until_tomorrow(t: &TestApp, hour: u32, minute: u32) {
    t.work().await;
    t.advance(t.day(1).at(hour, minute) - t.now() + 1_000);
    banyi_server::queue::daily(&t.app).await.unwrap();
    t.work().await;
}

/// Plants what the bills of a day say otherwise.
async fn plant(t: &TestApp, date: CivilDate, differences: Value) {
    t.wechat.put(&format!("bills/{date}"), json!({"differences": differences})).await;
}

async fn runs(admin: &Staff<'_>) -> Vec<BillRun> {
    admin.get("/bills").await.ok::<BillRunPage>().items
}

async fn differences(admin: &Staff<'_>, query: &str) -> Vec<Difference> {
    admin.get(&format!("/bills/differences?{query}")).await.ok::<DifferencePage>().items
}

/// Asks for a day once more, and waits for its end.
async fn again(t: &TestApp, admin: &Staff<'_>, date: CivilDate) -> BillRun {
    let asked: BillRun = admin.post("/bills", json!({"billDate": date})).await.ok();
    assert_eq!((asked.state, asked.bill_date), (BillRunState::Running, date));
    t.work().await;
    runs(admin).await.into_iter().find(|run| run.id == asked.id).unwrap()
}

/// A difference: its kind, its subject, and what bill, payments and ledger say.
type Told = (DifferenceKind, String, Option<i64>, Option<i64>, Option<i64>);

fn told(all: &[Difference]) -> Vec<Told> {
    let fen = |value: Option<Fen>| value.map(|fen| fen.0);
    let mut told: Vec<_> = all
        .iter()
        .map(|one| (one.kind, one.subject.clone(), fen(one.bill_fen), fen(one.ours_fen), fen(one.ledger_fen)))
        .collect();
    told.sort_by_key(|one| (one.0.as_str(), one.1.clone()));
    told
}

both! {
    async fn a_day_that_agrees_is_closed_in_the_morning_and_its_fees_are_posted(t: TestApp) {
        let zhang = t.patient("zhang").await;
        let day = t.day(0);
        let first = paid(&zhang).await;
        paid(&zhang).await;
        let admin = t.admin().await;
        admin.refund(&first.no, 5_000).await.ok::<Value>();
        t.rest().await;
        until_tomorrow(&t, 9, 59).await;
        let admin = t.admin().await;
        assert_eq!(runs(&admin).await.len(), 0, "not before ten");
        t.advance(MINUTE);
        t.work().await;
        let [run] = &runs(&admin).await[..] else { panic!("one run") };
        assert_eq!((run.bill_date, run.state, run.differences, &run.by), (day, BillRunState::Done, 0, &None));
        assert_eq!((run.payments, run.payments_fen, run.refunds, run.refunds_fen), (2, Fen(39_600), 1, Fen(5_000)));
        let fee = 2 * FEE - 30;
        assert_eq!((run.fee_fen, run.flow_in_fen, run.flow_out_fen), (Fen(fee), Fen(39_600), Fen(5_000 + fee)));
        assert_eq!(t.number("SELECT CAST(SUM(amount_fen) AS BIGINT) FROM ledger_entry WHERE account = 'wechat_fee'").await, fee);
        let days: FinanceDays = admin.get(&format!("/finance/days?from={day}&to={day}")).await.ok();
        assert_eq!((days.days[0].is_reconciled, days.days[0].fee_fen, days.days[0].net_fen), (true, Fen(fee), Fen(34_600 - fee)));

        // Again, it finds the same and posts nothing twice.
        let postings = t.number("SELECT count(*) FROM ledger_posting").await;
        let once_more = again(&t, &admin, day).await;
        assert_eq!((once_more.state, once_more.fee_fen, once_more.by.as_deref()), (BillRunState::Done, Fen(fee), Some("管理员")));
        assert_eq!(t.number("SELECT count(*) FROM ledger_posting").await, postings);
        assert_eq!(differences(&admin, "").await, []);
        t.books_agree().await;
    }
}

both! {
    async fn what_is_planted_is_found_and_named(t: TestApp) {
        let zhang = t.patient("zhang").await;
        let day = t.day(0);
        let [missing, wrong, refunded] = [paid(&zhang).await, paid(&zhang).await, paid(&zhang).await];
        let admin = t.admin().await;
        admin.refund(&refunded.no, 5_000).await.ok::<Value>();
        t.rest().await;
        let extra = "261120102530009999P01";
        let plan = json!([
            {"kind": "omit_payment", "outTradeNo": missing.no.trade_no(1)},
            {"kind": "extra_payment", "fen": 8_800, "outTradeNo": extra},
            {"kind": "payment_amount", "outTradeNo": wrong.no.trade_no(1), "fen": 19_700},
            {"kind": "omit_refund", "outRefundNo": refunded.no.refund_no(1)},
        ]);
        plant(&t, day, plan).await;
        until_tomorrow(&t, 10, 0).await;
        let admin = t.admin().await;
        use DifferenceKind as Kind;
        let wanted = vec![
            (Kind::PaymentAmount, wrong.no.trade_no(1).to_string(), Some(19_700), Some(19_800), Some(19_800)),
            (Kind::PaymentNotInBill, missing.no.trade_no(1).to_string(), None, Some(19_800), Some(19_800)),
            (Kind::PaymentNotOurs, extra.to_owned(), Some(8_800), None, None),
            (Kind::RefundNotInBill, refunded.no.refund_no(1).to_string(), None, Some(5_000), Some(5_000)),
        ];
        let open = differences(&admin, "state=open").await;
        assert_eq!(told(&open), wanted);
        assert!(open.iter().all(|one| one.bill_date == day));
        assert_eq!(runs(&admin).await[0].differences, 4);
        let dashboard: Value = admin.get("/dashboard").await.ok();
        assert_eq!(dashboard["pending"]["differences"], 4);
        let desk = admin.hire("desk", &[Permission::OrdersRead], &[]).await;
        let dashboard: Value = desk.get("/dashboard").await.ok();
        assert_eq!(dashboard["pending"]["differences"], Value::Null);
        let days: FinanceDays = admin.get(&format!("/finance/days?from={day}&to={day}")).await.ok();
        assert_eq!(days.days[0].differences, 4);
        let count = async |query: &str| differences(&admin, query).await.len();
        assert_eq!(count("kind=payment_amount").await, 1);
        assert_eq!(count(&format!("q={extra}")).await, 1);
        assert_eq!(count(&format!("q={}", refunded.no)).await, 1);
        assert_eq!((count(&format!("from={}", t.day(0))).await, count(&format!("to={day}")).await), (0, 4));
        assert_eq!((count("state=settled").await, count("limit=3").await), (0, 3));

        // The same again is the same rows; told the truth, they are gone; told the lie again, they are back.
        again(&t, &admin, day).await;
        let ids = |all: &[Difference]| -> Vec<String> { all.iter().map(|one| one.id.to_string()).collect() };
        assert_eq!(ids(&differences(&admin, "state=open").await), ids(&open));
        t.wechat.delete(&format!("bills/{day}")).await;
        again(&t, &admin, day).await;
        assert_eq!((count("state=open").await, count("state=gone").await), (0, 4));
        plant(&t, day, json!([{"kind": "omit_payment", "outTradeNo": missing.no.trade_no(1)}])).await;
        again(&t, &admin, day).await;
        assert_eq!((count("state=open").await, count("state=gone").await), (1, 3));
        t.books_agree().await;
    }
}

both! {
    async fn the_fund_flow_bill_is_held_against_the_trade_bill(t: TestApp) {
        let zhang = t.patient("zhang").await;
        let day = t.day(0);
        let [missing, wrong, refunded, fee] =
            [paid(&zhang).await, paid(&zhang).await, paid(&zhang).await, paid(&zhang).await];
        let admin = t.admin().await;
        admin.refund(&refunded.no, 5_000).await.ok::<Value>();
        t.rest().await;
        t.wechat.post("funds/withdraw", json!({"fen": 10_000})).await;
        let plan = json!([
            {"kind": "omit_payment", "outTradeNo": missing.no.trade_no(1), "bill": "fund_flow"},
            {"kind": "payment_amount", "outTradeNo": wrong.no.trade_no(1), "fen": 19_700, "bill": "fund_flow"},
            {"kind": "omit_refund", "outRefundNo": refunded.no.refund_no(1), "bill": "fund_flow"},
            {"kind": "fee", "outTradeNo": fee.no.trade_no(1), "feeFen": 500, "bill": "fund_flow"},
        ]);
        plant(&t, day, plan).await;
        until_tomorrow(&t, 10, 0).await;
        let admin = t.admin().await;
        let open = differences(&admin, "state=open").await;
        assert!(open.iter().all(|one| one.kind == DifferenceKind::Flow), "{:#?}", told(&open));
        let of = |subject: &str| {
            let found = open.iter().find(|one| one.subject == subject);
            found.map(|one| (one.bill_fen.map(|fen| fen.0), one.ours_fen.map(|fen| fen.0)))
        };
        assert_eq!(of(missing.no.trade_no(1).as_str()), Some((None, Some(19_800))));
        assert_eq!(of(wrong.no.trade_no(1).as_str()), Some((Some(19_700), Some(19_800))));
        assert_eq!(of(refunded.no.refund_no(1).as_str()), Some((None, Some(-5_000))));
        let id = |no: &str| format!("SELECT transaction_id FROM payment_attempt WHERE out_trade_no = '{no}'");
        let of_fee = t.texts(&id(fee.no.trade_no(1).as_str())).await.remove(0);
        assert_eq!(of(&of_fee), Some((Some(-500), Some(-FEE))));
        assert_eq!(open.iter().filter(|one| one.bill_fen == Some(Fen(-10_000)) && one.ours_fen.is_none()).count(), 1);
        // The fee of the payment that the bill leaves out is left out too.
        let of_missing = t.texts(&id(missing.no.trade_no(1).as_str())).await.remove(0);
        assert_eq!(of(&of_missing), Some((None, Some(-FEE))));
        assert_eq!(open.len(), 6, "{:#?}", told(&open));
        t.books_agree().await;
    }
}

both! {
    async fn a_bill_that_is_not_there_yet_is_asked_for_again(t: TestApp) {
        let zhang = t.patient("zhang").await;
        let day = t.day(0);
        paid(&zhang).await;
        t.wechat.mode(json!({"billReadyHour": 11})).await;
        until_tomorrow(&t, 10, 0).await;
        let admin = t.admin().await;
        assert_eq!(runs(&admin).await[0].state, BillRunState::Running);
        // Who asks meanwhile is shown the one that is under way.
        let asked: BillRun = admin.post("/bills", json!({"billDate": day})).await.ok();
        assert_eq!(asked.id, runs(&admin).await[0].id);
        t.advance(29 * MINUTE);
        t.work().await;
        assert_eq!(t.wechat.count("trade_bill").await, 1);
        t.advance(2 * MINUTE);
        t.work().await;
        assert_eq!((t.wechat.count("trade_bill").await, runs(&admin).await[0].state), (2, BillRunState::Running));
        t.advance(31 * MINUTE);
        t.work().await;
        assert_eq!((runs(&admin).await.len(), runs(&admin).await[0].state), (1, BillRunState::Done));
        t.books_agree().await;
    }
}

both! {
    async fn a_bill_that_is_not_what_was_signed_changes_nothing(t: TestApp) {
        let zhang = t.patient("zhang").await;
        paid(&zhang).await;
        t.wechat.faults(json!([
            {"match": "trade_bill", "side": "answer", "kind": "wrong_hash", "times": 1},
            {"match": "bill_download", "side": "answer", "kind": "truncated", "times": 1},
        ])).await;
        until_tomorrow(&t, 10, 0).await;
        let admin = t.admin().await;
        let failed = runs(&admin).await.remove(0);
        assert_eq!((failed.state, failed.differences), (BillRunState::Failed, 0));
        assert!(failed.error.is_some());
        for _ in 0..4 {
            t.advance(MINUTE);
            t.work().await;
        }
        let [run] = &runs(&admin).await[..] else { panic!("the same run again") };
        assert_eq!((&run.id, run.state, run.error.as_deref()), (&failed.id, BillRunState::Done, None));
        assert_eq!(differences(&admin, "").await, []);
        t.books_agree().await;
    }
}

both! {
    async fn days_that_were_missed_are_made_up_for(t: TestApp) {
        let zhang = t.patient("zhang").await;
        let days = [t.day(0), t.day(2)];
        for _ in 0..2 {
            paid(&zhang).await;
            t.advance(48 * HOUR);
        }
        // Nobody has worked since; the next morning does the day before, and what was missed.
        until_tomorrow(&t, 10, 0).await;
        let admin = t.admin().await;
        let mut seen: Vec<_> = runs(&admin).await.iter().map(|run| (run.bill_date, run.state)).collect();
        seen.sort();
        let yesterday = t.day(-1);
        assert_eq!(seen, [days[0], days[1], yesterday].map(|day| (day, BillRunState::Done)));
        assert_eq!(differences(&admin, "").await, []);
        // A day on which nothing happened has an empty bill; it is not made up for again.
        let empty = runs(&admin).await.into_iter().find(|run| run.bill_date == yesterday).unwrap();
        assert_eq!((empty.payments, empty.flow_in_fen, empty.differences), (0, Fen(0), 0));
        until_tomorrow(&t, 10, 0).await;
        let admin = t.admin().await;
        assert_eq!(runs(&admin).await.len(), 4);
        t.books_agree().await;
    }
}

both! {
    async fn only_days_that_wechat_keeps_are_asked_for(t: TestApp) {
        let admin = t.admin().await;
        for ahead in [0, 1, -91] {
            let answer = admin.post("/bills", json!({"billDate": t.day(ahead)})).await;
            assert!(answer.fails(422, "VALIDATION_FAILED")["fields"]["billDate"].is_string());
        }
        let run = again(&t, &admin, t.day(-90)).await;
        assert_eq!((run.state, run.differences), (BillRunState::Done, 0));
        let audit = "SELECT detail FROM audit_log WHERE action = 'bill.request'";
        assert_eq!(t.texts(audit).await, [format!("核对 {} 的账单", t.day(-90))]);
    }
}

both! {
    async fn a_refund_that_takes_days_is_no_difference(t: TestApp) {
        let zhang = t.patient("zhang").await;
        t.wechat.mode(json!({"refundSettling": "manual"})).await;
        let order = paid(&zhang).await;
        let day = t.day(0);
        // Five seconds before midnight.
        t.advance(t.day(1).at(0, 0) - t.now() - 5_000);
        zhang.cancel(&order.no).await;
        t.work().await;
        until_tomorrow(&t, 10, 0).await;
        let admin = t.admin().await;
        assert_eq!(differences(&admin, "").await, []);
        let settle = format!("refunds/{}/settle", order.no.refund_no(1));
        t.wechat.post(&settle, json!({"status": "SUCCESS"})).await;
        t.rest().await;
        until_tomorrow(&t, 10, 0).await;
        let admin = t.admin().await;
        again(&t, &admin, day).await;
        assert_eq!(differences(&admin, "").await, []);
        assert!(runs(&admin).await.iter().all(|run| run.state == BillRunState::Done));
        let left = "SELECT count(*) FROM bill_difference";
        assert_eq!((t.number(left).await, DifferenceState::ALL.len()), (0, 3));
        t.books_agree().await;
    }
}
