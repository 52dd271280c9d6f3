//! The mini-program's server API: one token for all, and order shipping.

use banyi_server::wechat::{MiniError, Shipping, ShippingError};
use serde_json::{Value, json};

use crate::stand_in::{Sign, StandIn};

const FIRST: &str = r#"{"access_token":"first","expires_in":7200}"#;
const SECOND: &str = r#"{"access_token":"second","expires_in":7200}"#;
const OK: &str = r#"{"errcode":0,"errmsg":"ok"}"#;
const ENROLLED: &str = r#"{"errcode":0,"errmsg":"ok","is_trade_managed":true}"#;

fn shipping() -> Shipping<'static> {
    Shipping {
        transaction_id: "4200001",
        item: "预约服务",
        at: "2026-11-20T10:26:01+08:00".parse().unwrap(),
        openid: "o1",
    }
}

/// How often a token was fetched.
fn fetched(wechat: &StandIn) -> usize {
    wechat.paths().iter().filter(|path| *path == "/cgi-bin/stable_token").count()
}

#[tokio::test]
async fn a_token_is_fetched_once_and_renewed_in_its_last_five_minutes() {
    let wechat = StandIn::start().await;
    let (client, clock) = wechat.client(true);
    wechat.answer(Sign::No, 200, FIRST).answer(Sign::No, 200, OK).answer(Sign::No, 200, OK);
    client.upload_shipping(&shipping()).await.unwrap();
    clock.advance(6_900_000);
    client.upload_shipping(&shipping()).await.unwrap();
    assert_eq!((fetched(&wechat), wechat.last().0.ends_with("?access_token=first")), (1, true));
    clock.advance(1);
    wechat.answer(Sign::No, 200, SECOND).answer(Sign::No, 200, OK);
    client.upload_shipping(&shipping()).await.unwrap();
    assert_eq!((fetched(&wechat), wechat.last().0.ends_with("?access_token=second")), (2, true));
    // While WeChat gives none, the old one counts to its end.
    clock.advance(7_000_000);
    wechat.answer(Sign::No, 502, "<html>").answer(Sign::No, 200, OK);
    client.upload_shipping(&shipping()).await.unwrap();
    clock.advance(200_000);
    wechat.answer(Sign::No, 502, "<html>");
    let none = client.upload_shipping(&shipping()).await;
    assert!(matches!(none, Err(ShippingError::Unavailable(_))), "{none:?}");
}

#[tokio::test]
async fn many_callers_wait_for_one_token() {
    let wechat = StandIn::start().await;
    let (client, _) = wechat.client(true);
    wechat.answer(Sign::No, 200, FIRST);
    for _ in 0..8 {
        wechat.answer(Sign::No, 200, OK);
    }
    let (one, two) = (shipping(), shipping());
    let calls = (0..4).flat_map(|_| [client.upload_shipping(&one), client.upload_shipping(&two)]);
    for told in futures_util::future::join_all(calls).await {
        told.unwrap();
    }
    assert_eq!(fetched(&wechat), 1);
    let body: Value = serde_json::from_str(&wechat.last_body().0).unwrap();
    let wanted = json!({
        "order_key": {"order_number_type": 2, "transaction_id": "4200001"},
        "logistics_type": 3, "delivery_mode": 1, "shipping_list": [{"item_desc": "预约服务"}],
        "upload_time": "2026-11-20T10:26:01.000+08:00", "payer": {"openid": "o1"},
    });
    assert_eq!(body, wanted);
}

#[tokio::test]
async fn a_token_that_is_not_taken_is_dropped_and_tried_once_more() {
    for code in [40001, 41001, 42001] {
        let refused = format!(r#"{{"errcode":{code},"errmsg":"ok"}}"#);
        let wechat = StandIn::start().await;
        let (client, _) = wechat.client(true);
        wechat.answer(Sign::No, 200, FIRST).answer(Sign::No, 200, &refused);
        wechat.answer(Sign::No, 200, SECOND).answer(Sign::No, 200, OK);
        client.upload_shipping(&shipping()).await.unwrap();
        assert_eq!(fetched(&wechat), 2);
        wechat.answer(Sign::No, 200, &refused).answer(Sign::No, 200, FIRST).answer(Sign::No, 200, &refused);
        let told = client.upload_shipping(&shipping()).await;
        assert_eq!(told, Err(ShippingError::Refused { errcode: code }), "once, and not for ever");
    }
}

#[tokio::test]
async fn what_wechat_says_is_read_from_its_code_alone() {
    let wechat = StandIn::start().await;
    let (client, _) = wechat.client(true);
    wechat.answer(Sign::No, 200, FIRST);
    for (code, wanted) in [
        (10_060_001, ShippingError::NotYetKnown),
        (10_060_002, ShippingError::AlreadyShipped),
        (10_060_003, ShippingError::AlreadyShipped),
        (10_060_023, ShippingError::AlreadyShipped),
        (10_060_004, ShippingError::NotShippable),
        (10_060_014, ShippingError::Refused { errcode: 10_060_014 }),
        (48_001, ShippingError::Refused { errcode: 48_001 }),
    ] {
        wechat.answer(Sign::No, 200, &format!(r#"{{"errcode":{code},"errmsg":"支付单已完成发货"}}"#));
        assert_eq!(client.upload_shipping(&shipping()).await, Err(wanted), "{code}");
    }
    for (status, body) in [
        (200, r#"{"errcode":-1}"#),
        (200, r#"{"errcode":45009}"#),
        (200, r#"{"errcode":10060012}"#),
        (200, "not json"),
        (502, "<html>"),
        (302, ""),
    ] {
        wechat.answer(Sign::No, status, body);
        let told = client.upload_shipping(&shipping()).await;
        assert!(matches!(told, Err(ShippingError::Unavailable(_))), "{status} {body}: {told:?}");
    }
}

#[tokio::test]
async fn the_enrolment_is_remembered_for_an_hour() {
    let wechat = StandIn::start().await;
    let (client, clock) = wechat.client(true);
    wechat.answer(Sign::No, 200, FIRST).answer(Sign::No, 200, r#"{"errcode":-1}"#);
    assert!(matches!(client.is_trade_managed().await, Err(MiniError::Unavailable(_))), "that is no answer");
    wechat.answer(Sign::No, 200, ENROLLED);
    assert_eq!(client.is_trade_managed().await, Ok(true));
    assert_eq!(wechat.last_body().0, r#"{"appid":"wxd678efh567hg6787"}"#);
    clock.advance(3_599_999);
    assert_eq!(client.is_trade_managed().await, Ok(true));
    clock.advance(1);
    wechat.answer(Sign::No, 200, r#"{"errcode":0,"is_trade_managed":false}"#);
    assert_eq!(client.is_trade_managed().await, Ok(false));
}
