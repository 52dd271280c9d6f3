//! Money that goes back: never more than came, and never twice.

mod approval;
mod desk;
mod late;
mod limits;
mod reissue;

use banyi_shared::dto::Order;
use banyi_shared::order::{OrderEvent, OrderState, RefundState};
use banyi_shared::rules::{Fault, preview_refund};
use banyi_shared::time::{HOUR, MINUTE};
use banyi_shared::{Fen, OrderNo};
use futures_util::future::join_all;
use serde_json::{Value, json};

use crate::support::{Patient, Staff, TestApp};

async fn paid(zhang: &Patient<'_>) -> Order {
    let order = zhang.book().await;
    zhang.pays(&order.no).await
}

async fn refund_with(admin: &Staff<'_>, no: &OrderNo, key: &str, fen: i64) -> crate::support::Answer {
    let body = json!({"amountFen": fen, "reason": "服务打折"});
    admin.post_with_key(&format!("/orders/{no}/refunds"), key, body).await
}

async fn refunds(t: &TestApp) -> i64 {
    t.number("SELECT count(*) FROM refund").await
}

both! {
    async fn two_at_once_never_exceed_the_payment(t: TestApp) {
        let zhang = t.patient("zhang").await;
        let order = paid(&zhang).await;
        let admin = t.admin().await;
        let all = futures_util::join!(admin.refund(&order.no, 12_000), admin.refund(&order.no, 12_000));
        let (done, refused) = if all.0.status == 201 { all } else { (all.1, all.0) };
        done.ok::<Value>();
        refused.fails(409, "REFUND_TOO_MUCH");
        t.rest().await;
        let settled = zhang.order(&order.no).await;
        assert_eq!((settled.refunded_fen, settled.refund_state), (Fen(12_000), RefundState::Partial));
        admin.refund(&order.no, 7_801).await.fails(409, "REFUND_TOO_MUCH");
        admin.refund(&order.no, 7_800).await.ok::<Value>();
        t.rest().await;
        assert_eq!(zhang.order(&order.no).await.refund_state, RefundState::Full);
        t.books_agree().await;
    }
}

both! {
    async fn every_key_is_one_refund(t: TestApp) {
        let zhang = t.patient("zhang").await;
        let order = paid(&zhang).await;
        let admin = t.admin().await;
        let all = join_all((0..10).map(|_| refund_with(&admin, &order.no, "the-key", 1_000))).await;
        let numbers: std::collections::BTreeSet<String> =
            all.iter().map(|answer| answer.ok::<Value>()["no"].as_str().unwrap().to_owned()).collect();
        assert_eq!((numbers.len(), refunds(&t).await), (1, 1));
        refund_with(&admin, &order.no, "the-key", 1_001).await.fails(422, "IDEMPOTENCY_KEY_REUSED");
        for answer in join_all(["a-key", "b-key"].map(|key| refund_with(&admin, &order.no, key, 1_000))).await {
            answer.ok::<Value>();
        }
        assert_eq!(refunds(&t).await, 3);
        t.rest().await;
        assert_eq!(zhang.order(&order.no).await.refunded_fen, Fen(3_000));
        t.books_agree().await;
    }
}

both! {
    async fn partial_refunds_stand_a_minute_apart(t: TestApp) {
        let zhang = t.patient("zhang").await;
        let order = paid(&zhang).await;
        let admin = t.admin().await;
        for _ in 0..3 {
            admin.refund(&order.no, 1_000).await.ok::<Value>();
        }
        t.work().await;
        assert_eq!(t.wechat.count("refund").await, 1);
        t.advance(MINUTE - 1_000);
        t.work().await;
        assert_eq!(t.wechat.count("refund").await, 1, "not before a minute has passed");
        t.rest().await;
        // WeChat would have refused one that came too soon.
        assert_eq!(t.wechat.count("refund").await, 3);
        assert_eq!(zhang.order(&order.no).await.refunded_fen, Fen(3_000));
        t.books_agree().await;
    }
}

