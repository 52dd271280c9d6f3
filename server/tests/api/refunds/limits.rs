//! What WeChat does not do, and what waits.

use banyi_shared::Fen;
use banyi_shared::dto::admin::AdminRefund;
use banyi_shared::order::{RefundState, RefundStatus};
use banyi_shared::time::{DAY, MINUTE};
use serde_json::{Value, json};

use super::paid;
use super::reissue::{again, in_attention, reissue, seen};

both! {
    async fn after_a_year_nothing_is_sent_and_staff_pay_by_hand(t: TestApp) {
        let zhang = t.patient("zhang").await;
        let order = paid(&zhang).await;
        t.work().await;
        t.advance(365 * DAY + MINUTE);
        let (zhang, admin) = (t.patient("zhang").await, t.admin().await);
        admin.refund(&order.no, 5_000).await.ok::<Value>();
        t.work().await;
        assert_eq!(t.wechat.count("refund").await, 0);
        let no = order.no.refund_no(1);
        let refused = seen(&admin, &no).await;
        assert_eq!((refused.status, refused.sent_at, refused.needs_a_person), (RefundStatus::Refused, None, true));
        assert!(refused.last_error.unwrap().contains("365 天"));
        assert_eq!(in_attention(&admin).await, [no.to_string()]);
        let told = reissue(&admin, &no, again()).await.fails(409, "CONFLICT");
        assert!(told["message"].as_str().unwrap().contains("365 天"));
        let by_hand = json!({"way": "by_hand", "reference": "B20271120001"});
        reissue(&admin, &no, by_hand).await.ok::<AdminRefund>();
        let now = zhang.order(&order.no).await;
        assert_eq!((now.refund_state, now.refunded_fen), (RefundState::Partial, Fen(5_000)));
        assert_eq!(in_attention(&admin).await, [""; 0]);
    }
}

both! {
    async fn until_the_last_day_it_is_sent(t: TestApp) {
        let zhang = t.patient("zhang").await;
        let order = paid(&zhang).await;
        t.work().await;
        t.advance(365 * DAY - MINUTE);
        let admin = t.admin().await;
        admin.refund(&order.no, 5_000).await.ok::<Value>();
        t.rest().await;
        assert_eq!(seen(&admin, &order.no.refund_no(1)).await.status, RefundStatus::Success);
        t.books_agree().await;
    }
}

both! {
    async fn staff_see_why_it_waits_for_money(t: TestApp) {
        let (zhang, admin) = (t.patient("zhang").await, t.admin().await);
        let order = paid(&zhang).await;
        let mut events = admin.listens(&t.base).await;
        t.wechat
            .faults(json!([{"match": "refund", "side": "request", "kind": "error", "times": 1, "status": 403,
                "code": "NOT_ENOUGH", "message": "基本账户余额不足"}]))
            .await;
        zhang.cancel(&order.no).await;
        t.work().await;
        let waits = seen(&admin, &order.no.refund_no(1)).await;
        assert_eq!((waits.status, waits.needs_a_person), (RefundStatus::Requested, false));
        assert!(waits.last_error.unwrap().contains("余额不足"));
        events.hears(banyi_shared::dto::admin::EventTopic::Refunds, true).await;
        t.rest().await;
        let gone = seen(&admin, &order.no.refund_no(1)).await;
        assert_eq!((gone.status, gone.last_error), (RefundStatus::Success, None));
        t.books_agree().await;
    }
}

both! {
    async fn a_payment_goes_back_in_fifty_parts_at_most(t: TestApp) {
        let (zhang, admin) = (t.patient("zhang").await, t.admin().await);
        let order = paid(&zhang).await;
        for _ in 0..50 {
            admin.refund(&order.no, 1).await.ok::<Value>();
        }
        let told = admin.refund(&order.no, 1).await.fails(409, "REFUND_TOO_MUCH");
        assert!(told["message"].as_str().unwrap().contains("上限"));
        assert_eq!(zhang.order(&order.no).await.refunds.len(), 50);
    }
}

both! {
    async fn too_often_is_tried_again_later(t: TestApp) {
        let (zhang, admin) = (t.patient("zhang").await, t.admin().await);
        let order = paid(&zhang).await;
        for fen in [1_000, 2_000, 3_000] {
            admin.refund(&order.no, fen).await.ok::<Value>();
        }
        // WeChat wants them further apart than it says.
        t.wechat.mode(json!({"refundSpacingMs": 3 * MINUTE})).await;
        t.rest().await;
        let now = zhang.order(&order.no).await;
        assert_eq!((now.refund_state, now.refunded_fen), (RefundState::Partial, Fen(6_000)));
        t.books_agree().await;
    }
}
