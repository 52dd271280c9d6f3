//! Booking a number.

use banyi_shared::dto::{Notice, NoticePage, SessionOffer};
use banyi_shared::order::{Action, OrderState};
use banyi_shared::time::{DAY, HOUR, MINUTE};
use futures_util::future::join_all;
use serde_json::{Value, json};

use crate::support::id_card;

both! {
    async fn a_number_is_booked_paid_and_given(t: TestApp) {
        let session = t.session(2).await;
        let zhang = t.patient("zhang").await;
        assert_eq!(t.detail(&session).await.session.offer, SessionOffer::Book);
        let order = zhang.number(&session).await;
        assert_eq!((order.state, order.amount_fen.0), (OrderState::PendingPayment, 5_000));
        assert_eq!((order.details.service_name.as_str(), order.details.department.as_deref()), ("张明 主任医师", Some("心内科")));
        assert_eq!(t.detail(&session).await.session.remaining, 1);
        let paid = zhang.pays(&order.no).await;
        assert_eq!(paid.state, OrderState::Paid);
        t.rest().await;
        let confirmed = zhang.order(&order.no).await;
        let number = confirmed.details.registration.unwrap();
        assert_eq!(confirmed.state, OrderState::Confirmed);
        assert_eq!((number.number.as_deref(), number.fetch_time.as_deref()), (Some("1"), Some("08:00-08:30")));
        assert!(number.fetch_place.is_some() && !number.bring.is_empty() && !number.notes.is_empty());
        assert!(confirmed.allowed_actions.contains(&Action::Cancel));
        let inbox: NoticePage = zhang.get("/notices").await.ok();
        let titles: Vec<&str> = inbox.items.iter().map(|notice: &Notice| notice.title.as_str()).collect();
        assert_eq!(titles, ["预约成功", "支付成功"]);
        t.books_agree().await;
    }
}

both! {
    async fn a_number_given_back_is_given_again(t: TestApp) {
        let session = t.session(3).await;
        let people = [t.patient("zhang").await, t.patient("li").await, t.patient("wang").await];
        let first = people[0].paid_number(&session).await;
        let second = people[1].paid_number(&session).await;
        let number = |order: &banyi_shared::dto::Order| order.details.registration.clone().unwrap().number.unwrap();
        assert_eq!((number(&first), number(&second)), ("1".into(), "2".into()));
        people[0].cancel(&first.no).await;
        t.rest().await;
        let third = people[2].paid_number(&session).await;
        assert_eq!(number(&third), "1");
        t.books_agree().await;
    }
}

both! {
    async fn what_is_sold_out_is_sold_out(t: TestApp) {
        let session = t.session(1).await;
        let (zhang, li) = (t.patient("zhang").await, t.patient("li").await);
        let order = zhang.number(&session).await;
        li.try_number(&session).await.fails(409, "SOLD_OUT");
        assert_eq!(t.detail(&session).await.session.offer, SessionOffer::Wait);
        zhang.cancel(&order.no).await;
        assert_eq!(li.number(&session).await.state, OrderState::PendingPayment);
        t.books_agree().await;
    }
}

both! {
    async fn before_the_release_and_after_the_stop_time_nothing_is_sold(t: TestApp) {
        let zhang = t.patient("zhang").await;
        // Ten days with today, of which the last opens at 08:30.
        let session = t.session_on(t.day(10), 5).await;
        let (opens, stop) = (t.day(1).at(8, 30), t.day(10).at(11, 30));
        let refused = zhang.try_number(&session).await;
        refused.fails(409, "BOOKING_NOT_OPEN");
        assert_eq!(refused.json()["details"]["opensAt"], json!(opens));
        assert_eq!(t.detail(&session).await.session.offer, SessionOffer::Soon);
        t.advance(opens - t.now() - MINUTE);
        zhang.try_number(&session).await.fails(409, "BOOKING_NOT_OPEN");
        t.advance(MINUTE);
        zhang.number(&session).await;
        t.advance(stop - t.now());
        let li = t.patient("li").await;
        li.try_number(&session).await.fails(409, "BOOKING_CLOSED");
        assert_eq!(t.detail(&session).await.session.offer, SessionOffer::Closed);
    }
}

