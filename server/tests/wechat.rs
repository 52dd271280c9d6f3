//! The client to WeChat against a stand-in: what is believed, and what is not.

#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot go on has failed; the lint spares test functions only"
)]

#[path = "wechat/bills.rs"]
mod bills;
#[path = "wechat/mini.rs"]
mod mini;
#[path = "wechat/stand_in.rs"]
mod stand_in;

use banyi_server::wechat::{
    Notification, PayError, Prepay, RefundOrder, RefundState, Refused, SessionError, TradeState,
};
use banyi_shared::{Fen, OutRefundNo, OutTradeNo};
use poem::http::{HeaderMap, HeaderName, HeaderValue};
use serde_json::Value;
use stand_in::{Sign, StandIn, vectors};

const PAID: &str = r#"{"prepay_id":"wx1"}"#;

fn trade_no() -> OutTradeNo {
    "261120102530000001P01".parse().unwrap()
}

fn refund_no() -> OutRefundNo {
    "261120102530000001R01".parse().unwrap()
}

fn headers(vector: &Value) -> HeaderMap {
    let pairs = vector["headers"].as_object().unwrap().iter();
    pairs
        .map(|(name, value)| {
            let name: HeaderName = name.parse().unwrap();
            (name, HeaderValue::from_str(value.as_str().unwrap()).unwrap())
        })
        .collect()
}

#[tokio::test]
async fn signatures_of_the_vectors_count_or_not_as_they_say() {
    let wechat = StandIn::start().await;
    wechat.list(Sign::Certificate);
    let (client, _) = wechat.client(true);
    for vector in vectors()["answerSignatures"].as_array().unwrap() {
        // Bodies of answers are no notifications: a good signature fails later, at the body.
        let refused = client
            .open_notification(&headers(vector), vector["body"].as_str().unwrap().as_bytes())
            .await
            .unwrap_err();
        let counted = matches!(refused, Refused::Body(_));
        assert_eq!(counted, vector["valid"] == true, "{}: {refused}", vector["why"]);
    }
}

#[tokio::test]
async fn notifications_of_the_vectors_open() {
    let wechat = StandIn::start().await;
    wechat.list(Sign::Certificate);
    let (client, clock) = wechat.client(true);
    let vectors = vectors();
    let open = async |at: usize| {
        let vector = &vectors["notifications"][at];
        let body = vector["body"].as_str().unwrap().as_bytes();
        client.open_notification(&headers(vector), body).await
    };
    let Notification::Payment(trade) = open(0).await.unwrap() else { panic!("a payment") };
    assert_eq!(trade.state, TradeState::Success);
    assert_eq!((trade.total, trade.currency.as_deref()), (Some(Fen(19_800)), Some("CNY")));
    assert!(trade.success_time.is_some() && trade.payer_openid.is_some());
    let Notification::Refund { mchid, answer } = open(1).await.unwrap() else { panic!("a refund") };
    assert_eq!((mchid.as_str(), answer.state), ("1900000109", RefundState::Success));
    assert_eq!((answer.amount, answer.total), (Some(Fen(9_900)), Some(Fen(19_800))));
    clock.advance(301_000);
    assert!(matches!(open(0).await, Err(Refused::Timestamp(_))));
}

