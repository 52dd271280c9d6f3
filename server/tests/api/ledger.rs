//! The ledger: it follows the money, through whatever happens, and says so when it does not.

mod backfill;
mod staff;

use banyi_shared::dto::Order;
use banyi_shared::time::{DAY, HOUR, MINUTE};
use serde_json::{Value, json};

use crate::support::{Patient, TestApp};

async fn paid(zhang: &Patient<'_>) -> Order {
    let order = zhang.book().await;
    zhang.pays(&order.no).await
}

/// What an account comes to, in fen: debits less credits.
async fn balance(t: &TestApp, account: &str) -> i64 {
    let sql = "SELECT CAST(coalesce(sum(amount_fen), 0) AS BIGINT) FROM ledger_entry WHERE account";
    t.number(&format!("{sql} = '{account}'")).await
}

/// Clearing, liability, income and suspense.
async fn accounts(t: &TestApp) -> [i64; 4] {
    let mut sums = [0; 4];
    for (at, account) in
        ["wechat_clearing", "order_liability", "platform_income", "suspense"].iter().enumerate()
    {
        sums[at] = balance(t, account).await;
    }
    sums
}

/// The kinds of postings, in the order in which they were written.
async fn kinds(t: &TestApp) -> Vec<String> {
    t.texts("SELECT kind FROM ledger_posting ORDER BY created_at, occurred_at, id").await
}

both! {
    async fn a_service_is_owed_when_paid_and_earned_when_done(t: TestApp) {
        let zhang = t.patient("zhang").await;
        let order = paid(&zhang).await;
        assert_eq!(accounts(&t).await, [19_800, -19_800, 0, 0]);
        let admin = t.admin().await;
        for step in ["confirmed", "in_service"] {
            admin.step(&order.no, step).await.ok::<Value>();
        }
        assert_eq!(accounts(&t).await, [19_800, -19_800, 0, 0]);
        t.advance(4 * DAY);
        t.work().await;
        assert_eq!(accounts(&t).await, [19_800, 0, -19_800, 0]);
        t.books_agree().await;

        // What goes back afterwards was not earned.
        let admin = t.admin().await;
        admin.refund(&order.no, 5_000).await.ok::<Value>();
        assert_eq!(accounts(&t).await, [19_800, -5_000, -14_800, 0]);
        t.rest().await;
        assert_eq!(accounts(&t).await, [14_800, 0, -14_800, 0]);
        t.books_agree().await;
    }
}

both! {
    async fn a_partial_refund_after_a_partial_refund(t: TestApp) {
        let zhang = t.patient("zhang").await;
        let order = paid(&zhang).await;
        let admin = t.admin().await;
        for fen in [5_000, 800] {
            admin.refund(&order.no, fen).await.ok::<Value>();
        }
        t.rest().await;
        assert_eq!(accounts(&t).await, [14_000, -14_000, 0, 0]);
        admin.step(&order.no, "confirmed").await.ok::<Value>();
        admin.step(&order.no, "no_show").await.ok::<Value>();
        assert_eq!(accounts(&t).await, [14_000, 0, -14_000, 0]);
        t.books_agree().await;
    }
}

both! {
    async fn a_cancellation_earns_the_rest_by_one_posting(t: TestApp) {
        let zhang = t.patient("zhang").await;
        let order = paid(&zhang).await;
        t.advance(23 * HOUR);
        zhang.cancel(&order.no).await;
        let back = 19_800 * 80 / 100;
        assert_eq!(accounts(&t).await, [19_800, -back, back - 19_800, 0]);
        t.rest().await;
        assert_eq!(accounts(&t).await, [19_800 - back, 0, back - 19_800, 0]);
        assert_eq!(kinds(&t).await, ["payment", "earned", "refund"]);
        t.books_agree().await;
    }
}

both! {
    async fn an_unpaid_order_leaves_no_trace(t: TestApp) {
        let zhang = t.patient("zhang").await;
        let order = zhang.book().await;
        zhang.pay_params(&order.no).await;
        t.advance(31 * MINUTE);
        t.rest().await;
        assert_eq!(kinds(&t).await, Vec::<String>::new());
        t.books_agree().await;
    }
}

both! {
    async fn a_failed_refund_is_owed_no_more_until_it_is_given_again(t: TestApp) {
        let zhang = t.patient("zhang").await;
        t.wechat.mode(json!({"refundSettling": "manual"})).await;
        let order = paid(&zhang).await;
        zhang.cancel(&order.no).await;
        t.work().await;
        let settle = format!("refunds/{}/settle", order.no.refund_no(1));
        t.wechat.post(&settle, json!({"status": "CLOSED"})).await;
        t.rest().await;
        assert_eq!(accounts(&t).await, [19_800, 0, -19_800, 0]);
        let admin = t.admin().await;
        admin.refund(&order.no, 19_800).await.ok::<Value>();
        assert_eq!(accounts(&t).await, [19_800, -19_800, 0, 0]);
        t.advance(2 * MINUTE);
        t.work().await;
        let again = format!("refunds/{}/settle", order.no.refund_no(2));
        t.wechat.post(&again, json!({"status": "SUCCESS"})).await;
        t.rest().await;
        assert_eq!(accounts(&t).await, [0, 0, 0, 0]);
        t.books_agree().await;
    }
}

