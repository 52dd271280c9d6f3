//! What slipped through is found at midnight: paid and not told of, told of and not given back.

use banyi_server::queue;
use banyi_shared::order::{OrderEvent, OrderState, RefundState};
use banyi_shared::time::{DAY, MINUTE};
use serde_json::json;

use crate::support::TestApp;

/// So many days later the day's sweeps have run.
async fn swept_after(t: &TestApp, days: i64) {
    t.advance(days * DAY);
    queue::daily(&t.app).await.unwrap();
    t.work().await;
}

/// Everything that would have asked by itself is lost.
async fn forget_jobs(t: &TestApp) {
    t.change("DELETE FROM job WHERE kind <> 'payment.sweep'").await;
}

/// As if an order had been thought expired, with its payment closed.
async fn thought_expired(t: &TestApp) {
    forget_jobs(t).await;
    t.change("UPDATE payment_attempt SET state = 'closed'").await;
    t.change("UPDATE hold SET state = 'released'").await;
    t.change("UPDATE orders SET state = 'expired'").await;
}

both! {
    async fn a_payment_that_slipped_through_is_settled_at_midnight(t: TestApp) {
        let zhang = t.patient("zhang").await;
        let order = zhang.book().await;
        let params = zhang.pay_params(&order.no).await;
        t.wechat.pays_silently(&params.package).await;
        forget_jobs(&t).await;
        t.advance(13 * 60 * MINUTE);
        queue::daily(&t.app).await.unwrap();
        t.work().await;
        assert_eq!(zhang.order(&order.no).await.state, OrderState::PendingPayment, "the day is not over");
        t.advance(61 * MINUTE);
        for _ in 0..2 {
            queue::daily(&t.app).await.unwrap();
            t.work().await;
        }
        let seen = zhang.order(&order.no).await;
        assert_eq!((seen.state, seen.refund_state), (OrderState::Paid, RefundState::None));
        let jobs = "SELECT id || ' ' || subject || ' ' || state FROM job WHERE kind = 'payment.sweep' ORDER BY id";
        let (before, yesterday) = (t.day(-2), t.day(-1));
        let done = |day| format!("payment-sweep-{day} {day} done");
        assert_eq!(t.texts(jobs).await, [done(before), done(yesterday)], "one a day");
        t.books_agree().await;
    }
}

both! {
    async fn paid_when_it_was_thought_expired_it_takes_its_place_again(t: TestApp) {
        let zhang = t.patient("zhang").await;
        let order = zhang.book().await;
        let params = zhang.pay_params(&order.no).await;
        t.wechat.pays_silently(&params.package).await;
        thought_expired(&t).await;
        swept_after(&t, 1).await;
        let seen = zhang.order(&order.no).await;
        assert_eq!((seen.state, seen.refund_state), (OrderState::Paid, RefundState::None));
        assert!(seen.timeline.iter().any(|entry| entry.event == OrderEvent::PaidLate));
        t.books_agree().await;
    }
}

both! {
    async fn found_too_late_it_goes_back_even_after_days_without_a_sweep(t: TestApp) {
        let zhang = t.patient("zhang").await;
        let order = zhang.book().await;
        let params = zhang.pay_params(&order.no).await;
        t.wechat.pays_silently(&params.package).await;
        thought_expired(&t).await;
        swept_after(&t, 20).await;
        t.rest().await;
        let seen = zhang.order(&order.no).await;
        assert_eq!((seen.state, seen.refund_state), (OrderState::Expired, RefundState::Full));
        let back = t.texts("SELECT cause || ' ' || amount_fen FROM refund").await;
        assert_eq!(back, ["late_payment 19800"]);
        t.books_agree().await;
    }
}

both! {
    async fn a_second_payment_that_nobody_gave_back_goes_back(t: TestApp) {
        let zhang = t.patient("zhang").await;
        let order = zhang.book().await;
        zhang.pays(&order.no).await;
        let second = order.no.trade_no(2);
        t.change(&format!(
            "INSERT INTO payment_attempt (out_trade_no, order_no, seq, channel, state, amount_fen, body_enc, expires_at,
                 transaction_id, paid_at, created_at, updated_at)
             SELECT '{second}', order_no, 2, 'wechat_native', 'paid', amount_fen, body_enc, expires_at, 'T2',
                 paid_at + 1000, created_at + 1000, updated_at FROM payment_attempt"
        ))
        .await;
        t.wechat.faults(json!([{"match": "refund", "side": "request", "kind": "429"}])).await;
        swept_after(&t, 1).await;
        swept_after(&t, 1).await;
        let back = t.texts("SELECT out_trade_no || ' ' || cause || ' ' || amount_fen FROM refund").await;
        assert_eq!(back, [format!("{second} duplicate_payment 19800")], "once, and not the order's own");
        assert_eq!(zhang.order(&order.no).await.state, OrderState::Paid);
    }
}

both! {
    async fn a_late_payment_that_nobody_gave_back_goes_back_and_a_fee_that_was_kept_stays(t: TestApp) {
        let zhang = t.patient("zhang").await;
        // Cancelled by the patient, a fifth is kept by the policy.
        let kept = zhang.book().await;
        zhang.pays(&kept.no).await;
        t.advance(23 * 60 * MINUTE);
        zhang.cancel(&kept.no).await;
        t.rest().await;
        let late = zhang.book().await;
        zhang.pays(&late.no).await;
        t.work().await;
        t.change(&format!("UPDATE orders SET state = 'expired' WHERE no = '{}'", late.no)).await;
        t.change(&format!("UPDATE hold SET state = 'released' WHERE order_no = '{}'", late.no)).await;
        t.change(&format!("DELETE FROM order_event WHERE order_no = '{}' AND event = 'paid'", late.no)).await;
        swept_after(&t, 1).await;
        t.rest().await;
        let back = "SELECT order_no || ' ' || cause || ' ' || amount_fen FROM refund ORDER BY created_at";
        let wanted = [format!("{} patient_cancel 15840", kept.no), format!("{} late_payment 19800", late.no)];
        assert_eq!(t.texts(back).await, wanted);
        t.books_agree().await;
    }
}

both! {
    async fn many_attempts_are_looked_through_page_by_page_and_wechat_may_be_away_meanwhile(t: TestApp) {
        let zhang = t.patient("zhang").await;
        let order = zhang.book().await;
        zhang.pays(&order.no).await;
        t.work().await;
        for seq in 2..=61 {
            // Five at a time were begun in the same millisecond.
            t.change(&format!(
                "INSERT INTO payment_attempt (out_trade_no, order_no, seq, state, amount_fen, body_enc, expires_at,
                     created_at, updated_at)
                 SELECT '{}', order_no, {seq}, 'closed', amount_fen, body_enc, expires_at, created_at + {}, updated_at
                 FROM payment_attempt WHERE seq = 1",
                order.no.trade_no(seq),
                seq / 5,
            ))
            .await;
        }
        let before = t.wechat.count("query").await;
        t.wechat.faults(json!([{"match": "query", "side": "request", "kind": "502_html", "times": 1}])).await;
        swept_after(&t, 1).await;
        let first = "SELECT state FROM job WHERE kind = 'payment.sweep'";
        assert_eq!(t.texts(first).await, ["pending"]);
        t.advance(10 * MINUTE);
        t.work().await;
        assert_eq!(t.wechat.count("query").await - before, 1 + 60, "each once, and the one that was not answered");
        let states = "SELECT state FROM job WHERE kind = 'payment.sweep'";
        assert_eq!(t.texts(states).await, ["done", "done"]);
        t.books_agree().await;
    }
}
