//! 取号, and the end of a session.

use banyi_shared::order::OrderState;
use banyi_shared::rules::BookingRules;
use banyi_shared::time::DAY;
use serde_json::{Value, json};

both! {
    async fn what_staff_mark_as_fetched_is_complete_at_the_end(t: TestApp) {
        let (session, end) = (t.session(2).await, t.day(3).at(12, 0));
        let zhang = t.patient("zhang").await;
        let order = zhang.paid_number(&session).await;
        let admin = t.admin().await;
        admin.step(&order.no, "confirmed").await.fails(409, "MOVE_NOT_ALLOWED");
        let offered = async || -> Value { t.admin().await.get(&format!("/orders/{}", order.no)).await.ok() };
        assert_eq!(offered().await["allowedMoves"], json!([]));
        admin.step(&order.no, "in_service").await.fails(409, "MOVE_NOT_ALLOWED");
        t.advance(t.day(3).at(0, 0) - t.now());
        let admin = t.admin().await;
        assert_eq!(offered().await["allowedMoves"], json!(["in_service"]));
        admin.step(&order.no, "no_show").await.fails(409, "MOVE_NOT_ALLOWED");
        admin.step(&order.no, "in_service").await.ok::<Value>();
        let fetched = zhang.order(&order.no).await;
        assert!(fetched.details.registration.unwrap().fetched_at.is_some());
        t.advance(end - t.now());
        t.rest().await;
        assert_eq!(zhang.order(&order.no).await.state, OrderState::Completed);
        t.books_agree().await;
    }
}

both! {
    async fn where_nothing_is_reported_an_order_completes_and_where_it_is_nobody_came(t: TestApp) {
        let admin = t.admin().await;
        let clinic = admin.clinic().await;
        let zhang = t.patient("zhang").await;
        let mut ends = Vec::new();
        for (day, reports) in [(3, false), (5, true)] {
            let rules = BookingRules { reports_fetch: reports, ..BookingRules::seeded() };
            let input = json!({"hospitalId": clinic.hospital, "body": rules});
            admin.post("/booking-rules", input).await.ok::<Value>();
            let session = admin.schedule(&clinic, "张明", t.day(day), "morning", 1).await.session.id;
            ends.push(zhang.paid_number(&session).await.no);
        }
        t.advance(6 * DAY);
        t.rest().await;
        assert_eq!(zhang.order(&ends[0]).await.state, OrderState::Completed);
        assert_eq!(zhang.order(&ends[1]).await.state, OrderState::NoShow);
        t.books_agree().await;
    }
}

both! {
    async fn who_does_not_come_twice_does_not_book_for_a_while(t: TestApp) {
        let admin = t.admin().await;
        let clinic = admin.clinic().await;
        let rules = BookingRules { reports_fetch: true, ..BookingRules::seeded() };
        admin.post("/booking-rules", json!({"hospitalId": clinic.hospital, "body": rules})).await.ok::<Value>();
        let zhang = t.patient("zhang").await;
        let end = t.day(3).at(12, 0);
        for day in [2, 3] {
            let session = admin.schedule(&clinic, "张明", t.day(day), "morning", 1).await.session.id;
            zhang.paid_number(&session).await;
        }
        t.advance(end - t.now());
        t.rest().await;
        let (admin, until) = (t.admin().await, end + 14 * DAY);
        let session = admin.schedule(&clinic, "张明", t.day(2), "morning", 1).await.session.id;
        let refused = zhang.try_number(&session).await;
        refused.fails(409, "NO_SHOW_STOPPED");
        assert_eq!(refused.json()["details"]["until"], json!(until));
        t.advance(14 * DAY);
        let admin = t.admin().await;
        let session = admin.schedule(&clinic, "张明", t.day(2), "morning", 1).await.session.id;
        zhang.number(&session).await;
        t.books_agree().await;
    }
}
