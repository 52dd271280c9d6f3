//! Login, tokens and phone numbers.

use crate::support::{Stand, keys};
use serde_json::{Value, json};

async fn get(stand: &Stand, path: &str) -> Value {
    let response = reqwest::get(format!("{}{path}", stand.base)).await.unwrap();
    assert_eq!(response.status(), 200);
    serde_json::from_str(&response.text().await.unwrap()).unwrap()
}

async fn post(stand: &Stand, path: &str, body: Value) -> Value {
    let request = reqwest::Client::new().post(format!("{}{path}", stand.base)).json(&body);
    serde_json::from_str(&request.send().await.unwrap().text().await.unwrap()).unwrap()
}

fn login(code: &str) -> String {
    let keys = keys();
    format!(
        "/sns/jscode2session?appid={}&secret={}&js_code={code}&grant_type=authorization_code",
        keys.appid, keys.secret
    )
}

#[tokio::test]
async fn a_login_code_gives_the_same_openid_and_only_once() {
    let stand = Stand::start().await;
    let mut openids = Vec::new();
    for _ in 0..2 {
        let code = stand.post("people/wang/login-code", json!({})).await["code"].as_str().unwrap().to_owned();
        let response = reqwest::get(format!("{}{}", stand.base, login(&code))).await.unwrap();
        assert_eq!(response.headers()["content-type"], "text/plain");
        openids
            .push(serde_json::from_str::<Value>(&response.text().await.unwrap()).unwrap()["openid"].clone());
        assert_eq!(get(&stand, &login(&code)).await["errcode"], 40163);
    }
    assert_eq!(openids[0], openids[1]);
    assert_eq!(get(&stand, &login("invented")).await["errcode"], 40029);
    assert_eq!(stand.control("POST", "people/nobody/login-code", json!({})).await.0, 404);
}

#[tokio::test]
async fn every_documented_login_error_can_be_had() {
    let stand = Stand::start().await;
    let keys = keys();
    let with = |appid: &str, secret: &str, code: &str| {
        format!(
            "/sns/jscode2session?appid={appid}&secret={secret}&js_code={code}&grant_type=authorization_code"
        )
    };
    for (path, errcode) in [
        (with("wx0", &keys.secret, "x"), 40013),
        (with(&keys.appid, "wrong", "x"), 40125),
        (with("", &keys.secret, "x"), 41002),
        (with(&keys.appid, "", "x"), 41004),
        (with(&keys.appid, &keys.secret, ""), 41008),
    ] {
        assert_eq!(get(&stand, &path).await["errcode"], errcode);
    }
    for errcode in [-1, 45011, 40226] {
        stand.faults(json!([{"match": "jscode2session", "side": "request", "kind": "error", "errcode": errcode, "times": 1}])).await;
        let code =
            stand.post("people/zhang/login-code", json!({})).await["code"].as_str().unwrap().to_owned();
        assert_eq!(get(&stand, &login(&code)).await["errcode"], errcode);
        assert!(
            get(&stand, &login(&code)).await["openid"].is_string(),
            "a fault on the request consumes no code"
        );
    }
}

#[tokio::test]
async fn a_phone_number_needs_a_token_and_a_code() {
    let stand = Stand::start().await;
    let keys = keys();
    let body = json!({"grant_type": "client_credential", "appid": keys.appid, "secret": keys.secret});
    let token = post(&stand, "/cgi-bin/stable_token", body.clone()).await["access_token"]
        .as_str()
        .unwrap()
        .to_owned();
    assert_eq!(post(&stand, "/cgi-bin/stable_token", body).await["access_token"], token.as_str());
    let code = stand.post("people/li/phone-code", json!({})).await["code"].clone();
    let path = format!("/wxa/business/getuserphonenumber?access_token={token}");
    let invalid =
        post(&stand, "/wxa/business/getuserphonenumber?access_token=x", json!({"code": code})).await;
    assert_eq!(invalid["errcode"], 40001);
    let answer = post(&stand, &path, json!({"code": code})).await;
    assert_eq!(answer["phone_info"]["purePhoneNumber"], "13800138003");
    assert_eq!(answer["phone_info"]["watermark"]["appid"], keys.appid);
    assert_eq!(post(&stand, &path, json!({"code": code})).await["errcode"], 40029);
    stand.control("PUT", "tokens", json!({})).await;
    assert_eq!(post(&stand, &path, json!({"code": code})).await["errcode"], 40001);
}

#[tokio::test]
async fn a_person_who_joins_has_an_openid_for_good() {
    let stand = Stand::start().await;
    let joined = stand.post("people", json!({"id": "guest-1", "name": "来客"})).await;
    assert_eq!(joined["openid"].as_str().unwrap().len(), 28);
    assert_eq!(
        stand.post("people", json!({"id": "guest-1", "name": "来客"})).await["openid"],
        joined["openid"]
    );
    let people = stand.control("GET", "people", json!(null)).await.1;
    assert_eq!(people[5], joined);
    assert_eq!(stand.control("POST", "people", json!({"id": "a/b", "name": "x"})).await.0, 400);
}
