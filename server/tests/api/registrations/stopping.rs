//! 停诊: every order is given back or moved, and everybody is told.

use banyi_shared::dto::WaitState;
use banyi_shared::order::{OrderEvent, OrderState, RefundState};
use serde_json::{Value, json};

both! {
    async fn a_stopped_session_gives_all_its_orders_back(t: TestApp) {
        let session = t.session(2).await;
        let [zhang, li, wang] = [t.patient("zhang").await, t.patient("li").await, t.patient("wang").await];
        let paid = zhang.paid_number(&session).await;
        // After the deadline too: it is not the patient's fault.
        t.advance(t.day(2).at(20, 0) - t.now());
        let admin = t.admin().await;
        let unpaid = li.number(&session).await;
        let place = wang.waits(&session).await;
        admin.sets_session(&session, "stopped").await.ok::<Value>();
        t.rest().await;
        let back = zhang.order(&paid.no).await;
        assert_eq!((back.state, back.refund_state, back.refunded_fen.0), (OrderState::Cancelled, RefundState::Full, 5_000));
        assert!(back.timeline.iter().any(|entry| entry.event == OrderEvent::SessionStopped
            && entry.note.as_deref() == Some("医生临时有事")));
        assert_eq!(li.order(&unpaid.no).await.state, OrderState::Cancelled);
        assert_eq!(wang.place_in_line(&place.id).await.state, WaitState::Over);
        assert_eq!(t.number("SELECT count(*) FROM notice WHERE title = '停诊通知'").await, 2);
        zhang.try_number(&session).await.fails(409, "BOOKING_CLOSED");
        t.books_agree().await;
    }
}

both! {
    async fn orders_move_to_another_session_while_there_is_room(t: TestApp) {
        let admin = t.admin().await;
        let clinic = admin.clinic().await;
        let from = admin.schedule(&clinic, "张明", t.day(3), "morning", 3).await.session.id;
        let to = admin.schedule(&clinic, "李华", t.day(4), "morning", 2).await.session.id;
        let people = [t.patient("zhang").await, t.patient("li").await, t.patient("wang").await];
        let mut orders = Vec::new();
        for who in &people {
            orders.push(who.paid_number(&from).await.no);
        }
        let body = json!({"state": "stopped", "reason": "医生外出会诊", "moveTo": to});
        admin.put(&format!("/schedules/{from}/state"), body).await.ok::<Value>();
        t.rest().await;
        let mut moved = 0;
        for (who, no) in people.iter().zip(&orders) {
            let order = who.order(no).await;
            match order.state {
                OrderState::Confirmed => {
                    assert_eq!(order.details.service_date, t.day(4));
                    moved += 1;
                }
                state => assert_eq!((state, order.refund_state), (OrderState::Cancelled, RefundState::Full)),
            }
        }
        assert_eq!(moved, 2);
        t.books_agree().await;
    }
}

both! {
    async fn one_paid_at_the_moment_of_the_stop_is_given_back(t: TestApp) {
        let session = t.session(1).await;
        let admin = t.admin().await;
        let zhang = t.patient("zhang").await;
        let order = zhang.number(&session).await;
        let params = zhang.pay_params(&order.no).await;
        // Paid, and we have not heard of it when the session is stopped.
        t.wechat.pays_unheard(&params.package).await;
        admin.sets_session(&session, "stopped").await.ok::<Value>();
        t.rest().await;
        let back = zhang.order(&order.no).await;
        assert_eq!((back.state, back.refund_state), (OrderState::Cancelled, RefundState::Full));
        t.books_agree().await;
    }
}
