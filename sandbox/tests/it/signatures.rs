//! Who may ask, and how a refusal looks.

use crate::support::{Stand, keys};
use banyi_sandbox::clock::Clock;
use serde_json::json;

#[tokio::test]
async fn whoever_cannot_sign_is_refused_without_a_signature() {
    let stand = Stand::start().await;
    let merchant = stand.merchant();
    let (path, now, serial) = ("/v3/certificates", Clock::default().wall_seconds(), keys().merchant_serial);
    let cases = [
        ("nothing", None),
        ("old", Some(merchant.authorization("GET", path, "", now - 302, &serial))),
        ("ahead", Some(merchant.authorization("GET", path, "", now + 302, &serial))),
        ("serial", Some(merchant.authorization("GET", path, "", now, &keys().platform_serial))),
        ("path", Some(merchant.authorization("GET", "/v3/certificates?x=1", "", now, &serial))),
        ("body", Some(merchant.authorization("GET", path, "{}", now, &serial))),
    ];
    for (case, authorization) in &cases {
        let mut headers = vec![("accept", "application/json")];
        headers.extend(authorization.as_deref().map(|value| ("authorization", value)));
        let answer = merchant.send("GET", path, "", &headers).await.unwrap();
        assert_eq!(answer.refusal(), (401, "SIGN_ERROR".to_owned()), "{case}");
        assert!(!answer.headers.keys().any(|name| name.starts_with("wechatpay-")), "{case}");
    }
    let calls = stand.control("GET", "operations?operation=certificates", json!(null)).await.1;
    assert!(calls["items"].as_array().unwrap().iter().all(|call| call["verified"] == false));
    assert_eq!(stand.calls("certificates").await, cases.len() as u64);
}

#[tokio::test]
async fn a_refusal_of_business_is_signed() {
    let stand = Stand::start().await;
    let merchant = stand.merchant();
    let answer = merchant.query("NEVER-PLACED").await;
    assert_eq!(answer.refusal(), (404, "ORDER_NOT_EXIST".to_owned()));
    assert_eq!(answer.unverified, None);
    let foreign = merchant.get("/v3/pay/transactions/out-trade-no/261120000001?mchid=1900000000").await;
    assert_eq!(foreign.refusal(), (400, "PARAM_ERROR".to_owned()));
    let missing = merchant.get("/v3/pay/transactions/out-trade-no/261120000001").await;
    assert_eq!(missing.json()["detail"]["location"], "query");
}

#[tokio::test]
async fn accept_is_required_and_paths_are_exact() {
    let stand = Stand::start().await;
    let merchant = stand.merchant();
    let signed = merchant.signed("GET", "/v3/certificates", "");
    let answer = merchant
        .send("GET", "/v3/certificates", "", &[("authorization", &signed), ("accept", "text/html")])
        .await
        .unwrap();
    assert_eq!(answer.refusal(), (400, "INVALID_REQUEST".to_owned()));
    for (method, path, status) in
        [("GET", "/v3/pay/transactions/jsapi", 405), ("GET", "/v3/pay/nothing", 404)]
    {
        let answer = merchant.try_send(method, path, "").await.unwrap();
        assert_eq!((answer.status, answer.body.as_str()), (status, ""));
    }
}

#[tokio::test]
async fn the_key_of_an_answer_follows_the_request_and_the_mode() {
    let stand = Stand::start().await;
    let mut merchant = stand.merchant();
    let serial_of = |answer: &crate::support::Answer| answer.headers["wechatpay-serial"].clone();
    assert_eq!(serial_of(&merchant.get("/v3/certificates").await), keys().platform_serial);
    merchant.wants_serial = Some(keys().pubkey_id);
    let answer = merchant.get("/v3/certificates").await;
    assert_eq!((serial_of(&answer), answer.unverified), (keys().pubkey_id, None));
    merchant.wants_serial = None;
    stand.mode(json!({"signing": "pubkey", "certificatesListed": false})).await;
    let answer = merchant.get("/v3/certificates").await;
    assert_eq!(answer.refusal(), (404, "RESOURCE_NOT_EXISTS".to_owned()));
    assert_eq!((serial_of(&answer), answer.unverified), (keys().pubkey_id, None));
}

#[tokio::test]
async fn the_certificate_opens_with_the_apiv3_key() {
    let stand = Stand::start().await;
    let list = stand.merchant().get("/v3/certificates").await.json();
    let entry = &list["data"][0];
    let text = |name: &str| entry["encrypt_certificate"][name].as_str().unwrap().to_owned();
    let plain = banyi_sandbox::wechat::aead::decrypt(
        &keys().apiv3_key,
        &text("nonce"),
        &text("associated_data"),
        &text("ciphertext"),
    );
    assert_eq!(plain.unwrap(), keys().platform_certificate);
    assert_eq!(entry["serial_no"], keys().platform_serial);
}
