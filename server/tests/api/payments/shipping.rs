//! Where the mini-program is enrolled, WeChat is told of what was sold; else the money stays frozen.

use banyi_shared::Fen;
use banyi_shared::dto::Order;
use banyi_shared::time::{DAY, HOUR, MINUTE};
use serde_json::{Value, json};

use crate::support::{Patient, TestApp};

async fn paid(zhang: &Patient<'_>) -> Order {
    let order = zhang.book().await;
    zhang.pays(&order.no).await
}

/// What WeChat knows of the order's payment.
async fn at_wechat(t: &TestApp, order: &Order) -> Value {
    t.wechat.get(&format!("order?outTradeNo={}", order.no.trade_no(1))).await
}

async fn shipped(t: &TestApp) -> i64 {
    t.number("SELECT count(*) FROM orders WHERE shipped_at IS NOT NULL").await
}

async fn ship_jobs(t: &TestApp) -> Vec<String> {
    t.texts("SELECT state FROM job WHERE kind = 'order.ship'").await
}

both! {
    async fn a_paid_order_is_reported_once_wechat_knows_it(t: TestApp) {
        t.wechat.mode(json!({"enrolled": true})).await;
        let zhang = t.patient("zhang").await;
        let order = paid(&zhang).await;
        t.work().await;
        assert_eq!((t.wechat.count("upload_shipping").await, shipped(&t).await), (0, 0));
        assert_eq!(at_wechat(&t, &order).await["frozen"], true);
        t.advance(MINUTE + 1_000);
        t.work().await;
        let seen = at_wechat(&t, &order).await;
        assert_eq!((&seen["frozen"], &seen["shipping"]["logisticsType"]), (&json!(false), &json!(3)), "{seen}");
        assert_eq!((shipped(&t).await, ship_jobs(&t).await), (1, vec!["done".to_owned()]));
        // Run again by whomever, it is not reported again.
        t.change("UPDATE job SET state = 'pending' WHERE kind = 'order.ship'").await;
        t.work().await;
        assert_eq!(t.wechat.count("upload_shipping").await, 1);
        t.books_agree().await;
    }
}

both! {
    async fn what_wechat_does_not_know_yet_is_reported_again_for_a_day(t: TestApp) {
        t.wechat.mode(json!({"enrolled": true, "shippingKnownAfterMs": 2 * HOUR})).await;
        let zhang = t.patient("zhang").await;
        paid(&zhang).await;
        for _ in 0..20 {
            t.advance(10 * MINUTE);
            t.work().await;
        }
        assert_eq!(shipped(&t).await, 1);
        let tries = t.wechat.count("upload_shipping").await;
        assert!((3..20).contains(&tries), "{tries}");
        t.books_agree().await;
        // What it never learns of, a person must look at.
        t.wechat.mode(json!({"shippingKnownAfterMs": 100 * DAY})).await;
        let wang = t.patient("wang").await;
        paid(&wang).await;
        for _ in 0..30 {
            t.advance(HOUR);
            t.work().await;
        }
        assert_eq!(t.texts("SELECT kind FROM job WHERE state = 'dead'").await, ["order.ship"]);
    }
}

both! {
    async fn a_scanned_payment_is_reported_for_whoever_paid(t: TestApp) {
        t.wechat.mode(json!({"enrolled": true})).await;
        let zhang = t.patient("zhang").await;
        t.wechat.add_person("daughter").await;
        let order = zhang.book().await;
        let code = zhang.code(&order.no).await;
        t.wechat.scans(&code.code_url, "daughter").await;
        t.advance(2 * MINUTE);
        t.work().await;
        // WeChat refuses another openid than the payer's.
        assert_eq!((shipped(&t).await, &at_wechat(&t, &order).await["frozen"]), (1, &json!(false)));
        t.books_agree().await;
    }
}

both! {
    async fn without_an_enrolment_nothing_is_reported(t: TestApp) {
        let zhang = t.patient("zhang").await;
        paid(&zhang).await;
        t.advance(2 * MINUTE);
        t.work().await;
        assert_eq!((t.wechat.count("is_trade_managed").await, t.wechat.count("upload_shipping").await), (1, 0));
        assert_eq!((shipped(&t).await, ship_jobs(&t).await), (0, vec!["done".to_owned()]));
    }
}

both! {
    async fn what_went_back_in_full_is_not_reported_and_what_is_kept_in_part_is(t: TestApp) {
        t.wechat.mode(json!({"enrolled": true})).await;
        let zhang = t.patient("zhang").await;
        let order = paid(&zhang).await;
        zhang.cancel(&order.no).await;
        t.rest().await;
        t.advance(2 * HOUR);
        t.work().await;
        assert_eq!((shipped(&t).await, t.wechat.count("upload_shipping").await), (0, 0));
        assert_eq!(ship_jobs(&t).await, ["done"]);
        let order = paid(&zhang).await;
        let admin = t.admin().await;
        admin.refund(&order.no, 1_000).await.ok::<Value>();
        t.rest().await;
        t.advance(2 * MINUTE);
        t.work().await;
        assert_eq!((zhang.order(&order.no).await.refunded_fen, shipped(&t).await), (Fen(1_000), 1));
        t.books_agree().await;
    }
}

both! {
    async fn an_answer_that_was_lost_and_a_token_that_died_do_not_matter(t: TestApp) {
        t.wechat.mode(json!({"enrolled": true})).await;
        let zhang = t.patient("zhang").await;
        let order = paid(&zhang).await;
        t.wechat
            .faults(json!([
                {"match": "upload_shipping", "side": "request", "kind": "error", "errcode": 40001, "times": 1},
                {"match": "upload_shipping", "side": "answer", "kind": "lost", "times": 1},
            ]))
            .await;
        for _ in 0..5 {
            t.advance(2 * MINUTE);
            t.work().await;
        }
        assert_eq!((shipped(&t).await, t.wechat.count("stable_token").await), (1, 2));
        assert_eq!(at_wechat(&t, &order).await["shipping"]["reports"], 1, "the same again is no other report");
        t.books_agree().await;
    }
}

both! {
    async fn what_wechat_refuses_is_for_a_person(t: TestApp) {
        t.wechat.mode(json!({"enrolled": true})).await;
        let zhang = t.patient("zhang").await;
        paid(&zhang).await;
        let refused = json!([{"match": "upload_shipping", "side": "request", "kind": "error", "errcode": 10060014}]);
        t.wechat.faults(refused).await;
        t.advance(2 * MINUTE);
        t.work().await;
        let dead = t.texts("SELECT last_error FROM job WHERE state = 'dead'").await;
        assert_eq!((dead, shipped(&t).await), (vec!["refused: errcode 10060014".to_owned()], 0));
    }
}
