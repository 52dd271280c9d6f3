//! Placing, listing, cancelling, expiring, carrying out.

use banyi_shared::order::{Action, OrderEvent, OrderState, RefundState};
use banyi_shared::time::{DAY, HOUR, MINUTE};
use serde_json::{Value, json};

both! {
    async fn an_escort_is_booked_paid_carried_out_and_completes_by_itself(t: TestApp) {
        let zhang = t.patient("zhang").await;
        let order = zhang.book().await;
        assert_eq!(order.state, OrderState::PendingPayment);
        assert_eq!(order.amount_fen.0, 19_800);
        assert!(order.allowed_actions.contains(&Action::Pay));
        let paid = zhang.pays(&order.no).await;
        assert_eq!((paid.state, paid.paid_fen.0), (OrderState::Paid, 19_800));
        let admin = t.admin().await;
        for step in ["confirmed", "in_service"] {
            admin.step(&order.no, step).await.ok::<Value>();
        }
        t.advance(4 * DAY);
        t.work().await;
        let done = zhang.order(&order.no).await;
        assert_eq!(done.state, OrderState::Completed);
        let events: Vec<_> = done.timeline.iter().map(|entry| entry.event).collect();
        assert_eq!(
            events,
            [OrderEvent::Placed, OrderEvent::PayStarted, OrderEvent::Paid, OrderEvent::Confirmed,
             OrderEvent::Started, OrderEvent::Completed]
        );
        let inbox: Value = zhang.get("/notices").await.ok();
        assert_eq!(inbox["items"].as_array().unwrap().len(), 4);
    }
}

both! {
    async fn an_unpaid_order_stands_in_the_way_until_it_is_replaced(t: TestApp) {
        let zhang = t.patient("zhang").await;
        let first = zhang.book().await;
        let id = first.patient.id.to_string();
        let mut form = zhang.form(&id).await;
        let refused = zhang.try_place(&form, "k-refused").await.fails(409, "UNPAID_ORDER_EXISTS");
        assert_eq!(refused["details"]["orderNo"], first.no.as_str());
        form["onUnpaid"] = json!("replace");
        let second = zhang.place(&form).await;
        assert_ne!(second.no, first.no);
        assert_eq!(zhang.order(&first.no).await.state, OrderState::Cancelled);
        assert_eq!(second.state, OrderState::PendingPayment);
    }
}

both! {
    async fn one_key_is_one_order(t: TestApp) {
        let zhang = t.patient("zhang").await;
        let id = zhang.add_patient("王秀兰").await;
        let form = zhang.form(&id).await;
        let all = futures_util::future::join_all((0..8).map(|_| zhang.try_place(&form, "same-key"))).await;
        let numbers: std::collections::BTreeSet<String> =
            all.iter().map(|answer| answer.ok::<Value>()["no"].as_str().unwrap().to_owned()).collect();
        assert_eq!(numbers.len(), 1);
        let mut other = form.clone();
        other["note"] = json!("另一张单");
        zhang.try_place(&other, "same-key").await.fails(422, "IDEMPOTENCY_KEY_REUSED");
        zhang.post("/orders", form).await.fails(400, "IDEMPOTENCY_KEY_REQUIRED");
    }
}

both! {
    async fn two_orders_at_the_same_instant_are_one(t: TestApp) {
        let zhang = t.patient("zhang").await;
        let id = zhang.add_patient("王秀兰").await;
        let form = zhang.form(&id).await;
        let keys: Vec<String> = (0..6).map(|at| format!("key-{at}")).collect();
        let all = futures_util::future::join_all(keys.iter().map(|key| zhang.try_place(&form, key))).await;
        let placed = all.iter().filter(|answer| answer.status == 201).count();
        assert_eq!(placed, 1);
        for answer in all.iter().filter(|answer| answer.status != 201) {
            answer.fails(409, "UNPAID_ORDER_EXISTS");
        }
    }
}

both! {
    async fn a_limited_half_day_is_sold_no_more_often_than_it_has_places(t: TestApp) {
        let admin = t.admin().await;
        let names: Vec<String> = (0..6).map(|at| format!("p{at}")).collect();
        let mut people = Vec::new();
        for name in &names {
            let person = t.patient(name).await;
            let id = person.add_patient("王秀兰").await;
            people.push((person, id));
        }
        let form = people[0].0.form(&people[0].1).await;
        let set = json!({"hospitalId": form["hospitalId"], "date": form["serviceDate"], "period": "morning", "total": 2});
        admin.put("/capacity", set).await.ok::<Value>();
        let placing = people.iter().map(|(person, id)| {
            let mut form = form.clone();
            form["patientId"] = json!(id);
            async move { person.try_place(&form, "place").await }
        });
        let all = futures_util::future::join_all(placing).await;
        assert_eq!(all.iter().filter(|answer| answer.status == 201).count(), 2);
        assert_eq!(all.iter().filter(|answer| answer.status == 409).count(), 4);
        // An expired order gives its place back.
        t.advance(31 * MINUTE);
        t.work().await;
        let mut again = form.clone();
        again["patientId"] = json!(people[5].1);
        people[5].0.place(&again).await;
    }
}