/// WeChat says, signed, that an attempt was paid: three times at once.
async fn claims_paid(t: &TestApp, trade: &str) {
    t.wechat.post("forge", json!({"outTradeNo": trade, "times": 3, "concurrency": 3})).await;
}

both! {
    async fn a_second_payment_lies_in_suspense_until_it_is_back(t: TestApp) {
        let zhang = t.patient("zhang").await;
        let order = zhang.book().await;
        t.wechat.faults(json!([{"match": "jsapi", "side": "answer", "kind": "lost", "times": 1}])).await;
        zhang.try_pay(&order.no).await.fails(503, "WECHAT_UNAVAILABLE");
        t.app.wechat().unwrap().close(&order.no.trade_no(1)).await.unwrap();
        zhang.pays(&order.no).await;
        claims_paid(&t, order.no.trade_no(1).as_str()).await;
        assert_eq!(accounts(&t).await, [39_600, -19_800, 0, -19_800]);
        let check = banyi_server::ledger::check(&t.app).await.unwrap();
        assert_eq!((check.faults.len(), check.orders, check.postings), (0, 1, 2));
    }
}

both! {
    async fn a_late_payment_is_owed_until_it_is_back(t: TestApp) {
        let zhang = t.patient("zhang").await;
        let order = zhang.book().await;
        zhang.pay_params(&order.no).await;
        t.advance(31 * MINUTE);
        t.rest().await;
        // Its day has gone by: nothing is left to take again.
        t.advance(4 * DAY);
        claims_paid(&t, order.no.trade_no(1).as_str()).await;
        assert_eq!(accounts(&t).await, [19_800, -19_800, 0, 0]);
        assert_eq!(kinds(&t).await, ["payment"]);
        assert_eq!(banyi_server::ledger::check(&t.app).await.unwrap().faults, []);
    }
}

both! {
    async fn the_check_finds_what_is_missing_wrong_or_too_much(t: TestApp) {
        let zhang = t.patient("zhang").await;
        let [first, second, third] = [paid(&zhang).await, paid(&zhang).await, paid(&zhang).await];
        for sql in [
            format!("DELETE FROM ledger_entry WHERE posting_id = 'payment:{}'", first.no.trade_no(1)),
            format!("DELETE FROM ledger_posting WHERE id = 'payment:{}'", first.no.trade_no(1)),
            format!("UPDATE ledger_entry SET amount_fen = 19700 WHERE account = 'wechat_clearing'
                AND posting_id = 'payment:{}'", second.no.trade_no(1)),
            format!("UPDATE orders SET paid_fen = 19900 WHERE no = '{}'", third.no),
            "INSERT INTO ledger_posting (id, kind, subject, occurred_at, created_at)
                VALUES ('refund:nobody', 'refund', 'nobody', 0, 0)".to_owned(),
        ] {
            t.execute(&sql).await;
        }
        let check = banyi_server::ledger::check(&t.app).await.unwrap();
        let told: Vec<String> = check
            .faults
            .iter()
            .map(|one| format!("{} {} {}/{}", one.subject, one.what, one.expected_fen.0, one.found_fen.0))
            .collect();
        let (one, two) = (first.no.trade_no(1), second.no.trade_no(1));
        for wanted in [
            format!("payment:{one} 付款没有记账 19800/0"),
            format!("{} 订单负债与订单应有的不符 19800/0", first.no),
            format!("payment:{two} 付款的分录不符 19800/19700"),
            format!("payment:{two} 借贷不平 0/-100"),
            format!("{} 订单的已付金额与到账的付款不符 19800/19900", third.no),
            "refund:nobody 记了账，但没有对应的款项 0/0".to_owned(),
        ] {
            assert!(told.contains(&wanted), "{wanted} is not in {told:#?}");
        }
        assert_eq!((check.orders, check.postings, check.faults.len()), (3, 3, 7));
        // What was never posted is made up for.
        t.execute("DELETE FROM ledger_posting WHERE id = 'refund:nobody'").await;
        assert_eq!(banyi_server::ledger::catch_up(&t.app).await.unwrap(), 1);
        assert_eq!(banyi_server::ledger::catch_up(&t.app).await.unwrap(), 0);
        let check = banyi_server::ledger::check(&t.app).await.unwrap();
        assert!(check.faults.iter().all(|fault| fault.order_no.as_ref() != Some(&first.no)), "{:#?}", check.faults);
    }
}

/// What `banyi-server check` prints, and whether it ends well.
fn command(t: &TestApp) -> (String, Option<i32>) {
    let environment = t.environment().into_iter().map(|(name, value)| (format!("BANYI_{name}"), value));
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_banyi-server"))
        .arg("check")
        .envs(environment)
        .output()
        .unwrap();
    (String::from_utf8(output.stdout).unwrap(), output.status.code())
}

both! {
    async fn the_command_checks_too_and_ends_with_1_on_a_fault(t: TestApp) {
        let zhang = t.patient("zhang").await;
        let order = paid(&zhang).await;
        assert_eq!(command(&t), ("checked 1 orders and 1 postings, 0 faults\n".to_owned(), Some(0)));
        t.execute("UPDATE orders SET paid_fen = 19900").await;
        let (told, code) = command(&t);
        assert_eq!(code, Some(1));
        assert!(told.contains(&format!("{} 订单的已付金额与到账的付款不符: 19800 fen expected, 19900 found", order.no)), "{told}");
        assert!(told.ends_with("checked 1 orders and 1 postings, 2 faults\n"), "{told}");
    }
}