both! {
    async fn after_a_cancellation_only_the_rest_is_left(t: TestApp) {
        let zhang = t.patient("zhang").await;
        let order = paid(&zhang).await;
        t.advance(23 * HOUR);
        let admin = t.admin().await;
        zhang.cancel(&order.no).await;
        let back = 19_800 * 80 / 100;
        admin.refund(&order.no, 19_800 - back + 1).await.fails(409, "REFUND_TOO_MUCH");
        admin.refund(&order.no, 19_800 - back).await.ok::<Value>();
        admin.refund(&order.no, 1).await.fails(409, "REFUND_TOO_MUCH");
        t.rest().await;
        assert_eq!(zhang.order(&order.no).await.refund_state, RefundState::Full);
        t.books_agree().await;
    }
}

both! {
    async fn a_refund_and_a_cancellation_at_once_never_exceed_the_payment(t: TestApp) {
        let zhang = t.patient("zhang").await;
        let order = paid(&zhang).await;
        let admin = t.admin().await;
        let path = format!("/orders/{}/cancel", order.no);
        let (cancelled, refunded) =
            futures_util::join!(zhang.post(&path, json!({})), admin.refund(&order.no, 10_000));
        cancelled.ok::<Value>();
        if refunded.status != 201 {
            refunded.fails(409, "REFUND_TOO_MUCH");
        }
        t.rest().await;
        assert_eq!(zhang.order(&order.no).await.refunded_fen, Fen(19_800));
        t.books_agree().await;
    }
}

both! {
    async fn what_the_bank_cannot_do_needs_attention(t: TestApp) {
        let zhang = t.patient("zhang").await;
        t.wechat.mode(json!({"refundSettling": "manual"})).await;
        for end in ["ABNORMAL", "CLOSED"] {
            let order = paid(&zhang).await;
            zhang.cancel(&order.no).await;
            t.work().await;
            let no = order.no.refund_no(1);
            t.wechat.post(&format!("refunds/{no}/settle"), json!({"status": end})).await;
            t.rest().await;
            let seen = zhang.order(&order.no).await;
            assert_eq!((seen.refund_state, seen.refunded_fen), (RefundState::Attention, Fen(0)), "{end}");
            assert!(seen.timeline.iter().any(|entry| entry.event == OrderEvent::RefundFailed), "{end}");
            let admin = t.admin().await;
            if end == "CLOSED" {
                // The money never left: under a new number it goes.
                admin.refund(&order.no, 19_800).await.ok::<Value>();
                t.advance(MINUTE);
                t.work().await;
                let again = order.no.refund_no(2);
                t.wechat.post(&format!("refunds/{again}/settle"), json!({"status": "SUCCESS"})).await;
                t.rest().await;
                assert_eq!(zhang.order(&order.no).await.refunded_fen, Fen(19_800));
            } else {
                // It may still arrive: nothing more can be given.
                admin.refund(&order.no, 1).await.fails(409, "REFUND_TOO_MUCH");
            }
            t.books_agree().await;
        }
    }
}

both! {
    async fn an_empty_account_is_topped_up_and_tried_again(t: TestApp) {
        let zhang = t.patient("zhang").await;
        let order = paid(&zhang).await;
        t.wechat
            .faults(json!([{"match": "refund", "side": "request", "kind": "error", "times": 1, "status": 403,
                "code": "NOT_ENOUGH", "message": "基本账户余额不足"}]))
            .await;
        zhang.cancel(&order.no).await;
        t.work().await;
        let waits = zhang.order(&order.no).await;
        assert_eq!((waits.refund_state, waits.refunded_fen), (RefundState::Pending, Fen(0)));
        t.rest().await;
        assert_eq!(zhang.order(&order.no).await.refund_state, RefundState::Full);
        assert_eq!(refunds(&t).await, 1);
        t.books_agree().await;
    }
}