both! {
    async fn a_person_has_one_number_of_a_department_and_day(t: TestApp) {
        let admin = t.admin().await;
        let clinic = admin.clinic().await;
        let morning = admin.schedule(&clinic, "张明", t.day(3), "morning", 5).await.session.id;
        let afternoon = admin.schedule(&clinic, "李华", t.day(3), "afternoon", 5).await.session.id;
        let other_day = admin.schedule(&clinic, "李华", t.day(4), "afternoon", 5).await.session.id;
        let (zhang, li) = (t.patient("zhang").await, t.patient("li").await);
        let (mine, same) = (zhang.person(7).await, li.person(7).await);
        let order = zhang.try_number_for(&morning, &mine).await.ok::<banyi_shared::dto::Order>();
        zhang.pays(&order.no).await;
        let refused = zhang.try_number_for(&afternoon, &mine).await;
        refused.fails(409, "ALREADY_BOOKED");
        assert_eq!(refused.json()["details"]["orderNo"], json!(order.no));
        // By another account it is the same person; whose order it is, is nobody's business.
        let refused = li.try_number_for(&afternoon, &same).await;
        refused.fails(409, "ALREADY_BOOKED");
        assert_eq!(refused.json()["details"].get("orderNo"), None);
        // Adding the person anew is no way round.
        zhang.send(reqwest::Method::DELETE, &format!("/patients/{mine}"), None, None).await;
        let again = zhang.person(7).await;
        zhang.try_number_for(&afternoon, &again).await.fails(409, "ALREADY_BOOKED");
        li.try_number_for(&other_day, &same).await.ok::<Value>();
        zhang.cancel(&order.no).await;
        zhang.try_number_for(&afternoon, &again).await.ok::<Value>();
        t.rest().await;
        t.books_agree().await;
    }
}

both! {
    async fn a_user_holds_so_many_numbers_of_a_day(t: TestApp) {
        let admin = t.admin().await;
        let clinic = admin.clinic().await;
        let session = admin.schedule(&clinic, "张明", t.day(3), "morning", 9).await.session.id;
        let zhang = t.patient("zhang").await;
        let mut orders = Vec::new();
        for which in 1..=3 {
            let person = zhang.add_patient_with("王秀兰", &id_card(which)).await;
            let order = zhang.try_number_for(&session, &person).await.ok::<banyi_shared::dto::Order>();
            zhang.pays(&order.no).await;
            orders.push(order.no);
        }
        let fourth = zhang.add_patient_with("王秀兰", &id_card(4)).await;
        zhang.try_number_for(&session, &fourth).await.fails(409, "BOOKING_LIMIT");
        zhang.cancel(&orders[0]).await;
        zhang.try_number_for(&session, &fourth).await.ok::<Value>();
        t.rest().await;
        t.books_agree().await;
    }
}

both! {
    async fn another_fee_another_state_and_a_hospital_offline_are_told(t: TestApp) {
        let admin = t.admin().await;
        let clinic = admin.clinic().await;
        let session = admin.schedule(&clinic, "张明", t.day(3), "morning", 9).await.session.id;
        let zhang = t.patient("zhang").await;
        let person = zhang.somebody().await;
        let refused = zhang.asks_for_number(&json!({"scheduleId": session, "patientId": person, "expectedFeeFen": 1})).await;
        refused.fails(409, "PRICE_CHANGED");
        assert_eq!(refused.json()["details"]["amountFen"], "5000");
        admin.sets_session(&session, "paused").await.ok::<Value>();
        zhang.try_number(&session).await.fails(409, "BOOKING_CLOSED");
        admin.sets_session(&session, "open").await.ok::<Value>();
        t.change(&format!("UPDATE hospital SET state = 'offline' WHERE id = '{}'", clinic.hospital)).await;
        zhang.try_number(&session).await.fails(409, "BOOKING_CLOSED");
        t.change(&format!("UPDATE hospital SET state = 'online' WHERE id = '{}'", clinic.hospital)).await;
        let li = t.patient("li").await;
        li.try_number_for(&session, &person).await.fails(404, "NOT_FOUND");
        let nowhere = "0192f3c4-7b1a-7e11-8c41-2a6f5d3b9e77".parse().unwrap();
        zhang.try_number(&nowhere).await.fails(404, "NOT_FOUND");
        assert_eq!(t.number("SELECT count(*) FROM orders").await, 0);
    }
}

