//! Two ways to pay, and never both at once.

use banyi_shared::dto::{NativePay, Order};
use banyi_shared::order::{Mover, OrderEvent, OrderState};
use banyi_shared::time::MINUTE;
use banyi_shared::{Fen, Permission};
use futures_util::FutureExt;
use futures_util::future::join_all;
use serde_json::{Value, json};

use crate::support::{Patient, TestApp};

/// The attempts, the oldest first.
async fn attempts(t: &TestApp) -> Vec<String> {
    t.texts("SELECT channel || ' ' || state FROM payment_attempt ORDER BY seq").await
}

/// A book order and the way in which its person has begun to pay it in the mini-program.
async fn begun(zhang: &Patient<'_>) -> (Order, String) {
    let order = zhang.book().await;
    let params = zhang.pay_params(&order.no).await;
    (order, params.package)
}

both! {
    async fn a_code_stays_the_same_until_somebody_pays_it(t: TestApp) {
        let zhang = t.patient("zhang").await;
        t.wechat.add_person("daughter").await;
        let order = zhang.book().await;
        let code = zhang.code(&order.no).await;
        assert!(code.code_url.starts_with("weixin://wxpay/") && code.svg.starts_with("<svg "), "{code:?}");
        assert_eq!(code.amount_fen, Fen(19_800));
        assert_eq!(code.expires_at.ms(), t.number("SELECT expires_at FROM orders").await);
        t.advance(20 * MINUTE);
        assert_eq!(zhang.code(&order.no).await, code);
        assert_eq!(t.wechat.count("native").await, 1);
        t.wechat.scans(&code.code_url, "daughter").await;
        let paid = zhang.order(&order.no).await;
        assert_eq!((paid.state, paid.paid_fen), (OrderState::Paid, Fen(19_800)));
        zhang.try_code(&order.no).await.fails(409, "ORDER_ALREADY_PAID");
        zhang.try_pay(&order.no).await.fails(409, "ORDER_ALREADY_PAID");
        t.books_agree().await;
    }
}

both! {
    async fn one_way_is_closed_before_the_other_opens(t: TestApp) {
        let zhang = t.patient("zhang").await;
        let (order, package) = begun(&zhang).await;
        let code = zhang.code(&order.no).await;
        assert_eq!(attempts(&t).await, ["wechat_jsapi closed", "wechat_native live"]);
        // The cashier that still stands open takes nothing.
        let prepay_id = package.strip_prefix("prepay_id=").unwrap();
        assert_eq!(t.wechat.refuses("pay", json!({"prepayId": prepay_id})).await, 409);
        let params = zhang.pay_params(&order.no).await;
        let scanned = json!({"codeUrl": code.code_url, "person": "zhang"});
        assert_eq!(t.wechat.refuses("pay", scanned).await, 409);
        t.wechat.pays(&params.package).await;
        let told = ["wechat_jsapi closed", "wechat_native closed", "wechat_jsapi paid"];
        assert_eq!(attempts(&t).await, told);
        assert_eq!(t.wechat.count("close").await, 2);
        t.books_agree().await;
    }
}

both! {
    async fn what_was_just_paid_is_not_paid_again_by_another_way(t: TestApp) {
        let zhang = t.patient("zhang").await;
        let (order, package) = begun(&zhang).await;
        t.wechat.pays_silently(&package).await;
        zhang.try_code(&order.no).await.fails(409, "ORDER_ALREADY_PAID");
        assert_eq!(zhang.order(&order.no).await.state, OrderState::Paid);
        assert_eq!((t.wechat.count("native").await, attempts(&t).await.len()), (0, 1));
        t.books_agree().await;
    }
}

both! {
    async fn as_long_as_wechat_has_not_closed_it_no_other_is_made(t: TestApp) {
        let zhang = t.patient("zhang").await;
        let (order, _) = begun(&zhang).await;
        for faults in [
            json!([{"match": "close", "side": "request", "kind": "500"}]),
            json!([{"match": "close", "side": "request", "kind": "429"}]),
            json!([{"match": "close", "side": "request", "kind": "lost"}, {"match": "query", "side": "answer", "kind": "unsigned"}]),
            json!([{"match": "close", "side": "request", "kind": "502_html"}, {"match": "query", "side": "request", "kind": "500"}]),
        ] {
            t.wechat.faults(faults.clone()).await;
            let told = zhang.try_code(&order.no).await.fails(409, "PAYMENT_UNDER_WAY");
            assert!(told["message"].as_str().unwrap().contains("请勿重复支付"), "{faults}: {told}");
            assert_eq!(attempts(&t).await, ["wechat_jsapi live"], "{faults}");
        }
        assert_eq!(t.wechat.count("native").await, 0);
        // Closed, though the answer proves nothing: WeChat says so when it is asked.
        t.wechat.faults(json!([{"match": "close", "side": "answer", "kind": "unsigned", "times": 1}])).await;
        zhang.code(&order.no).await;
        assert_eq!(attempts(&t).await, ["wechat_jsapi closed", "wechat_native live"]);
    }
}