#[tokio::test]
async fn what_is_not_proved_is_an_unknown_outcome() {
    let wechat = StandIn::start().await;
    wechat.list(Sign::Certificate);
    let (client, _) = wechat.client(false);
    wechat.answer(Sign::Certificate, 200, PAID);
    assert_eq!(client.prepay("{}").await.unwrap(), "wx1");
    let html = "<html>502</html>";
    for (sign, status, body) in [
        (Sign::No, 200, PAID),
        (Sign::Stale, 200, PAID),
        (Sign::Tampered, 200, PAID),
        (Sign::WrongSerial, 200, PAID),
        (Sign::Certificate, 200, "{}"),
        (Sign::Certificate, 200, "not json"),
        (Sign::No, 502, html),
        (Sign::Certificate, 500, r#"{"code":"ORDERPAID"}"#),
        (Sign::Certificate, 302, ""),
        (Sign::Certificate, 429, r#"{"code":"RATELIMIT_EXCEEDED"}"#),
        (Sign::No, 404, r#"{"code":"ORDER_NOT_EXIST"}"#),
        (Sign::Tampered, 400, r#"{"code":"ORDERPAID"}"#),
        (Sign::No, 401, r#"{"code":"SIGN_ERROR"}"#),
        (Sign::Certificate, 200, &"x".repeat(1024 * 1024 + 1)),
    ] {
        wechat.answer(sign, status, body);
        let error = client.prepay("{}").await.unwrap_err();
        assert!(error.is_unknown(), "{status} {error:?}");
        assert!(!error.is_not_found() && !error.is_order_paid(), "{error:?}");
        assert_eq!(error.is_rate_limited(), status == 429);
    }
    assert_ne!(wechat.last().0, "/elsewhere");
}

#[tokio::test]
async fn silence_is_an_unknown_outcome_and_a_closed_door_is_not_sent() {
    let wechat = StandIn::start().await;
    wechat.answer(Sign::Never, 200, "");
    let (client, _) = wechat.client(true);
    assert!(matches!(client.prepay("{}").await, Err(PayError::Unknown(_))));
    let mut nowhere = StandIn::start().await;
    nowhere.base = "http://127.0.0.1:1".to_owned();
    let (client, _) = nowhere.client(true);
    assert!(matches!(client.query(&trade_no()).await, Err(PayError::NotSent(_))));
}

#[tokio::test]
async fn a_signed_refusal_is_one() {
    let wechat = StandIn::start().await;
    let (client, _) = wechat.client(true);
    wechat.answer(Sign::PublicKey, 404, r#"{"code":"ORDERNOTEXIST","message":"m"}"#);
    let error = client.query(&trade_no()).await.unwrap_err();
    assert!(error.is_not_found() && !error.is_unknown());
    wechat.answer(Sign::PublicKey, 400, r#"{"code":"ORDER_PAID"}"#);
    assert!(client.close(&trade_no()).await.unwrap_err().is_order_paid());
    let (path, serial) = wechat.last();
    assert_eq!(path, "/v3/pay/transactions/out-trade-no/261120102530000001P01/close");
    assert!(serial.unwrap().starts_with("PUB_KEY_ID_"));
}

#[tokio::test]
async fn only_a_verified_204_closes() {
    let wechat = StandIn::start().await;
    let (client, _) = wechat.client(true);
    for (sign, status) in [(Sign::No, 204), (Sign::PublicKey, 200)] {
        wechat.answer(sign, status, "");
        assert!(client.close(&trade_no()).await.unwrap_err().is_unknown());
    }
    wechat.answer(Sign::PublicKey, 204, "");
    client.close(&trade_no()).await.unwrap();
}

#[tokio::test]
async fn bodies_and_answers_are_exact() {
    let wechat = StandIn::start().await;
    let (client, _) = wechat.client(true);
    let vectors = vectors();
    let body = client.prepay_body(&Prepay {
        description: "陪诊服务",
        out_trade_no: &trade_no(),
        time_expire: "2026-11-20T11:00:00+08:00".parse().unwrap(),
        amount: Fen(19_800),
        openid: Some("oUpF8uMuAJO_M2pxb1Q9zNjWeS6o"),
    });
    assert_eq!(body, vectors["requestSignatures"][0]["body"].as_str().unwrap());
    let code = client.prepay_body(&Prepay {
        description: "陪诊服务",
        out_trade_no: &trade_no(),
        time_expire: "2026-11-20T11:00:00+08:00".parse().unwrap(),
        amount: Fen(19_800),
        openid: None,
    });
    assert_eq!(code, body.replace(r#","payer":{"openid":"oUpF8uMuAJO_M2pxb1Q9zNjWeS6o"}"#, ""));
    wechat.answer(Sign::PublicKey, 200, r#"{"code_url":"weixin://wxpay/bizpayurl?pr=1"}"#);
    assert_eq!(client.native(&code).await.unwrap(), "weixin://wxpay/bizpayurl?pr=1");
    assert_eq!((wechat.last().0.as_str(), wechat.last_body().0), ("/v3/pay/transactions/native", code));
    wechat.answer(Sign::PublicKey, 200, r#"{"code_url":""}"#);
    assert!(client.native("{}").await.unwrap_err().is_unknown());
    let refund = client.refund_body(&RefundOrder {
        out_trade_no: &trade_no(),
        out_refund_no: &refund_no(),
        reason: &"退".repeat(40),
        refund: Fen(9_900),
        total: Fen(19_800),
    });
    let sent: Value = serde_json::from_str(&refund).unwrap();
    assert_eq!(sent["reason"].as_str().unwrap().len(), 78);
    let told = r#"{"refund_id":"5","out_refund_no":"261120102530000001R01","out_trade_no":"261120102530000001P01","status":"PROCESSING","amount":{"refund":9900,"total":19800,"from":[]}}"#;
    wechat.answer(Sign::PublicKey, 200, told);
    let answer = client.refund(&refund).await.unwrap();
    assert_eq!((answer.state, answer.success_time), (RefundState::Processing, None));
    let unpaid = r#"{"amount":{"payer_currency":"CNY","total":1},"appid":"a","mchid":"1","out_trade_no":"261120102530000001P01","promotion_detail":[],"trade_state":"NOTPAY"}"#;
    wechat.answer(Sign::PublicKey, 200, unpaid);
    let trade = client.query(&trade_no()).await.unwrap();
    assert_eq!((trade.state, trade.total), (TradeState::NotPay, Some(Fen(1))));
    assert!(wechat.last().0.ends_with("P01?mchid=1900000109"));
}

#[tokio::test]
async fn certificates_are_fetched_at_first_need_once_a_minute_at_most() {
    let wechat = StandIn::start().await;
    let (client, clock) = wechat.client(false);
    assert_eq!(wechat.fetches(), 0);
    // A list that nobody proves is not taken.
    wechat.list(Sign::Tampered).answer(Sign::Certificate, 200, PAID);
    assert!(client.prepay("{}").await.unwrap_err().is_unknown());
    wechat.list(Sign::Certificate).answer(Sign::Certificate, 200, PAID);
    assert!(client.prepay("{}").await.unwrap_err().is_unknown());
    assert_eq!(wechat.fetches(), 1);
    clock.advance(60_000);
    for _ in 0..2 {
        wechat.answer(Sign::Certificate, 200, PAID);
        client.prepay("{}").await.unwrap();
    }
    assert_eq!(wechat.fetches(), 2);
}

#[tokio::test]
async fn an_old_list_is_fetched_anew_beside_the_call_and_its_keys_stay() {
    let wechat = StandIn::start().await;
    let (client, clock) = wechat.client(false);
    wechat.list(Sign::Certificate);
    for (hours, fetches) in [(0, 1), (12, 1), (1, 2)] {
        wechat.advance(hours * 3600);
        clock.advance(hours * 3_600_000);
        wechat.answer(Sign::Certificate, 200, PAID);
        assert_eq!(client.prepay("{}").await.unwrap(), "wx1");
        let fetched = async {
            while wechat.fetches() < fetches {
                tokio::task::yield_now().await;
            }
        };
        let patience = std::time::Duration::from_secs(10);
        tokio::time::timeout(patience, fetched).await.unwrap();
        assert_eq!(wechat.fetches(), fetches);
    }
    // That fetch met a 404: what was known still counts.
    wechat.answer(Sign::Certificate, 200, PAID);
    client.prepay("{}").await.unwrap();
}

#[tokio::test]
async fn a_certificate_past_its_last_day_proves_nothing() {
    let wechat = StandIn::start().await;
    wechat.list(Sign::Certificate);
    let (client, clock) = wechat.client(false);
    let years = 5 * 366 * 86_400;
    wechat.advance(years);
    clock.advance(years * 1000);
    wechat.answer(Sign::Certificate, 200, PAID);
    assert!(client.prepay("{}").await.unwrap_err().is_unknown());
}

#[tokio::test]
async fn sign_in_tells_the_openid_or_why_not() {
    let wechat = StandIn::start().await;
    let (client, _) = wechat.client(true);
    wechat.answer(Sign::No, 200, r#"{"openid":"o1","session_key":"k","unionid":""}"#);
    let session = client.code_to_session("a b&c").await.unwrap();
    assert_eq!((session.openid.as_str(), session.unionid), ("o1", None));
    assert!(wechat.last().0.contains("js_code=a+b%26c&grant_type=authorization_code"));
    for (errcode, error) in [
        (40029, SessionError::CodeInvalid),
        (40163, SessionError::CodeInvalid),
        (45011, SessionError::RateLimited),
        (40226, SessionError::Blocked),
        (40125, SessionError::Config(40125)),
        (1, SessionError::Other(1)),
    ] {
        wechat.answer(Sign::No, 200, &format!(r#"{{"errcode":{errcode},"errmsg":"x"}}"#));
        assert_eq!(client.code_to_session("c").await.unwrap_err(), error);
    }
    wechat.answer(Sign::No, 502, "<html>");
    assert!(matches!(client.code_to_session("c").await, Err(SessionError::Busy(_))));
}
