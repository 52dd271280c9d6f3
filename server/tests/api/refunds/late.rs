//! A refund that had failed, and that WeChat paid back after all: nothing is lost, whatever went in its place.

use banyi_shared::dto::Order;
use banyi_shared::dto::admin::AdminRefund;
use banyi_shared::order::{OrderEvent, RefundAttention, RefundState, RefundStatus};
use banyi_shared::time::MINUTE;
use banyi_shared::{Fen, OutRefundNo};
use serde_json::json;

use super::paid;
use super::reissue::{again, heard, in_attention, refuses_once, reissue, seen, settles};
use crate::support::{Patient, Staff, TestApp};

/// An order of which WeChat has refused to give so much back.
async fn refused(t: &TestApp, zhang: &Patient<'_>, admin: &Staff<'_>, fen: i64) -> (Order, OutRefundNo) {
    t.wechat.mode(json!({"refundSettling": "manual"})).await;
    let order = paid(zhang).await;
    refuses_once(t).await;
    admin.refund(&order.no, fen).await.ok::<serde_json::Value>();
    t.work().await;
    let no = order.no.refund_no(1);
    assert_eq!(seen(admin, &no).await.status, RefundStatus::Refused);
    (order, no)
}

/// What was lost on the way arrives at WeChat, which pays it back.
async fn comes_through(t: &TestApp, no: &OutRefundNo) {
    let body = t.texts(&format!("SELECT body FROM refund WHERE out_refund_no = '{no}'")).await;
    t.app.wechat().unwrap().refund(&body[0]).await.unwrap();
    t.wechat.post(&format!("refunds/{no}/settle"), json!({"status": "SUCCESS"})).await;
    let arrived = format!(
        "SELECT count(*) FROM refund WHERE out_refund_no = '{no}' AND (succeeded_at IS NULL
             OR (by_hand = 1 AND attention IS NULL))"
    );
    heard(t, &arrived).await;
}

both! {
    async fn nobody_has_issued_it_anew(t: TestApp) {
        let (zhang, admin) = (t.patient("zhang").await, t.admin().await);
        let (order, no) = refused(&t, &zhang, &admin, 19_800).await;
        comes_through(&t, &no).await;
        assert_eq!(zhang.order(&order.no).await.refund_state, RefundState::Full);
        assert_eq!(in_attention(&admin).await, [""; 0]);
        t.books_agree().await;
    }
}

both! {
    async fn the_one_in_its_place_is_called_back_while_nobody_has_sent_it(t: TestApp) {
        let (zhang, admin) = (t.patient("zhang").await, t.admin().await);
        let (order, no) = refused(&t, &zhang, &admin, 19_800).await;
        let new: AdminRefund = reissue(&admin, &no, again()).await.ok();
        comes_through(&t, &no).await;
        t.advance(2 * MINUTE);
        t.work().await;
        assert_eq!(seen(&admin, &new.no).await.status, RefundStatus::Refused);
        let now = zhang.order(&order.no).await;
        assert_eq!((now.refund_state, now.refunded_fen), (RefundState::Full, Fen(19_800)));
        assert_eq!((in_attention(&admin).await, t.wechat.books(order.no.trade_no(1).as_str()).await), (vec![], (19_800, 19_800, 0)));
        t.books_agree().await;
    }
}

both! {
    async fn what_went_twice_is_in_the_books_and_shown_until_somebody_has_settled_it(t: TestApp) {
        let (zhang, admin) = (t.patient("zhang").await, t.admin().await);
        let (order, no) = refused(&t, &zhang, &admin, 5_000).await;
        let new: AdminRefund = reissue(&admin, &no, again()).await.ok();
        t.advance(2 * MINUTE);
        t.work().await;
        settles(&t, &new.no, "SUCCESS").await;
        assert_eq!(zhang.order(&order.no).await.refund_state, RefundState::Partial);
        t.advance(2 * MINUTE);
        comes_through(&t, &no).await;
        let twice = seen(&admin, &no).await;
        assert_eq!((twice.status, twice.attention, twice.needs_a_person), (RefundStatus::Success, Some(RefundAttention::Twice), true));
        let now = zhang.order(&order.no).await;
        assert_eq!((now.refund_state, now.refunded_fen), (RefundState::Attention, Fen(10_000)));
        let staffs = admin.order(&order.no).await;
        assert!(staffs.timeline.iter().any(|entry| entry.event == OrderEvent::RefundTwice));
        assert!(!now.timeline.iter().any(|entry| entry.event == OrderEvent::RefundTwice));
        assert_eq!(in_attention(&admin).await, [no.to_string()]);
        t.books_agree().await;
        reissue(&admin, &no, again()).await.fails(409, "CONFLICT");
        reissue(&admin, &no, json!({"way": "settled"})).await.ok::<AdminRefund>();
        assert_eq!(zhang.order(&order.no).await.refund_state, RefundState::Partial);
        assert_eq!(in_attention(&admin).await, [""; 0]);
        t.books_agree().await;
    }
}