both! {
    async fn a_way_that_wechat_may_never_have_heard_of_gives_way_too(t: TestApp) {
        for (person, side) in [("zhang", "request"), ("wang", "answer")] {
            let patient = t.patient(person).await;
            let order = patient.book().await;
            t.wechat.faults(json!([{"match": "jsapi", "side": side, "kind": "lost", "times": 1}])).await;
            patient.try_pay(&order.no).await.fails(503, "WECHAT_UNAVAILABLE");
            let code = patient.code(&order.no).await;
            let states = "SELECT channel || ' ' || state FROM payment_attempt WHERE order_no = '";
            let states = t.texts(&format!("{states}{}' ORDER BY seq", order.no)).await;
            assert_eq!(states, ["wechat_jsapi closed", "wechat_native live"], "{side}");
            t.wechat.scans(&code.code_url, person).await;
            assert_eq!(patient.order(&order.no).await.state, OrderState::Paid);
        }
        t.books_agree().await;
    }
}

both! {
    async fn both_ways_at_once_leave_one_that_can_be_paid(t: TestApp) {
        let zhang = t.patient("zhang").await;
        let order = zhang.book().await;
        let all = (0..8).map(|at| match at % 2 {
            0 => zhang.try_pay(&order.no).boxed(),
            _ => zhang.try_code(&order.no).boxed(),
        });
        for answer in join_all(all).await {
            // A busy database is as good as a busy WeChat: ask again.
            if answer.status != 200 && answer.status != 503 {
                answer.fails(409, "PAYMENT_UNDER_WAY");
            }
        }
        let live = "SELECT count(*) FROM payment_attempt WHERE state IN ('started', 'live')";
        assert!(t.number(live).await <= 1);
        let code = zhang.code(&order.no).await;
        let totals = t.wechat.get("totals").await;
        let open: Vec<_> = totals["orders"].as_object().unwrap().values().filter(|one| one["tradeState"] == "NOTPAY").collect();
        assert_eq!(open.len(), 1, "{totals}");
        t.wechat.scans(&code.code_url, "zhang").await;
        t.rest().await;
        assert_eq!(zhang.order(&order.no).await.state, OrderState::Paid);
        t.books_agree().await;
    }
}

both! {
    async fn of_two_codes_asked_for_at_once_the_one_that_counts_is_kept(t: TestApp) {
        let zhang = t.patient("zhang").await;
        let order = zhang.book().await;
        // The first to be given is the last to be heard of, and void by then.
        t.wechat.faults(json!([{"match": "native", "side": "answer", "kind": "late", "ms": 1500, "times": 1}])).await;
        let (one, two) = futures_util::join!(zhang.code(&order.no), zhang.code(&order.no));
        assert!(t.wechat.count("native").await >= 2, "{one:?} {two:?}");
        let code = zhang.code(&order.no).await;
        t.wechat.scans(&code.code_url, "zhang").await;
        assert_eq!(zhang.order(&order.no).await.state, OrderState::Paid);
        assert_eq!(attempts(&t).await, ["wechat_native paid"]);
        t.books_agree().await;
    }
}

both! {
    async fn staff_show_a_code_and_it_is_kept_who_did(t: TestApp) {
        let zhang = t.patient("zhang").await;
        let order = zhang.book().await;
        let admin = t.admin().await;
        let hospitals: Value = t.get("/api/v1/hospitals").await.ok();
        let far = hospitals["items"][1]["id"].as_str().unwrap().to_owned();
        let elsewhere = admin.hire("far", Permission::ALL, &[far]).await;
        let path = format!("/orders/{}/pay/native", order.no);
        elsewhere.post(&path, json!({})).await.fails(404, "NOT_FOUND");
        let code: NativePay = admin.post(&path, json!({})).await.ok();
        let again: NativePay = admin.post(&path, json!({})).await.ok();
        assert_eq!((again, zhang.code(&order.no).await), (code.clone(), code.clone()));
        let audit: Value = admin.get("/audit").await.ok();
        let told: Vec<_> = audit["items"].as_array().unwrap().iter().filter(|row| row["action"] == "payment.native").collect();
        assert_eq!(told.len(), 1, "{audit}");
        assert_eq!((&told[0]["objectId"], &told[0]["detail"]), (&json!(order.no), &json!("出示收款码，金额 ¥198")));
        let seen = admin.order(&order.no).await;
        let begun = seen.timeline.iter().find(|entry| entry.event == OrderEvent::PayStarted).unwrap();
        assert_eq!(begun.by, Mover::Staff);
        t.advance(31 * MINUTE);
        admin.post(&path, json!({})).await.fails(409, "ORDER_NOT_PAYABLE");
        t.rest().await;
        assert_eq!(zhang.order(&order.no).await.state, OrderState::Expired);
        assert_eq!(t.wechat.refuses("pay", json!({"codeUrl": code.code_url, "person": "zhang"})).await, 409);
        t.books_agree().await;
    }
}

both! {
    async fn a_scanned_payment_that_nobody_tells_of_is_asked_for(t: TestApp) {
        let zhang = t.patient("zhang").await;
        let order = zhang.book().await;
        let code = zhang.code(&order.no).await;
        t.wechat.post("pay", json!({"codeUrl": code.code_url, "person": "zhang", "notify": false})).await;
        t.advance(6_000);
        t.work().await;
        assert_eq!(zhang.order(&order.no).await.state, OrderState::Paid);
        t.books_agree().await;
    }
}