both! {
    async fn what_does_not_hold_is_told_by_field(t: TestApp) {
        let zhang = t.patient("zhang").await;
        let id = zhang.add_patient("王秀兰").await;
        let form = zhang.form(&id).await;
        let tries: &[(&str, Value, &str)] = &[
            ("period", json!("full_day"), "period"),
            ("serviceDate", json!(t.day(61)), "serviceDate"),
            ("serviceDate", json!(t.day(0)), "serviceDate"),
            ("hospitalId", Value::Null, "hospitalId"),
            ("hospitalName", json!("另一家医院"), "hospitalName"),
            ("emergencyContact", json!({"name": "李四", "phone": "123"}), "emergencyContact.phone"),
            ("skuId", json!("nothing"), "skuId"),
            ("note", json!("字".repeat(501)), "note"),
        ];
        for (at, (field, value, told)) in tries.iter().enumerate() {
            let mut wrong = form.clone();
            wrong[*field] = value.clone();
            let body = zhang.try_place(&wrong, &format!("w{at}")).await.fails(422, "VALIDATION_FAILED");
            assert!(body["fields"][*told].is_string(), "{field}: {body}");
        }
        let mut old = form.clone();
        old["termsVersion"] = json!(99);
        zhang.try_place(&old, "terms").await.fails(409, "TERMS_OUTDATED");
        let mut price = form.clone();
        price["expectedAmountFen"] = json!(100);
        zhang.try_place(&price, "price").await.fails(409, "PRICE_CHANGED");
        // 82 years old, alone.
        let eldest = zhang.add_patient_with("赵德海", "110105194012310024").await;
        let mut alone = form.clone();
        alone["patientId"] = json!(eldest);
        alone["accompanied"] = json!(false);
        zhang.try_place(&alone, "alone").await.fails(422, "COMPANION_NEEDED");
        let wang = t.patient("wang").await;
        wang.try_place(&form, "not-mine").await.fails(404, "NOT_FOUND");
    }
}

both! {
    async fn cancelling_gives_back_by_the_ladder(t: TestApp) {
        let zhang = t.patient("zhang").await;
        // Placed at 10:00 for 08:00 two days later: 46 hours before.
        for (ahead, percent) in [(0, 100), (23, 80), (43, 50)] {
            let order = zhang.book().await;
            zhang.pays(&order.no).await;
            t.advance(ahead * HOUR);
            let preview = zhang.order(&order.no).await.refund_preview.unwrap();
            assert_eq!(preview.percent, percent);
            let cancelled = zhang.cancel(&order.no).await;
            assert_eq!((cancelled.state, cancelled.refund_state), (OrderState::Cancelled, RefundState::Pending));
            t.work().await;
            t.advance(5 * MINUTE);
            t.work().await;
            let settled = zhang.order(&order.no).await;
            assert_eq!(settled.refunded_fen, preview.refund_fen);
            assert_eq!(settled.refunded_fen.0, 19_800 * percent / 100);
            let full = percent == 100;
            assert_eq!(settled.refund_state, if full { RefundState::Full } else { RefundState::Partial });
            let books = t.wechat.books(order.no.trade_no(1).as_str()).await;
            assert_eq!(books, (19_800, settled.refunded_fen.0, 0));
            t.advance(-ahead * HOUR - 5 * MINUTE);
        }
    }
}

both! {
    async fn places_exchanged_crosswise_never_wait_for_each_other(t: TestApp) {
        let admin = t.admin().await;
        let names = ["zhang", "wang", "li", "chen"];
        let mut people = Vec::new();
        for name in names {
            let person = t.patient(name).await;
            let id = person.add_patient("王秀兰").await;
            let form = person.form(&id).await;
            people.push((person, form));
        }
        for period in ["morning", "afternoon"] {
            let (hospital, date) = (&people[0].1["hospitalId"], &people[0].1["serviceDate"]);
            let set = json!({"hospitalId": hospital, "date": date, "period": period, "total": 8});
            admin.put("/capacity", set).await.ok::<Value>();
        }
        // Everybody moves from their half day to the other, again and again, at once.
        for round in 0..10 {
            let moving = people.iter().enumerate().map(|(at, (person, form))| {
                let mut form = form.clone();
                form["onUnpaid"] = json!("replace");
                form["period"] = json!(if (at + round) % 2 == 0 { "morning" } else { "afternoon" });
                async move { person.try_place(&form, &format!("round-{round}")).await }
            });
            for answer in futures_util::future::join_all(moving).await {
                answer.ok::<Value>();
            }
        }
        t.books_agree().await;
    }
}
