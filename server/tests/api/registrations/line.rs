//! 候补: the line for a full session.

use banyi_shared::dto::{NoticePage, Order, WaitState, WaitingPage};
use banyi_shared::order::OrderState;
use banyi_shared::time::MINUTE;
use futures_util::future::join_all;
use reqwest::Method;
use serde_json::Value;

use crate::support::{Shut, TestApp};

both! {
    async fn a_freed_place_is_kept_for_the_first_then_for_the_next(t: TestApp) {
        let session = t.session(1).await;
        let [zhang, li, wang, zhao] =
            [t.patient("zhang").await, t.patient("li").await, t.patient("wang").await, t.patient("zhao").await];
        let taken = zhang.paid_number(&session).await;
        let (first, second) = (li.waits(&session).await, wang.waits(&session).await);
        assert_eq!((first.ahead, second.ahead), (Some(0), Some(1)));
        zhang.cancel(&taken.no).await;
        let offered = li.place_in_line(&first.id).await;
        let left = offered.offer_ends_at.unwrap() - t.now();
        assert!(offered.state == WaitState::Offered && (29 * MINUTE..=30 * MINUTE).contains(&left), "{left}");
        // Nobody passes.
        zhao.try_number(&session).await.fails(409, "SOLD_OUT");
        zhao.tries_to_wait(&session).await.ok::<Value>();
        wang.tries_to_accept(&second.id).await.fails(409, "OFFER_OVER");
        t.work().await;
        let inbox: NoticePage = li.get("/notices").await.ok();
        assert_eq!((inbox.items[0].title.as_str(), inbox.items[0].waitlist_id.as_ref()), ("候补有号了", Some(&first.id)));
        t.advance(30 * MINUTE);
        li.tries_to_accept(&first.id).await.fails(409, "OFFER_OVER");
        t.rest().await;
        assert_eq!(li.place_in_line(&first.id).await.state, WaitState::Lapsed);
        assert_eq!(wang.place_in_line(&second.id).await.state, WaitState::Offered);
        let order: Order = wang.tries_to_accept(&second.id).await.ok();
        assert_eq!(wang.place_in_line(&second.id).await.order_no, Some(order.no.clone()));
        wang.pays(&order.no).await;
        t.rest().await;
        assert_eq!(wang.order(&order.no).await.state, OrderState::Confirmed);
        t.books_agree().await;
    }
}

both! {
    async fn an_accepted_offer_that_nobody_pays_goes_to_the_next(t: TestApp) {
        let session = t.session(1).await;
        let [zhang, li, wang] = [t.patient("zhang").await, t.patient("li").await, t.patient("wang").await];
        let taken = zhang.number(&session).await;
        let (first, second) = (li.waits(&session).await, wang.waits(&session).await);
        zhang.cancel(&taken.no).await;
        let order: Order = li.tries_to_accept(&first.id).await.ok();
        t.advance(31 * MINUTE);
        t.rest().await;
        assert_eq!(li.order(&order.no).await.state, OrderState::Expired);
        assert_eq!(wang.place_in_line(&second.id).await.state, WaitState::Offered);
        t.books_agree().await;
    }
}

both! {
    async fn who_declines_or_leaves_makes_way(t: TestApp) {
        let session = t.session(1).await;
        let [zhang, li, wang, zhao] =
            [t.patient("zhang").await, t.patient("li").await, t.patient("wang").await, t.patient("zhao").await];
        let taken = zhang.number(&session).await;
        let lines = [li.waits(&session).await, wang.waits(&session).await, zhao.waits(&session).await];
        let leave = async |who: &crate::support::Patient<'_>, at: usize| {
            who.send(Method::DELETE, &format!("/waitlist/{}", lines[at].id), None, None).await.status
        };
        assert_eq!(leave(&wang, 1).await, 204);
        zhang.cancel(&taken.no).await;
        assert_eq!(leave(&zhao, 0).await, 404);
        assert_eq!(leave(&li, 0).await, 204);
        assert_eq!(leave(&li, 0).await, 204);
        li.tries_to_accept(&lines[0].id).await.fails(409, "OFFER_OVER");
        assert_eq!(zhao.place_in_line(&lines[2].id).await.state, WaitState::Offered);
        assert_eq!(wang.place_in_line(&lines[1].id).await.state, WaitState::Left);
        t.books_agree().await;
    }
}

