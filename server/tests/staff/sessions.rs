//! The cookie, its end, and who may send it.

use banyi_shared::time::HOUR;
use poem::http::{Method, StatusCode};
use serde_json::{Value, json};

use crate::desk::{ADMIN, Desk, OTHER, request};

#[tokio::test]
async fn the_cookie_is_out_of_reach_of_scripts_and_other_sites() {
    let desk = Desk::open().await;
    let answer = desk.try_sign_in(" ADMIN ", ADMIN).await;
    assert_eq!(answer.body["account"], "admin");
    assert_eq!(answer.body["allHospitals"], true);
    let cookie = answer.set_cookie;
    for part in ["banyi_staff=", "HttpOnly", "SameSite=Strict", "Path=/api/v1/admin", "Max-Age=43200"] {
        assert!(cookie.contains(part), "{cookie} lacks {part}");
    }
    assert!(!cookie.contains("Secure"), "{cookie}");
    let desk = Desk::open_with(&[("PUBLIC_URL", "https://banyi.example")]).await;
    let cookie = desk.try_sign_in("admin", ADMIN).await.set_cookie;
    assert!(cookie.contains("Secure"), "{cookie}");
}

#[tokio::test]
async fn a_session_ends_after_twelve_hours_or_by_signing_out() {
    let desk = Desk::open().await;
    let admin = desk.admin().await;
    // One millisecond went by after the sign-in, and one goes by after each call.
    desk.app.clock.advance(12 * HOUR - 2);
    assert_eq!(admin.get("/session").await.body["account"], "admin");
    assert_eq!(admin.get("/session").await.code(), "UNAUTHENTICATED");

    let admin = desk.admin().await;
    let answer = admin.call(Method::DELETE, "/session", &Value::Null).await;
    assert_eq!(answer.status, StatusCode::NO_CONTENT);
    assert!(answer.set_cookie.contains("Max-Age=0"));
    assert_eq!(admin.get("/session").await.code(), "UNAUTHENTICATED");
}

#[tokio::test]
async fn unsafe_requests_of_other_sites_are_refused() {
    let desk = Desk::open().await;
    let body = json!({"account": "admin", "password": ADMIN});
    for (header, value, expected) in [
        ("origin", "https://evil.example", StatusCode::FORBIDDEN),
        ("origin", "null", StatusCode::FORBIDDEN),
        ("sec-fetch-site", "cross-site", StatusCode::FORBIDDEN),
        ("origin", "http://127.0.0.1:8080", StatusCode::OK),
        ("sec-fetch-site", "same-origin", StatusCode::OK),
        ("x-nothing", "1", StatusCode::OK),
    ] {
        let mut request = request(Method::POST, "/session", None, &body);
        request.headers_mut().insert(header, value.parse().unwrap());
        let answer = desk.send(request).await;
        assert_eq!(answer.status, expected, "{header}: {value}");
    }
}

#[tokio::test]
async fn a_new_password_ends_the_other_sessions() {
    let desk = Desk::open().await;
    let (here, there) = (desk.admin().await, desk.admin().await);
    let change = |current: &str, new: &str| json!({"current": current, "new": new});
    let answer = here.put("/session/password", change("wrong", OTHER)).await;
    assert!(answer.body["fields"]["current"].is_string());
    let answer = here.put("/session/password", change(ADMIN, "short")).await;
    assert!(answer.body["fields"]["new"].is_string());
    let answer = here.put("/session/password", change(ADMIN, OTHER)).await;
    assert_eq!(answer.status, StatusCode::NO_CONTENT);
    assert_eq!(here.get("/session").await.status, StatusCode::OK);
    assert_eq!(there.get("/session").await.code(), "UNAUTHENTICATED");
    assert_eq!(desk.try_sign_in("admin", ADMIN).await.code(), "SIGN_IN_FAILED");
    let again = desk.sign_in("admin", OTHER).await;
    assert!(again.actions().await.contains(&"staff.password".to_owned()));
}

#[tokio::test]
async fn without_a_session_or_the_permission_nothing_is_shown() {
    let desk = Desk::open().await;
    let admin = desk.admin().await;
    admin.makes("operator", "operator").await;
    let operator = desk.sign_in("operator", OTHER).await;
    for path in ["/staff", "/roles", "/audit", "/jobs"] {
        let answer = desk.send(request(Method::GET, path, None, &Value::Null)).await;
        assert_eq!(answer.code(), "UNAUTHENTICATED", "{path}");
        assert_eq!(operator.get(path).await.code(), "FORBIDDEN", "{path}");
        assert_eq!(admin.get(path).await.status, StatusCode::OK, "{path}");
    }
}

#[tokio::test]
async fn the_document_names_the_permission_of_each_path() {
    let desk = Desk::open().await;
    let text = banyi_server::app::openapi_document(&desk.app);
    let document: Value = serde_json::from_str(&text).unwrap();
    let security = &document["paths"]["/api/v1/admin/audit"]["get"]["security"][0];
    assert!(security["staff.audit.read"].is_array(), "{security}");
    let scheme = &document["components"]["securitySchemes"]["staff.audit.read"];
    assert_eq!(scheme["in"], "cookie");
    assert_eq!(scheme["name"], "banyi_staff");
}