/// An order for the last place of its half day, paid at WeChat in time but told of only after it expired here.
async fn paid_but_expired(t: &TestApp, zhang: &Patient<'_>) -> (Order, String, Value) {
    let admin = t.admin().await;
    let id = zhang.add_patient("王秀兰").await;
    let form = zhang.form(&id).await;
    let set = json!({"hospitalId": form["hospitalId"], "date": form["serviceDate"], "period": "morning", "total": 1});
    admin.put("/capacity", set).await.ok::<Value>();
    let order = zhang.place(&form).await;
    zhang.pay_params(&order.no).await;
    t.advance(31 * MINUTE);
    t.rest().await;
    assert_eq!(zhang.order(&order.no).await.state, OrderState::Expired);
    let trade = order.no.trade_no(1).to_string();
    (order, trade, form)
}

/// WeChat says, signed, that it was paid after all.
async fn claims_paid(t: &TestApp, trade: &str) {
    let forged = t.wechat.post("forge", json!({"outTradeNo": trade, "times": 3, "concurrency": 3})).await;
    for delivery in forged["deliveries"].as_array().unwrap() {
        assert!(matches!(delivery["status"].as_u64(), Some(200 | 204)), "{delivery}");
    }
}

both! {
    async fn paid_after_expiry_takes_its_place_again(t: TestApp) {
        let zhang = t.patient("zhang").await;
        let (order, trade, _) = paid_but_expired(&t, &zhang).await;
        claims_paid(&t, &trade).await;
        t.work().await;
        let seen = zhang.order(&order.no).await;
        assert_eq!((seen.state, seen.paid_fen, seen.refund_state), (OrderState::Paid, Fen(19_800), RefundState::None));
        assert_eq!(t.number("SELECT min(remaining) FROM capacity").await, 0);
    }
}

both! {
    async fn paid_after_expiry_without_a_place_goes_back_in_full(t: TestApp) {
        let zhang = t.patient("zhang").await;
        let (order, trade, form) = paid_but_expired(&t, &zhang).await;
        let wang = t.patient("wang").await;
        let mut taken = form.clone();
        taken["patientId"] = json!(wang.add_patient("王建国").await);
        wang.place(&taken).await;
        claims_paid(&t, &trade).await;
        let seen = zhang.order(&order.no).await;
        assert_eq!((seen.state, seen.paid_fen, seen.refund_state), (OrderState::Expired, Fen(19_800), RefundState::Pending));
        assert!(seen.timeline.iter().any(|entry| entry.event == OrderEvent::PaymentReturned));
        assert_eq!(refunds(&t).await, 1);
        assert_eq!(t.number("SELECT returning_fen FROM payment_attempt WHERE state = 'paid'").await, 19_800);
        assert_eq!(t.number("SELECT min(remaining) FROM capacity").await, 0);
    }
}

/// An order with an attempt that both sides thought closed, paid by another.
async fn paid_by_the_second_attempt(t: &TestApp, zhang: &Patient<'_>) -> Order {
    let order = zhang.book().await;
    let first = order.no.trade_no(1);
    // The phone never learns the handle; meanwhile the attempt is closed at WeChat.
    t.wechat.faults(json!([{"match": "jsapi", "side": "answer", "kind": "lost", "times": 1}])).await;
    zhang.try_pay(&order.no).await.fails(503, "WECHAT_UNAVAILABLE");
    t.app.wechat().unwrap().close(&first).await.unwrap();
    let params = zhang.pay_params(&order.no).await;
    t.wechat.pays(&params.package).await;
    let paid = zhang.order(&order.no).await;
    assert_eq!((paid.state, paid.paid_fen), (OrderState::Paid, Fen(19_800)));
    let closed = t.texts("SELECT state FROM payment_attempt ORDER BY seq").await;
    assert_eq!(closed, ["closed", "paid"]);
    paid
}

