//! WeChat's answers: believed when proved. Whatever else comes, asking again makes it right, and nothing happens twice.

use banyi_shared::order::{OrderState, RefundState};
use banyi_shared::time::MINUTE;
use banyi_shared::{Fen, OrderNo};
use serde_json::{Value, json};

use crate::support::{Patient, TestApp};

/// The work was done at WeChat; the answer proves nothing.
const ANSWERS: &[&str] = &[
    "unsigned",
    "bad_signature",
    "stale",
    "tampered",
    "signtest",
    "unknown_serial",
    "500",
    "502_html",
    "lost",
];
/// The work was not done at WeChat.
const REQUESTS: &[&str] = &["500", "502_html", "429", "lost"];

/// Every fault, with what came before it: (side, kind).
fn faults() -> impl Iterator<Item = (&'static str, &'static str)> {
    let answers = ANSWERS.iter().map(|kind| ("answer", *kind));
    answers.chain(REQUESTS.iter().map(|kind| ("request", *kind)))
}

async fn strike(t: &TestApp, operation: &str, (side, kind): (&str, &str)) {
    t.wechat.faults(json!([{"match": operation, "side": side, "kind": kind, "times": 1}])).await;
}

/// The fault has struck: what is asked from here on is answered well.
async fn calm(t: &TestApp) {
    t.wechat.faults(json!([])).await;
}

async fn attempts(t: &TestApp, no: &OrderNo) -> i64 {
    t.number(&format!("SELECT count(*) FROM payment_attempt WHERE order_no = '{no}'")).await
}

async fn refunds(t: &TestApp, no: &OrderNo) -> i64 {
    t.number(&format!("SELECT count(*) FROM refund WHERE order_no = '{no}'")).await
}

async fn goes_back(t: &TestApp, zhang: &Patient<'_>, no: &OrderNo) {
    zhang.cancel(no).await;
    t.rest().await;
    let seen = zhang.order(no).await;
    assert_eq!((seen.refund_state, seen.refunded_fen), (RefundState::Full, Fen(19_800)));
    assert_eq!(refunds(t, no).await, 1);
}

both! {
    async fn a_prepay_that_proves_nothing_is_sent_again_as_it_was(t: TestApp) {
        let zhang = t.patient("zhang").await;
        for fault in faults() {
            let order = zhang.book().await;
            strike(&t, "jsapi", fault).await;
            zhang.try_pay(&order.no).await.fails(503, "WECHAT_UNAVAILABLE");
            calm(&t).await;
            assert_eq!(zhang.order(&order.no).await.state, OrderState::PendingPayment);
            // Other bytes under the same number would be OUT_TRADE_NO_USED.
            let params = zhang.pay_params(&order.no).await;
            assert_eq!(attempts(&t, &order.no).await, 1, "{fault:?}");
            t.wechat.pays(&params.package).await;
            assert_eq!(zhang.order(&order.no).await.state, OrderState::Paid, "{fault:?}");
            goes_back(&t, &zhang, &order.no).await;
        }
        t.books_agree().await;
    }
}

both! {
    async fn a_payment_that_is_not_proved_is_not_believed(t: TestApp) {
        let zhang = t.patient("zhang").await;
        for fault in faults() {
            let order = zhang.book().await;
            let params = zhang.pay_params(&order.no).await;
            t.wechat.pays_silently(&params.package).await;
            strike(&t, "query", fault).await;
            zhang.query(&order.no).await.fails(503, "WECHAT_UNAVAILABLE");
            strike(&t, "query", fault).await;
            t.advance(6_000);
            t.work().await;
            calm(&t).await;
            assert_eq!(zhang.order(&order.no).await.state, OrderState::PendingPayment, "{fault:?}");
            t.advance(MINUTE);
            t.work().await;
            let seen = zhang.order(&order.no).await;
            assert_eq!((seen.state, seen.paid_fen), (OrderState::Paid, Fen(19_800)), "{fault:?}");
            goes_back(&t, &zhang, &order.no).await;
        }
        t.books_agree().await;
    }
}

