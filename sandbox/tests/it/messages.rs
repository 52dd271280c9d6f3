//! Subscribe messages and mini-program codes.

use crate::support::Stand;
use serde_json::{Value, json};

#[tokio::test]
async fn a_message_needs_an_acceptance_and_good_fields() {
    let stand = Stand::start().await;
    stand.mode(json!({"subscriptionsCounted": true})).await;
    let message = |value: &str| json!({"touser": "oBanyi0Zhang0Xiuying0Demo001", "template_id": "T1", "data": {"thing1": {"value": value}}});
    let send = async |body: Value| {
        stand.mini("/cgi-bin/message/subscribe/send", &body).await.json::<Value>().await.unwrap()["errcode"]
            .as_i64()
    };
    assert_eq!(send(message("已确认")).await, Some(43101));
    stand.post("people/zhang/subscriptions", json!({"templateIds": ["T1"]})).await;
    assert_eq!(send(message("")).await, Some(47003));
    assert_eq!(send(message(&"长".repeat(21))).await, Some(47003));
    assert_eq!(send(message("已确认")).await, Some(0));
    assert_eq!(send(message("已确认")).await, Some(43101));
    assert_eq!(send(json!({"touser": "oNobody", "template_id": "T1"})).await, Some(40003));
    assert_eq!(stand.state().await["messages"].as_array().map(Vec::len), Some(1));
}

#[tokio::test]
async fn a_code_is_a_picture_or_an_error() {
    let stand = Stand::start().await;
    let picture =
        stand.mini("/wxa/getwxacodeunlimit", &json!({"scene": "o=1", "page": "pages/index/index"})).await;
    assert_eq!(picture.headers()["content-type"], "image/jpeg");
    assert_eq!(&picture.bytes().await.unwrap()[..2], b"\xff\xd8");
    for (body, errcode) in [
        (json!({"scene": "中文"}), 40169),
        (json!({"scene": "a", "page": "/pages/x"}), 41030),
        (json!({"scene": "a", "width": 1}), 40097),
    ] {
        let answer: Value = stand
            .mini("/wxa/getwxacodeunlimit", &body)
            .await
            .text()
            .await
            .map(|text| serde_json::from_str(&text).unwrap())
            .unwrap();
        assert_eq!(answer["errcode"], errcode);
    }
}