both! {
    async fn a_patient_who_is_taken_off_the_list_makes_way(t: TestApp) {
        let session = t.session(1).await;
        let [zhang, li, wang] = [t.patient("zhang").await, t.patient("li").await, t.patient("wang").await];
        let taken = zhang.number(&session).await;
        let lines = [li.waits(&session).await, wang.waits(&session).await];
        zhang.cancel(&taken.no).await;
        let person = li.somebody().await;
        assert_eq!(li.send(Method::DELETE, &format!("/patients/{person}"), None, None).await.status, 204);
        assert_eq!(li.place_in_line(&lines[0].id).await.state, WaitState::Left);
        assert_eq!(wang.place_in_line(&lines[1].id).await.state, WaitState::Offered);
        t.books_agree().await;
    }
}

both! {
    async fn more_places_are_offered_in_order_and_the_rest_is_for_all(t: TestApp) {
        let admin = t.admin().await;
        let clinic = admin.clinic().await;
        let session = admin.schedule(&clinic, "张明", t.day(3), "morning", 1).await.session.id;
        let [zhang, li, wang] = [t.patient("zhang").await, t.patient("li").await, t.patient("wang").await];
        zhang.paid_number(&session).await;
        let lines = [li.waits(&session).await, wang.waits(&session).await];
        let form = crate::support::session_form(&clinic, "张明", t.day(3), "morning", 4);
        admin.put(&format!("/schedules/{session}"), form).await.ok::<Value>();
        assert_eq!(li.place_in_line(&lines[0].id).await.state, WaitState::Offered);
        assert_eq!(wang.place_in_line(&lines[1].id).await.state, WaitState::Offered);
        assert_eq!(t.detail(&session).await.session.remaining, 1);
        t.books_agree().await;
    }
}

both! {
    async fn what_became_free_while_a_session_was_paused_is_for_the_line_when_it_opens(t: TestApp) {
        let admin = t.admin().await;
        let session = t.session(1).await;
        let [zhang, li, wang] = [t.patient("zhang").await, t.patient("li").await, t.patient("wang").await];
        let taken = zhang.number(&session).await;
        let place = li.waits(&session).await;
        admin.sets_session(&session, "paused").await.ok::<Value>();
        zhang.cancel(&taken.no).await;
        assert_eq!(li.place_in_line(&place.id).await.state, WaitState::Waiting);
        admin.sets_session(&session, "open").await.ok::<Value>();
        assert_eq!(li.place_in_line(&place.id).await.state, WaitState::Offered);
        wang.try_number(&session).await.fails(409, "SOLD_OUT");
        t.books_agree().await;
    }
}

/// A place becomes free while `what` of its clinic is offline.
async fn is_kept_for_the_line(t: &TestApp, what: Shut) {
    let admin = t.admin().await;
    let clinic = admin.clinic().await;
    let session = admin.schedule(&clinic, "张明", t.day(3), "morning", 1).await.session.id;
    let [zhang, li, wang] = [t.patient("zhang").await, t.patient("li").await, t.patient("wang").await];
    let taken = zhang.number(&session).await;
    let place = li.waits(&session).await;
    admin.turns(&clinic, what, "offline").await;
    zhang.cancel(&taken.no).await;
    assert_eq!(li.place_in_line(&place.id).await.state, WaitState::Waiting);
    wang.try_number(&session).await.fails(409, "BOOKING_CLOSED");
    admin.turns(&clinic, what, "online").await;
    // Nobody passes, even before the line is told.
    wang.try_number(&session).await.fails(409, "SOLD_OUT");
    t.work().await;
    assert_eq!(li.place_in_line(&place.id).await.state, WaitState::Offered);
    li.tries_to_accept(&place.id).await.ok::<Order>();
    t.books_agree().await;
}

both! {
    async fn what_became_free_while_a_hospital_was_offline_is_for_the_line(t: TestApp) {
        is_kept_for_the_line(&t, Shut::Hospital).await;
    }
}

both! {
    async fn what_became_free_while_a_department_was_offline_is_for_the_line(t: TestApp) {
        is_kept_for_the_line(&t, Shut::Department).await;
    }
}

both! {
    async fn what_became_free_while_a_group_was_offline_is_for_the_line(t: TestApp) {
        is_kept_for_the_line(&t, Shut::Group).await;
    }
}

