//! Paying: once, whatever WeChat does.

mod native;
mod shipping;
mod sweep;

use banyi_shared::order::{OrderEvent, OrderState};
use banyi_shared::time::MINUTE;
use serde_json::json;

both! {
    async fn paying_again_leads_to_the_same_attempt(t: TestApp) {
        let zhang = t.patient("zhang").await;
        let order = zhang.book().await;
        let first = zhang.pay_params(&order.no).await;
        let second = zhang.pay_params(&order.no).await;
        assert_eq!(first.package, second.package);
        assert_eq!(t.wechat.count("jsapi").await, 1);
        t.wechat.pays(&first.package).await;
        zhang.try_pay(&order.no).await.fails(409, "ORDER_ALREADY_PAID");
    }
}

both! {
    async fn a_notification_that_never_comes_is_asked_for(t: TestApp) {
        let zhang = t.patient("zhang").await;
        let order = zhang.book().await;
        let params = zhang.pay_params(&order.no).await;
        t.wechat.pays_silently(&params.package).await;
        assert_eq!(zhang.order(&order.no).await.state, OrderState::PendingPayment);
        t.advance(6_000);
        t.work().await;
        assert_eq!(zhang.order(&order.no).await.state, OrderState::Paid);
    }
}

both! {
    async fn the_phone_may_ask_at_once(t: TestApp) {
        let zhang = t.patient("zhang").await;
        let order = zhang.book().await;
        let params = zhang.pay_params(&order.no).await;
        t.wechat.pays_silently(&params.package).await;
        let seen: banyi_shared::dto::Order = zhang.query(&order.no).await.ok();
        assert_eq!(seen.state, OrderState::Paid);
    }
}

both! {
    async fn an_expired_order_is_closed_at_wechat_first(t: TestApp) {
        let zhang = t.patient("zhang").await;
        let order = zhang.book().await;
        zhang.pay_params(&order.no).await;
        t.wechat.faults(json!([{"match": "close", "side": "request", "kind": "500", "times": 1}])).await;
        t.wechat.mode(json!({"expiredOrder": "notpay"})).await;
        t.advance(31 * MINUTE);
        t.work().await;
        assert_eq!(zhang.order(&order.no).await.state, OrderState::Closing);
        zhang.try_pay(&order.no).await.fails(409, "ORDER_NOT_PAYABLE");
        t.advance(MINUTE);
        t.work().await;
        let expired = zhang.order(&order.no).await;
        assert_eq!(expired.state, OrderState::Expired);
        let events: Vec<_> = expired.timeline.iter().map(|entry| entry.event).collect();
        let told = [OrderEvent::Placed, OrderEvent::PayStarted, OrderEvent::Closing, OrderEvent::Expired];
        assert_eq!(events, told);
        assert!(t.wechat.count("close").await >= 2);
    }
}

both! {
    async fn paid_between_expiry_and_close_is_paid(t: TestApp) {
        let zhang = t.patient("zhang").await;
        let order = zhang.book().await;
        let params = zhang.pay_params(&order.no).await;
        t.wechat.pays_silently(&params.package).await;
        let closing = zhang.cancel(&order.no).await;
        assert_eq!(closing.state, OrderState::Closing);
        t.work().await;
        assert_eq!(zhang.order(&order.no).await.state, OrderState::Paid);
    }
}