both! {
    async fn a_close_that_is_not_proved_ends_nothing(t: TestApp) {
        let zhang = t.patient("zhang").await;
        for fault in faults() {
            for is_paid in [false, true] {
                let order = zhang.book().await;
                let params = zhang.pay_params(&order.no).await;
                if is_paid {
                    t.wechat.pays_silently(&params.package).await;
                }
                // Neither the close nor the question after it can be believed.
                let (side, kind) = fault;
                t.wechat
                    .faults(json!([
                        {"match": "close", "side": side, "kind": kind},
                        {"match": "query", "side": side, "kind": kind},
                    ]))
                    .await;
                zhang.cancel(&order.no).await;
                t.work().await;
                assert_eq!(zhang.order(&order.no).await.state, OrderState::Closing, "{fault:?}");
                calm(&t).await;
                t.rest().await;
                let seen = zhang.order(&order.no).await;
                if is_paid {
                    assert_eq!((seen.state, seen.paid_fen), (OrderState::Paid, Fen(19_800)), "{fault:?}");
                    goes_back(&t, &zhang, &order.no).await;
                } else {
                    assert_eq!((seen.state, seen.paid_fen), (OrderState::Cancelled, Fen(0)), "{fault:?}");
                }
            }
        }
        t.books_agree().await;
    }
}

both! {
    async fn a_refund_that_proves_nothing_goes_once(t: TestApp) {
        let zhang = t.patient("zhang").await;
        for (at, fault) in faults().enumerate() {
            for operation in ["refund", "refund_query"] {
                let order = zhang.book().await;
                zhang.pays(&order.no).await;
                // Unheard of by notification, so that asking decides.
                t.wechat.mode(json!({"notify": at % 2 == 0})).await;
                let (side, kind) = fault;
                let mut rules = vec![json!({"match": operation, "side": side, "kind": kind, "times": 2})];
                if operation == "refund_query" {
                    // Makes the server ask.
                    rules.push(json!({"match": "refund", "side": "answer", "kind": "lost", "times": 1}));
                }
                t.wechat.faults(Value::Array(rules)).await;
                goes_back(&t, &zhang, &order.no).await;
                calm(&t).await;
                let books = t.wechat.books(order.no.trade_no(1).as_str()).await;
                assert_eq!(books, (19_800, 19_800, 0), "{operation} {fault:?}");
                t.wechat.mode(json!({"notify": true})).await;
            }
        }
        t.books_agree().await;
    }
}

both! {
    async fn what_comes_too_late_is_as_if_it_had_not_come(t: TestApp) {
        // Each call is given up after ten seconds; all at once, so that they are waited for once.
        let late = |operation: &str| json!({"match": operation, "side": "answer", "kind": "late", "ms": 10_500, "times": 1});
        let (starts, asks) = (t.patient("zhang").await, t.patient("wang").await);
        let (closes, gets_back) = (t.patient("li").await, t.patient("chen").await);
        let starting = starts.book().await;
        let asking = asks.book().await;
        t.wechat.pays_silently(&asks.pay_params(&asking.no).await.package).await;
        let closing = closes.book().await;
        closes.pay_params(&closing.no).await;
        closes.cancel(&closing.no).await;
        let returning = gets_back.book().await;
        gets_back.pays(&returning.no).await;
        gets_back.cancel(&returning.no).await;
        t.wechat.mode(json!({"notify": false})).await;
        t.wechat.faults(Value::Array(["jsapi", "query", "close", "refund"].map(late).to_vec())).await;
        // The one question that comes too late is the patient's own or that after the close.
        let (started, _, ()) =
            futures_util::join!(starts.try_pay(&starting.no), asks.query(&asking.no), t.work());
        started.fails(503, "WECHAT_UNAVAILABLE");
        t.wechat.faults(json!([late("refund_query")])).await;
        t.rest().await;
        calm(&t).await;
        t.wechat.pays_silently(&starts.pay_params(&starting.no).await.package).await;
        starts.query(&starting.no).await.ok::<Value>();
        asks.query(&asking.no).await.ok::<Value>();
        assert_eq!(starts.order(&starting.no).await.state, OrderState::Paid);
        assert_eq!(asks.order(&asking.no).await.state, OrderState::Paid);
        assert_eq!(closes.order(&closing.no).await.state, OrderState::Cancelled);
        assert_eq!(gets_back.order(&returning.no).await.refunded_fen, Fen(19_800));
        t.books_agree().await;
    }
}