both! {
    async fn forty_join_at_once_and_all_stand_in_line(t: TestApp) {
        let session = t.session(0).await;
        let names: Vec<String> = (0..40).map(|at| format!("p{at}")).collect();
        let people = join_all(names.iter().map(|name| t.patient(name))).await;
        let persons = join_all(people.iter().enumerate().map(|(at, who)| who.person(at as u32))).await;
        let all = join_all(people.iter().zip(&persons).map(async |(who, person)| {
            who.post("/waitlist", serde_json::json!({"scheduleId": session, "patientId": person})).await
        }))
        .await;
        for answer in &all {
            answer.ok::<Value>();
        }
        assert_eq!(t.number("SELECT count(*) FROM waitlist WHERE state = 'waiting'").await, 40);
    }
}

both! {
    async fn who_waits_too_long_for_a_place_is_told_to_come_again(t: TestApp) {
        let session = t.session(0).await;
        let zhang = t.patient("zhang").await;
        zhang.somebody().await;
        let mut tx = t.app.db.begin("test").await.unwrap();
        banyi_server::capacity::lock_places(&t.app, &mut tx, &session).await.unwrap();
        let refused = zhang.tries_to_wait(&session).await;
        refused.fails(503, "UNAVAILABLE");
        assert_eq!(refused.headers["retry-after"], "1");
        drop(tx);
        zhang.waits(&session).await;
    }
}

both! {
    async fn a_line_is_joined_once_when_full_and_by_whom_it_helps(t: TestApp) {
        let session = t.session(1).await;
        let (zhang, li) = (t.patient("zhang").await, t.patient("li").await);
        li.tries_to_wait(&session).await.fails(409, "NOT_FULL");
        zhang.number(&session).await;
        zhang.tries_to_wait(&session).await.fails(409, "ALREADY_BOOKED");
        li.waits(&session).await;
        li.tries_to_wait(&session).await.fails(409, "ALREADY_EXISTS");
        let mine: WaitingPage = li.get("/waitlist").await.ok();
        assert_eq!((mine.items.len(), mine.items[0].state), (1, WaitState::Waiting));
        let stop = t.day(3).at(11, 30);
        t.advance(stop - t.now());
        t.rest().await;
        let mine: WaitingPage = li.get("/waitlist").await.ok();
        assert_eq!(mine.items[0].state, WaitState::Over);
        t.books_agree().await;
    }
}

both! {
    async fn ten_accept_and_cancel_at_once_and_each_place_is_offered_once(t: TestApp) {
        let session = t.session(3).await;
        let names: Vec<String> = (0..13).map(|at| format!("p{at}")).collect();
        let people = join_all(names.iter().map(|name| t.patient(name))).await;
        for (at, who) in people.iter().enumerate() {
            who.person(at as u32).await;
        }
        let mut held = Vec::new();
        for who in &people[..3] {
            held.push(who.number(&session).await.no);
        }
        let mut lines = Vec::new();
        for who in &people[3..] {
            lines.push(who.waits(&session).await.id);
        }
        let cancels = people.iter().zip(&held).map(|(who, no)| who.cancel(no));
        let accepts = people[3..].iter().zip(&lines).map(async |(who, id)| {
            let mut placed = who.tries_to_accept(id).await.status == 201;
            if !placed {
                placed = who.tries_to_accept(id).await.status == 201;
            }
            placed
        });
        futures_util::join!(join_all(cancels), join_all(accepts));
        t.books_agree().await;
        let offered = "SELECT count(*) FROM waitlist WHERE state IN ('offered', 'accepted')";
        assert_eq!(t.number(offered).await, 3);
        // The first three of the line, and nobody else.
        for (at, (who, id)) in people[3..].iter().zip(&lines).enumerate() {
            let state = who.place_in_line(id).await.state;
            assert_eq!(matches!(state, WaitState::Offered | WaitState::Accepted), at < 3, "{at}: {state}");
        }
    }
}

both! {
    async fn an_account_in_line_can_be_deleted_unless_a_place_is_kept_for_it(t: TestApp) {
        let session = t.session(1).await;
        let [zhang, li, wang] = [t.patient("zhang").await, t.patient("li").await, t.patient("wang").await];
        let taken = zhang.number(&session).await;
        let (first, second) = (li.waits(&session).await, wang.waits(&session).await);
        assert!(wang.send(Method::DELETE, "/me", None, None).await.status.is_success());
        zhang.cancel(&taken.no).await;
        li.send(Method::DELETE, "/me", None, None).await.fails(409, "ACCOUNT_BUSY");
        assert_eq!(li.place_in_line(&first.id).await.state, WaitState::Offered);
        let left = t.texts(&format!("SELECT state FROM waitlist WHERE id = '{}'", second.id)).await;
        assert_eq!(left, ["left"]);
        t.books_agree().await;
    }
}