both! {
    async fn the_one_in_its_place_is_refused_and_the_first_stands_for_both(t: TestApp) {
        let (zhang, admin) = (t.patient("zhang").await, t.admin().await);
        let (order, no) = refused(&t, &zhang, &admin, 19_800).await;
        let new: AdminRefund = reissue(&admin, &no, again()).await.ok();
        t.advance(2 * MINUTE);
        // It is sent, and nobody knows whether it arrived.
        t.wechat.faults(json!([{"match": "refund", "side": "request", "kind": "500", "times": 1}])).await;
        t.work().await;
        t.wechat.faults(json!([])).await;
        comes_through(&t, &no).await;
        let unbooked = seen(&admin, &no).await;
        assert_eq!((unbooked.attention, unbooked.needs_a_person), (Some(RefundAttention::Unbooked), true));
        assert_eq!(zhang.order(&order.no).await.refund_state, RefundState::Attention);
        // WeChat has nothing left for the second.
        t.rest().await;
        assert_eq!(seen(&admin, &new.no).await.status, RefundStatus::Refused);
        let now = zhang.order(&order.no).await;
        assert_eq!((now.refund_state, now.refunded_fen), (RefundState::Full, Fen(19_800)));
        assert_eq!(in_attention(&admin).await, [""; 0]);
        t.books_agree().await;
    }
}

both! {
    async fn what_was_paid_by_hand_and_then_by_wechat_is_not_lost(t: TestApp) {
        let (zhang, admin) = (t.patient("zhang").await, t.admin().await);
        let (order, no) = refused(&t, &zhang, &admin, 19_800).await;
        let by_hand = json!({"way": "by_hand", "reference": "B20261120001"});
        let paid: AdminRefund = reissue(&admin, &no, by_hand).await.ok();
        assert_eq!((paid.status, paid.by_hand, paid.needs_a_person), (RefundStatus::Success, true, false));
        let now = zhang.order(&order.no).await;
        assert_eq!((now.refund_state, now.refunded_fen), (RefundState::Full, Fen(19_800)));
        assert!(now.timeline.iter().any(|entry| entry.event == OrderEvent::RefundedByHand));
        comes_through(&t, &no).await;
        let unbooked = seen(&admin, &no).await;
        assert_eq!((unbooked.attention, unbooked.needs_a_person), (Some(RefundAttention::Unbooked), true));
        let now = zhang.order(&order.no).await;
        assert_eq!((now.refund_state, now.refunded_fen), (RefundState::Attention, Fen(19_800)));
        reissue(&admin, &no, json!({"way": "settled"})).await.ok::<AdminRefund>();
        assert_eq!(zhang.order(&order.no).await.refund_state, RefundState::Full);
        let references = t.texts("SELECT detail FROM audit_log WHERE action = 'refund.by_hand'").await;
        assert!(references[0].contains("B20261120001"));
    }
}

both! {
    async fn a_duplicates_return_that_failed_needs_a_person_too(t: TestApp) {
        let (zhang, admin) = (t.patient("zhang").await, t.admin().await);
        t.wechat.mode(json!({"refundSettling": "manual"})).await;
        let order = super::paid_by_the_second_attempt(&t, &zhang).await;
        super::claims_paid(&t, order.no.trade_no(1).as_str()).await;
        refuses_once(&t).await;
        t.work().await;
        let no = order.no.refund_no(1);
        assert_eq!(seen(&admin, &no).await.status, RefundStatus::Refused);
        assert_eq!(zhang.order(&order.no).await.refund_state, RefundState::Attention);
        assert_eq!(in_attention(&admin).await, [no.to_string()]);
        let by_hand = json!({"way": "by_hand", "reference": "B20261120001"});
        reissue(&admin, &no, by_hand).await.ok::<AdminRefund>();
        let now = zhang.order(&order.no).await;
        assert_eq!((now.refund_state, now.refunded_fen, now.paid_fen), (RefundState::None, Fen(0), Fen(19_800)));
    }
}
