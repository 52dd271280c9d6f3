use poem::http::StatusCode;
use serde_json::json;

use crate::setup::Server;

#[tokio::test]
async fn nickname_and_avatar_change_each_by_itself() {
    let server = Server::start().await;
    let pair = server.patient("o1").await;
    let (_, me) = server.get("/me", &pair).await;
    assert_eq!(me["nickname"], json!(null));
    let (_, me) = server.put("/me", &pair, json!({ "nickname": " 小榕 " })).await;
    assert_eq!(me["nickname"], "小榕");
    let (status, me) = server.put("/me", &pair, json!({ "avatar": "/files/a.png" })).await;
    assert_eq!(status, StatusCode::OK);
    assert_eq!((&me["nickname"], &me["avatar"]), (&json!("小榕"), &json!("/files/a.png")));
}

#[tokio::test]
async fn a_wrong_profile_is_refused_whole() {
    let server = Server::start().await;
    let pair = server.patient("o1").await;
    let body = json!({ "nickname": "榕".repeat(33), "avatar": "http://a.example/b.png" });
    let (status, body) = server.put("/me", &pair, body).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    let fields: Vec<&String> = body["fields"].as_object().unwrap().keys().collect();
    assert_eq!(fields, ["avatar", "nickname"]);
    let (_, me) = server.get("/me", &pair).await;
    assert_eq!(me["nickname"], json!(null));
}
