use banyi_server::auth;
use banyi_shared::ErrorCode;
use banyi_shared::time::{DAY, HOUR, MINUTE};
use poem::http::{Method, StatusCode};
use serde_json::{Value, json};

use crate::setup::Server;

#[tokio::test]
async fn two_first_sign_ins_at_once_make_one_user() {
    let server = Server::start().await;
    let (one, two) = tokio::join!(server.patient("o1"), server.patient("o1"));
    assert_eq!(one.user.id, two.user.id);
    assert_ne!(one.access_token, two.access_token);
    assert_ne!(one.user.id, server.patient("o2").await.user.id);
}

#[tokio::test]
async fn a_code_of_wechat_signs_in_and_its_openid_stays_here() {
    let server = Server::with_wechat().await;
    let sign_in =
        async |code: &str| server.send(Method::POST, "/auth/wechat", None, json!({ "code": code })).await;
    let (status, pair) = sign_in("good").await;
    assert_eq!(status, StatusCode::OK);
    assert_eq!(pair["expiresIn"], 7200);
    assert!(!pair.to_string().contains("o1\""));
    let token = pair["accessToken"].as_str();
    let (_, me) = server.send(Method::GET, "/me", token, Value::Null).await;
    assert_eq!(me, pair["user"]);
    assert_eq!(sign_in("good").await.1["user"]["id"], me["id"]);
    let (status, body) = sign_in("used").await;
    assert_eq!((status, &body["code"]), (StatusCode::UNAUTHORIZED, &json!("WECHAT_CODE_INVALID")));
}

