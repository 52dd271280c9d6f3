//! 改约 by staff.

use banyi_shared::dto::Order;
use banyi_shared::order::{OrderEvent, OrderState};
use futures_util::future::join_all;
use serde_json::{Value, json};

use crate::support::id_card;

both! {
    async fn a_paid_number_moves_to_another_session_and_its_place_goes_to_the_line(t: TestApp) {
        let admin = t.admin().await;
        let clinic = admin.clinic().await;
        let from = admin.schedule(&clinic, "张明", t.day(3), "morning", 1).await.session.id;
        let to = admin.schedule(&clinic, "李华", t.day(5), "afternoon", 1).await.session.id;
        let (zhang, li) = (t.patient("zhang").await, t.patient("li").await);
        let order = zhang.paid_number(&from).await;
        let place = li.waits(&from).await;
        let body = json!({"scheduleId": to, "reason": "医生调班"});
        let path = format!("/orders/{}/move", order.no);
        admin.post_with_key(&path, "once", body.clone()).await.ok::<Value>();
        admin.post_with_key(&path, "once", body).await.ok::<Value>();
        let moved = zhang.order(&order.no).await;
        assert_eq!((moved.state, moved.details.service_date), (OrderState::Confirmed, t.day(5)));
        assert_eq!(moved.details.service_name, "李华 主任医师");
        let number = moved.details.registration.unwrap();
        assert_eq!((number.schedule_id, number.number.as_deref(), number.fetch_time.as_deref()),
            (to.clone(), Some("1"), Some("13:30-14:00")));
        assert_eq!(number.cancel_until, t.day(4).at(15, 30));
        assert_eq!(moved.timeline.iter().filter(|entry| entry.event == OrderEvent::Moved).count(), 1);
        assert_eq!(t.detail(&to).await.session.remaining, 0);
        li.tries_to_accept(&place.id).await.ok::<Value>();
        // The old session's end is not its end.
        t.advance(t.day(3).at(13, 0) - t.now());
        t.work().await;
        assert_eq!(zhang.order(&order.no).await.state, OrderState::Confirmed);
        t.advance(t.day(2).at(17, 0) - t.now());
        t.rest().await;
        assert_eq!(zhang.order(&order.no).await.state, OrderState::Completed);
        t.books_agree().await;
    }
}

both! {
    async fn what_does_not_fit_is_refused_and_nothing_moves(t: TestApp) {
        let admin = t.admin().await;
        let clinic = admin.clinic().await;
        let elsewhere = admin.clinic().await;
        let from = admin.schedule(&clinic, "张明", t.day(3), "morning", 2).await.session.id;
        let full = admin.schedule(&clinic, "李华", t.day(4), "morning", 0).await.session.id;
        let foreign = admin.schedule(&elsewhere, "王刚", t.day(4), "morning", 5).await.session.id;
        let zhang = t.patient("zhang").await;
        let order = zhang.paid_number(&from).await;
        let path = format!("/orders/{}/move", order.no);
        for (to, status, code) in
            [(&full, 409, "SOLD_OUT"), (&foreign, 422, "VALIDATION_FAILED"), (&from, 422, "VALIDATION_FAILED")]
        {
            let body = json!({"scheduleId": to, "reason": "医生调班"});
            admin.post_with_key(&path, to.as_str(), body).await.fails(status, code);
        }
        let still = zhang.order(&order.no).await;
        assert_eq!(still.details.registration.unwrap().number.as_deref(), Some("1"));
        t.books_agree().await;
    }
}

both! {
    async fn three_numbers_of_a_user_move_at_once_to_another_day(t: TestApp) {
        let admin = t.admin().await;
        let clinic = admin.clinic().await;
        let from = admin.schedule(&clinic, "张明", t.day(3), "morning", 3).await.session.id;
        let to = admin.schedule(&clinic, "李华", t.day(5), "afternoon", 3).await.session.id;
        let zhang = t.patient("zhang").await;
        let mut orders = Vec::new();
        for which in 1..=3 {
            let person = zhang.add_patient_with("王秀兰", &id_card(which)).await;
            let order: Order = zhang.try_number_for(&from, &person).await.ok();
            zhang.pays(&order.no).await;
            orders.push(order.no);
        }
        t.rest().await;
        let body = json!({"scheduleId": to, "reason": "医生调班"});
        let moves = join_all(orders.iter().map(async |no| {
            admin.post_with_key(&format!("/orders/{no}/move"), no.as_str(), body.clone()).await
        }))
        .await;
        for answer in &moves {
            answer.ok::<Value>();
        }
        assert_eq!((t.detail(&from).await.session.remaining, t.detail(&to).await.session.remaining), (3, 0));
        t.books_agree().await;
    }
}
