use banyi_server::vault::Vault;
use banyi_shared::time::HOUR;
use poem::http::{Method, StatusCode};
use serde_json::{Value, json};

use crate::setup::Server;

const COOKIE: &str = "a-session-of-staff";

/// A member of staff with these permissions, signed in by [`COOKIE`].
async fn staff(server: &Server, permissions: &str) {
    let mut tx = server.app.db.begin("test.staff").await.unwrap();
    let now = server.app.now();
    sqlx::query(
        "INSERT INTO role (id, name, permissions, all_hospitals, is_built_in, created_at, updated_at)
         VALUES ('r1', '客服', $1, 1, 0, 0, 0)",
    )
    .bind(permissions)
    .execute(tx.conn())
    .await
    .unwrap();
    sqlx::query(
        "INSERT INTO staff (id, account, name, password_hash, role_id, state, created_at, updated_at)
         VALUES ('s1', 'kefu', '客服小李', '-', 'r1', 'active', 0, 0)",
    )
    .execute(tx.conn())
    .await
    .unwrap();
    sqlx::query(
        "INSERT INTO staff_session (hash, staff_id, created_at, expires_at) VALUES ($1, 's1', $2, $3)",
    )
    .bind(Vault::hash_token(COOKIE))
    .bind(now.ms())
    .bind((now + HOUR).ms())
    .execute(tx.conn())
    .await
    .unwrap();
    tx.commit().await.unwrap();
}

async fn set_state(server: &Server, user: &str, state: &str, reason: &str) -> (StatusCode, Value) {
    let path = format!("/admin/users/{user}/state");
    let body = json!({ "state": state, "reason": reason });
    server.send_as_staff(Method::PUT, &path, COOKIE, body).await
}

#[tokio::test]
async fn a_lock_counts_at_once_and_an_unlock_too() {
    let server = Server::start().await;
    staff(&server, "users.read,users.lock").await;
    let pair = server.patient("o1").await;
    let id = pair.user.id.as_str();
    assert_eq!(server.get("/me", &pair).await.0, StatusCode::OK);

    let (status, user) = set_state(&server, id, "locked", "恶意下单").await;
    assert_eq!((status, &user["state"]), (StatusCode::OK, &json!("locked")));
    for (status, body) in [server.get("/me", &pair).await, server.refresh(&pair.refresh_token).await] {
        assert_eq!((status, &body["code"]), (StatusCode::FORBIDDEN, &json!("USER_LOCKED")));
    }
    let refused = banyi_server::auth::open_session(&server.app, "o1", None).await;
    assert_eq!(refused.unwrap_err().status(), StatusCode::FORBIDDEN);

    set_state(&server, id, "active", "核实无误").await;
    assert_eq!(server.get("/me", &pair).await.0, StatusCode::OK);
}

#[tokio::test]
async fn a_lock_is_recorded_once_with_its_reason() {
    let server = Server::start().await;
    staff(&server, "users.lock").await;
    let pair = server.patient("o1").await;
    for _ in 0..2 {
        set_state(&server, pair.user.id.as_str(), "locked", "恶意下单").await;
    }
    let rows: Vec<(String, String, String)> =
        sqlx::query_as("SELECT action, object_id, detail FROM audit_log")
            .fetch_all(server.app.db.reader())
            .await
            .unwrap();
    let expected = ("user.lock".to_owned(), pair.user.id.to_string(), "锁定：恶意下单".to_owned());
    assert_eq!(rows, [expected]);
}

#[tokio::test]
async fn a_lock_needs_the_permission_a_reason_and_a_user() {
    let server = Server::start().await;
    staff(&server, "users.lock").await;
    let pair = server.patient("o1").await;
    let (status, body) = set_state(&server, pair.user.id.as_str(), "locked", " ").await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(body["fields"]["reason"].is_string());
    let (status, _) = set_state(&server, "nobody", "locked", "恶意下单").await;
    assert_eq!(status, StatusCode::NOT_FOUND);
    let (status, body) = server.send_as_staff(Method::GET, "/admin/users", COOKIE, Value::Null).await;
    assert_eq!((status, &body["code"]), (StatusCode::FORBIDDEN, &json!("FORBIDDEN")));
}

#[tokio::test]
async fn users_are_found_by_id_or_part_of_a_nickname() {
    let server = Server::start().await;
    staff(&server, "users.read").await;
    let one = server.patient("o1").await;
    server.app.clock.advance(1);
    let two = server.patient("o2").await;
    server.put("/me", &one, json!({ "nickname": "Anna_100%" })).await;
    server.put("/me", &two, json!({ "nickname": "榕树下" })).await;
    let find = async |q: &str| {
        let path = format!("/admin/users?q={q}");
        let (_, page) = server.send_as_staff(Method::GET, &path, COOKIE, Value::Null).await;
        let items = page["items"].as_array().unwrap().clone();
        items.iter().map(|user| user["id"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let (one, two) = (one.user.id.as_str(), two.user.id.as_str());
    assert_eq!(find("").await, [two, one]);
    for (q, found) in [("ANNA", one), ("%25", one), ("_", one), ("%E6%A0%91", two), (two, two)] {
        assert_eq!(find(q).await, [found], "{q}");
    }
    assert!(find("%5C").await.is_empty());
}