both! {
    async fn one_unpaid_number_at_a_time_which_can_be_replaced(t: TestApp) {
        let admin = t.admin().await;
        let clinic = admin.clinic().await;
        let one = admin.schedule(&clinic, "张明", t.day(3), "morning", 1).await.session.id;
        let two = admin.schedule(&clinic, "李华", t.day(4), "morning", 1).await.session.id;
        let zhang = t.patient("zhang").await;
        let person = zhang.somebody().await;
        let first = zhang.number(&one).await;
        let refused = zhang.try_number(&two).await;
        refused.fails(409, "UNPAID_ORDER_EXISTS");
        assert_eq!(refused.json()["details"]["orderNo"], json!(first.no));
        let body = json!({"scheduleId": two, "patientId": person, "expectedFeeFen": 5_000, "onUnpaid": "replace"});
        zhang.asks_for_number(&body).await.ok::<Value>();
        assert_eq!(zhang.order(&first.no).await.state, OrderState::Cancelled);
        assert_eq!((t.detail(&one).await.session.remaining, t.detail(&two).await.session.remaining), (1, 0));
        // An escort order does not stand in the way.
        zhang.book().await;
        t.books_agree().await;
    }
}

both! {
    async fn thirty_at_once_get_three_places(t: TestApp) {
        let session = t.session(3).await;
        let names: Vec<String> = (0..30).map(|at| format!("p{at}")).collect();
        let people = join_all(names.iter().enumerate().map(async |(at, name)| {
            let person = t.patient(name).await;
            let id = person.person(at as u32).await;
            (person, id)
        }))
        .await;
        let all = join_all(people.iter().map(|(who, id)| who.try_number_for(&session, id))).await;
        assert_eq!(all.iter().filter(|answer| answer.status == 201).count(), 3);
        for answer in all.iter().filter(|answer| answer.status != 201) {
            answer.fails(409, "SOLD_OUT");
        }
        t.books_agree().await;
    }
}

both! {
    async fn a_free_number_is_confirmed_without_a_payment(t: TestApp) {
        let admin = t.admin().await;
        let clinic = admin.clinic().await;
        let mut form = crate::support::session_form(&clinic, "", t.day(3), "afternoon", 1);
        form["feeFen"] = json!(0);
        let made: Value = admin.post("/schedules", form).await.ok();
        let zhang = t.patient("zhang").await;
        let body = json!({"scheduleId": made["session"]["id"], "patientId": zhang.somebody().await, "expectedFeeFen": 0});
        let order = zhang.asks_for_number(&body).await.ok::<banyi_shared::dto::Order>();
        assert_eq!((order.state, order.details.service_name.as_str()), (OrderState::Paid, "普通门诊 主任医师"));
        t.rest().await;
        assert_eq!(zhang.order(&order.no).await.state, OrderState::Confirmed);
        t.books_agree().await;
    }
}

both! {
    async fn a_visit_is_reminded_of_the_evening_before_and_in_the_morning(t: TestApp) {
        let session = t.session(1).await;
        let zhang = t.patient("zhang").await;
        let (evening, later) = (t.day(2).at(18, 0), t.session_on(t.day(5), 1).await);
        let order = zhang.paid_number(&session).await;
        let told = "SELECT count(*) FROM notice WHERE title = '就诊提醒'";
        t.advance(evening - t.now() - MINUTE);
        t.work().await;
        assert_eq!(t.number(told).await, 0);
        t.advance(MINUTE);
        t.work().await;
        t.work().await;
        assert_eq!(t.number(told).await, 1);
        t.advance(14 * HOUR);
        t.work().await;
        assert_eq!(t.number(told).await, 2);
        let cancelled = t.patient("li").await;
        let other = cancelled.paid_number(&later).await;
        cancelled.cancel(&other.no).await;
        t.advance(5 * DAY);
        t.work().await;
        assert_eq!(t.number(told).await, 2);
        assert_eq!(zhang.order(&order.no).await.state, OrderState::Completed);
    }
}
