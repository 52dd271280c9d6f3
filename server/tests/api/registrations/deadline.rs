//! 退号截止: until then all comes back, after it nobody cancels alone.

use banyi_shared::order::{Action, OrderState, RefundState};
use banyi_shared::time::MINUTE;
use serde_json::json;

both! {
    async fn at_the_deadline_all_comes_back_and_after_it_cancelling_is_refused(t: TestApp) {
        let session = t.session(2).await;
        let (zhang, li) = (t.patient("zhang").await, t.patient("li").await);
        let (early, late) = (zhang.paid_number(&session).await, li.paid_number(&session).await);
        let until = t.day(2).at(15, 30);
        assert_eq!(early.details.registration.as_ref().unwrap().cancel_until, until);
        t.advance(until - t.now() - MINUTE);
        let shown = zhang.order(&early.no).await;
        let preview = shown.refund_preview.unwrap();
        assert_eq!((preview.refund_fen.0, preview.percent, preview.until), (5_000, 100, Some(until)));
        let cancelled = zhang.cancel(&early.no).await;
        assert_eq!(cancelled.state, OrderState::Cancelled);
        assert_eq!(t.detail(&session).await.session.remaining, 1);
        t.advance(MINUTE);
        let shown = li.order(&late.no).await;
        assert!(shown.refund_preview.is_none() && !shown.allowed_actions.contains(&Action::Cancel));
        let refused = li.post(&format!("/orders/{}/cancel", late.no), json!({})).await;
        refused.fails(409, "CANCEL_TOO_LATE");
        t.rest().await;
        assert_eq!(zhang.order(&early.no).await.refund_state, RefundState::Full);
        assert_eq!(li.order(&late.no).await.state, OrderState::Confirmed);
        t.books_agree().await;
    }
}

both! {
    async fn what_is_unpaid_can_be_cancelled_whenever(t: TestApp) {
        let session = t.session_on(t.day(1), 1).await;
        t.advance(t.day(0).at(16, 0) - t.now());
        let zhang = t.patient("zhang").await;
        let order = zhang.number(&session).await;
        assert!(zhang.order(&order.no).await.allowed_actions.contains(&Action::Cancel));
        assert_eq!(zhang.cancel(&order.no).await.state, OrderState::Cancelled);
        assert_eq!(t.detail(&session).await.session.remaining, 1);
    }
}

both! {
    async fn after_the_deadline_staff_cancel_by_whose_fault_it_is(t: TestApp) {
        let session = t.session(2).await;
        let (zhang, li) = (t.patient("zhang").await, t.patient("li").await);
        let (one, two) = (zhang.paid_number(&session).await, li.paid_number(&session).await);
        t.advance(t.day(2).at(16, 0) - t.now());
        let admin = t.admin().await;
        for (no, fault) in [(&one.no, "patient"), (&two.no, "platform")] {
            let body = json!({"fault": fault, "reason": "来电说明"});
            admin.post_with_key(&format!("/orders/{no}/cancel"), fault, body).await.ok::<serde_json::Value>();
        }
        t.rest().await;
        assert_eq!(zhang.order(&one.no).await.refunded_fen.0, 0);
        assert_eq!(li.order(&two.no).await.refunded_fen.0, 5_000);
        t.books_agree().await;
    }
}