#[tokio::test]
async fn without_wechat_nobody_signs_in() {
    let server = Server::start().await;
    let sign_in =
        async |code: &str| server.send(Method::POST, "/auth/wechat", None, json!({ "code": code })).await;
    let (status, body) = sign_in("0a1B2c").await;
    assert_eq!(status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(body["code"], "WECHAT_NOT_CONFIGURED");
    let (status, body) = sign_in(" ").await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(body["fields"]["code"].is_string());
}

#[tokio::test]
async fn a_token_is_needed_and_ends_after_two_hours() {
    let server = Server::start().await;
    let pair = server.patient("o1").await;
    let (status, body) = server.send(Method::GET, "/me", None, Value::Null).await;
    assert_eq!((status, &body["code"]), (StatusCode::UNAUTHORIZED, &json!("UNAUTHENTICATED")));
    let (_, body) = server.send(Method::GET, "/me", Some("unknown"), Value::Null).await;
    assert_eq!(body["code"], "UNAUTHENTICATED");

    server.app.clock.advance(2 * HOUR - 1);
    assert_eq!(server.get("/me", &pair).await.0, StatusCode::OK);
    server.app.clock.advance(1);
    let (status, body) = server.get("/me", &pair).await;
    assert_eq!((status, &body["code"]), (StatusCode::UNAUTHORIZED, &json!("TOKEN_EXPIRED")));
}

#[tokio::test]
async fn within_a_minute_the_last_refresh_token_gives_the_same_pair_again() {
    let server = Server::start().await;
    let first = server.patient("o1").await;
    let (status, pair) = server.refresh(&first.refresh_token).await;
    assert_eq!(status, StatusCode::OK);
    assert_eq!(pair["expiresIn"], 7200);

    server.app.clock.advance(MINUTE);
    let (status, again) = server.refresh(&first.refresh_token).await;
    assert_eq!(status, StatusCode::OK);
    assert_eq!(again["accessToken"], pair["accessToken"]);
    assert_eq!(again["refreshToken"], pair["refreshToken"]);
    assert_eq!(again["expiresIn"], 7140);
    let token = again["accessToken"].as_str();
    let (status, _) = server.send(Method::GET, "/me", token, Value::Null).await;
    assert_eq!(status, StatusCode::OK);
}

#[tokio::test]
async fn two_refreshes_at_once_give_the_same_pair() {
    let server = Server::start().await;
    let first = server.patient("o1").await;
    let (one, two) = tokio::join!(server.refresh(&first.refresh_token), server.refresh(&first.refresh_token));
    assert_eq!((one.0, two.0), (StatusCode::OK, StatusCode::OK));
    assert_eq!(one.1["accessToken"], two.1["accessToken"]);
    assert_eq!(one.1["refreshToken"], two.1["refreshToken"]);
}

#[tokio::test]
async fn after_a_minute_the_last_refresh_token_ends_the_family() {
    let server = Server::start().await;
    let (first, elsewhere) = (server.patient("o1").await, server.patient("o1").await);
    let (_, pair) = server.refresh(&first.refresh_token).await;
    server.app.clock.advance(MINUTE + 1);
    let (status, body) = server.refresh(&first.refresh_token).await;
    assert_eq!((status, &body["code"]), (StatusCode::UNAUTHORIZED, &json!("UNAUTHENTICATED")));

    let (_, body) = server.refresh(pair["refreshToken"].as_str().unwrap()).await;
    assert_eq!(body["code"], "UNAUTHENTICATED");
    let token = pair["accessToken"].as_str();
    let (_, body) = server.send(Method::GET, "/me", token, Value::Null).await;
    assert_eq!(body["code"], "UNAUTHENTICATED");
    assert_eq!(server.get("/me", &elsewhere).await.0, StatusCode::OK);
}

#[tokio::test]
async fn an_older_refresh_token_is_unknown_and_harms_nobody() {
    let server = Server::start().await;
    let first = server.patient("o1").await;
    let (_, second) = server.refresh(&first.refresh_token).await;
    let (_, third) = server.refresh(second["refreshToken"].as_str().unwrap()).await;
    let (status, body) = server.refresh(&first.refresh_token).await;
    assert_eq!((status, &body["code"]), (StatusCode::UNAUTHORIZED, &json!("UNAUTHENTICATED")));
    let token = third["accessToken"].as_str();
    let (status, _) = server.send(Method::GET, "/me", token, Value::Null).await;
    assert_eq!(status, StatusCode::OK);
}

#[tokio::test]
async fn a_refresh_token_waits_thirty_days() {
    let server = Server::start().await;
    let (one, two) = (server.patient("o1").await, server.patient("o2").await);
    server.app.clock.advance(30 * DAY - 1);
    assert_eq!(server.refresh(&one.refresh_token).await.0, StatusCode::OK);
    server.app.clock.advance(1);
    let (_, body) = server.refresh(&two.refresh_token).await;
    assert_eq!(body["code"], "UNAUTHENTICATED");
}

#[tokio::test]
async fn signing_out_ends_this_phone_only() {
    let server = Server::start().await;
    let (here, there) = (server.patient("o1").await, server.patient("o1").await);
    let (status, _) = server.delete("/auth/session", &here).await;
    assert_eq!(status, StatusCode::NO_CONTENT);
    assert_eq!(server.get("/me", &here).await.1["code"], "UNAUTHENTICATED");
    let (_, body) = server.refresh(&here.refresh_token).await;
    assert_eq!(body["code"], "UNAUTHENTICATED");
    assert_eq!(server.get("/me", &there).await.0, StatusCode::OK);
}

#[tokio::test]
async fn the_sweep_forgets_what_has_ended_and_nothing_else() {
    let server = Server::start().await;
    let (out, stays) = (server.patient("o1").await, server.patient("o2").await);
    server.delete("/auth/session", &out).await;
    server.app.clock.advance(3 * HOUR);
    auth::sweep(&server.app.db, server.app.now()).await.unwrap();
    let counted: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM user_session")
        .fetch_one(server.app.db.reader())
        .await
        .unwrap();
    assert_eq!(counted, 1);
    // The phone that was away learns that its token ended, and refreshes.
    assert_eq!(server.get("/me", &stays).await.1["code"], ErrorCode::TokenExpired.as_str());
    assert_eq!(server.refresh(&stays.refresh_token).await.0, StatusCode::OK);
}
