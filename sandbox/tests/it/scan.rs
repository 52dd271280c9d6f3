//! Scanning the code of a Native order.

use crate::support::{Merchant, Receiver, Stand};
use serde_json::{Value, json};

const NO: &str = "261120102530000001P01";

async fn code(merchant: &Merchant, receiver: &Receiver, time_expire: Option<&str>) -> Value {
    let mut body = merchant.jsapi(NO, &receiver.url());
    body.as_object_mut().unwrap().remove("payer");
    if let Some(at) = time_expire {
        body["time_expire"] = json!(at);
    }
    merchant.post("/v3/pay/transactions/native", &body).await.json()["code_url"].clone()
}

async fn refused(stand: &Stand, path: &str, code: &Value) -> (u16, String) {
    let (status, answer) = stand.control("POST", path, json!({"codeUrl": code})).await;
    (status, answer["message"].as_str().unwrap().to_owned())
}

#[tokio::test]
async fn several_may_scan_and_the_first_pays() {
    let (stand, receiver) = (Stand::start().await, Receiver::start().await);
    let code = code(&stand.merchant(), &receiver, None).await;
    for person in ["wang", "li"] {
        let shown = stand.post("scan", json!({"codeUrl": code, "person": person})).await;
        assert_eq!((&shown["amountFen"], &shown["description"]), (&json!(19800), &json!("陪诊服务")));
    }
    let codes = stand.control("GET", "codes", json!(null)).await.1;
    assert_eq!(
        (&codes["items"][0]["codeUrl"], &codes["items"][0]["scannedBy"]),
        (&code, &json!(["li", "wang"]))
    );
    stand.post("cancel", json!({"codeUrl": code})).await;
    stand.post("pay", json!({"codeUrl": code, "person": "li"})).await;
    let payment = receiver.hears().await.plaintext().unwrap();
    assert_eq!(payment["payer"]["openid"], "oBanyi0Li0000Xiaomei0Demo003");
    let (status, message) = refused(&stand, "pay", &code).await;
    assert_eq!((status, message.as_str()), (409, "该订单已支付"));
    assert_eq!(stand.control("GET", "codes", json!(null)).await.1["items"], json!([]));
}

#[tokio::test]
async fn a_new_code_makes_the_old_one_void() {
    let (stand, receiver) = (Stand::start().await, Receiver::start().await);
    let merchant = stand.merchant();
    let (old, new) = (code(&merchant, &receiver, None).await, code(&merchant, &receiver, None).await);
    assert_ne!(old, new);
    for path in ["scan", "pay"] {
        let (status, message) = refused(&stand, path, &old).await;
        assert_eq!((status, message.as_str()), (409, "二维码已失效，请刷新后重新扫码"));
    }
    let path = format!("order?codeUrl={}", new.as_str().unwrap().replace("://", "%3A%2F%2F"));
    let order = stand.control("GET", &path.replace("?pr=", "%3Fpr%3D"), json!(null)).await.1;
    assert_eq!((&order["outTradeNo"], &order["codeUrl"]), (&json!(NO), &new));
    stand.minutes_ahead(121);
    assert_eq!(refused(&stand, "pay", &new).await.0, 409, "two hours are over");
    let newest = code(&merchant, &receiver, None).await;
    stand.post("pay", json!({"codeUrl": newest})).await;
}

#[tokio::test]
async fn a_code_ends_with_its_order() {
    let (stand, receiver) = (Stand::start().await, Receiver::start().await);
    let merchant = stand.merchant();
    let soon = banyi_sandbox::clock::Clock::default().wall_ms() + 30 * 60_000;
    let code = code(&merchant, &receiver, Some(&banyi_sandbox::beijing::rfc3339(soon))).await;
    let shown = stand.post("scan", json!({"codeUrl": code})).await;
    assert_eq!(shown["payableUntilMs"].as_i64().map(|ms| ms / 1000), Some(soon / 1000));
    stand.minutes_ahead(31);
    assert_eq!(refused(&stand, "scan", &code).await, (409, "订单已超过支付期限".to_owned()));
    stand.minutes_ahead(0);
    assert_eq!(merchant.close(NO).await.status, 204);
    assert_eq!(refused(&stand, "scan", &code).await, (409, "订单已关闭".to_owned()));
    assert_eq!(refused(&stand, "scan", &json!("weixin://wxpay/bizpayurl?pr=nothing")).await.0, 404);
    assert_eq!(refused(&stand, "scan", &json!("https://example.com")).await.0, 400);
}

#[tokio::test]
async fn there_is_a_page_to_scan_with() {
    let stand = Stand::start().await;
    for (path, content_type) in
        [("/scan", "text/html"), ("/sandbox/scan.css", "text/css"), ("/sandbox/scan.js", "text/javascript")]
    {
        let answer = reqwest::get(format!("{}{path}", stand.base)).await.unwrap();
        assert!(answer.headers()["content-type"].to_str().unwrap().starts_with(content_type), "{path}");
    }
}