both! {
    async fn a_cancellation_gives_back_the_sum_that_was_shown_or_does_not_happen(t: TestApp) {
        let zhang = t.patient("zhang").await;
        let order = zhang.book().await;
        assert_eq!((order.refund_preview, order.policy), (None, None));
        let cancel = async |fen: i64| {
            zhang.post(&format!("/orders/{}/cancel", order.no), json!({"expectedRefundFen": fen})).await
        };
        let paid = zhang.pays(&order.no).await;
        let refused = cancel(0).await.fails(409, "REFUND_CHANGED");
        assert_eq!(refused["details"]["refundFen"], "19800");
        let preview = paid.refund_preview.unwrap();
        assert_eq!((preview.refund_fen, preview.hours_before), (Fen(19_800), Some(24)));
        assert_eq!(preview.until, Some(paid.details.starts_at - 24 * HOUR));
        // A step of the ladder passes between the look and the tap: the newer sum is to be shown first.
        t.advance(paid.details.starts_at - 24 * HOUR - t.app.now() + 1);
        cancel(19_800).await.fails(409, "REFUND_CHANGED");
        let seen = zhang.order(&order.no).await;
        assert_eq!((seen.state, seen.refund_state), (OrderState::Paid, RefundState::None));
        let (preview, policy) = (seen.refund_preview.unwrap(), seen.policy.unwrap());
        let own = preview_refund(&policy, Fen(19_800), Fen(0), seen.details.starts_at, t.app.now(), Fault::Patient);
        assert_eq!((preview.refund_fen, preview.hours_before), (Fen(15_840), Some(4)));
        assert_eq!(own, preview);
        cancel(15_840).await.ok::<Order>();
        t.rest().await;
        let settled = zhang.order(&order.no).await;
        assert_eq!((settled.state, settled.refunded_fen), (OrderState::Cancelled, Fen(15_840)));
        assert_eq!((settled.refund_preview, settled.policy), (None, None));
    }
}

both! {
    async fn a_second_payment_goes_back_and_leaves_the_order_as_it_is(t: TestApp) {
        let zhang = t.patient("zhang").await;
        let order = paid_by_the_second_attempt(&t, &zhang).await;
        // WeChat's word counts, also about an attempt that it had called closed; it was paid before the other.
        t.advance(-MINUTE);
        claims_paid(&t, order.no.trade_no(1).as_str()).await;
        t.advance(MINUTE);
        let seen = zhang.order(&order.no).await;
        assert_eq!((seen.state, seen.paid_fen, seen.refund_state), (OrderState::Paid, Fen(19_800), RefundState::None));
        let back = t.texts("SELECT out_trade_no || ' ' || amount_fen || ' ' || cause FROM refund").await;
        assert_eq!(back, [format!("{} 19800 duplicate_payment", order.no.trade_no(1))]);
        // What the order was paid with is still there to go back.
        let cancelled = zhang.cancel(&order.no).await;
        assert_eq!(cancelled.refund_state, RefundState::Pending);
        let from = t.texts("SELECT out_trade_no FROM refund WHERE cause = 'patient_cancel'").await;
        assert_eq!(from, [order.no.trade_no(2).to_string()]);
    }
}

both! {
    async fn a_second_payment_that_nobody_tells_of_is_asked_for_and_goes_back(t: TestApp) {
        let zhang = t.patient("zhang").await;
        let order = zhang.book().await;
        let first = order.no.trade_no(1);
        t.wechat.faults(json!([{"match": "jsapi", "side": "answer", "kind": "lost", "times": 1}])).await;
        zhang.try_pay(&order.no).await.fails(503, "WECHAT_UNAVAILABLE");
        t.app.wechat().unwrap().close(&first).await.unwrap();
        // The cashier stands open for the second attempt when WeChat says that the first was paid after all.
        let second = zhang.pay_params(&order.no).await;
        claims_paid(&t, first.as_str()).await;
        t.advance(6_000);
        t.work().await;
        t.wechat.pays_silently(&second.package).await;
        for _ in 0..3 {
            t.advance(MINUTE);
            t.work().await;
        }
        let seen = zhang.order(&order.no).await;
        assert_eq!((seen.state, seen.paid_fen, seen.refund_state), (OrderState::Paid, Fen(19_800), RefundState::None));
        let back = t.texts("SELECT out_trade_no || ' ' || amount_fen || ' ' || cause FROM refund").await;
        assert_eq!(back, [format!("{} 19800 duplicate_payment", order.no.trade_no(2))]);
        assert_eq!(t.wechat.books(order.no.trade_no(2).as_str()).await.0, 19_800);
    }
}
