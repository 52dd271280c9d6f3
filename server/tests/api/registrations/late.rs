//! A payment that comes after the hold has ended.

use banyi_shared::order::{OrderState, RefundState};
use serde_json::Value;

both! {
    async fn a_late_payment_takes_its_place_again_if_it_is_free(t: TestApp) {
        let session = t.session(1).await;
        let zhang = t.patient("zhang").await;
        let order = zhang.number(&session).await;
        let params = zhang.pay_params(&order.no).await;
        expire_behind_wechat(&t, &order.no).await;
        assert_eq!(t.detail(&session).await.session.remaining, 1);
        t.wechat.pays(&params.package).await;
        t.rest().await;
        assert_eq!(zhang.order(&order.no).await.state, OrderState::Confirmed);
        assert_eq!(t.detail(&session).await.session.remaining, 0);
        t.books_agree().await;
    }
}

both! {
    async fn a_late_payment_for_a_place_that_is_gone_goes_back(t: TestApp) {
        let session = t.session(1).await;
        let (zhang, li) = (t.patient("zhang").await, t.patient("li").await);
        let order = zhang.number(&session).await;
        let params = zhang.pay_params(&order.no).await;
        // The place is kept for the first in line, so it is gone for all others.
        let place = li.waits(&session).await;
        expire_behind_wechat(&t, &order.no).await;
        t.wechat.pays(&params.package).await;
        t.rest().await;
        let late = zhang.order(&order.no).await;
        assert_eq!((late.state, late.refund_state), (OrderState::Expired, RefundState::Full));
        li.tries_to_accept(&place.id).await.ok::<Value>();
        t.books_agree().await;
    }
}

both! {
    async fn a_late_payment_for_a_stopped_session_or_a_second_number_goes_back(t: TestApp) {
        let admin = t.admin().await;
        let clinic = admin.clinic().await;
        let stopped = admin.schedule(&clinic, "张明", t.day(3), "morning", 2).await.session.id;
        let other = admin.schedule(&clinic, "李华", t.day(4), "morning", 2).await.session.id;
        let same_day = admin.schedule(&clinic, "王刚", t.day(4), "afternoon", 2).await.session.id;
        let zhang = t.patient("zhang").await;
        let mut late = Vec::new();
        for session in [&stopped, &other] {
            let order = zhang.number(session).await;
            let params = zhang.pay_params(&order.no).await;
            expire_behind_wechat(&t, &order.no).await;
            late.push((order.no, params.package));
        }
        admin.sets_session(&stopped, "stopped").await.ok::<Value>();
        zhang.paid_number(&same_day).await;
        for (no, package) in late {
            t.wechat.pays(&package).await;
            t.rest().await;
            let order = zhang.order(&no).await;
            assert_eq!((order.state, order.refund_state), (OrderState::Expired, RefundState::Full));
        }
        t.books_agree().await;
    }
}

/// As if an order had been thought expired, with its payment closed, although WeChat takes it still.
async fn expire_behind_wechat(t: &crate::support::TestApp, no: &banyi_shared::OrderNo) {
    let mut tx = t.app.db.begin("test").await.unwrap();
    banyi_server::orders::lock(&mut tx, no, t.now()).await.unwrap();
    for sql in [
        format!("UPDATE payment_attempt SET state = 'closed' WHERE order_no = '{no}'"),
        format!("UPDATE orders SET state = 'expired', state_rank = 3 WHERE no = '{no}'"),
    ] {
        sqlx::query(sqlx::AssertSqlSafe(sql)).execute(tx.conn()).await.unwrap();
    }
    banyi_server::capacity::release(&t.app, &mut tx, no).await.unwrap();
    tx.commit().await.unwrap();
}
