//! Accounts: who may make, lock and promote whom.

use poem::http::StatusCode;
use serde_json::json;

use crate::desk::{Desk, OTHER};

#[tokio::test]
async fn a_lock_ends_sessions_at_once_and_an_unlock_lets_in_again() {
    let desk = Desk::open().await;
    let admin = desk.admin().await;
    let id = admin.makes("operator", "operator").await;
    let operator = desk.sign_in("operator", OTHER).await;
    let path = format!("/staff/{id}");
    let answer = admin.put(&path, json!({"state": "locked"})).await;
    assert_eq!(answer.body["state"], "locked");
    assert_eq!(operator.get("/session").await.code(), "UNAUTHENTICATED");
    assert_eq!(desk.try_sign_in("operator", OTHER).await.code(), "USER_LOCKED");
    assert_eq!(desk.try_sign_in("operator", "wrong").await.code(), "SIGN_IN_FAILED");
    admin.put(&path, json!({"state": "active"})).await;
    desk.sign_in("operator", OTHER).await;
    assert_eq!(admin.actions().await[1..4], ["staff.unlock", "staff.lock", "staff.sign_in"]);
}

#[tokio::test]
async fn nobody_locks_or_demotes_themselves() {
    let desk = Desk::open().await;
    let admin = desk.admin().await;
    let path = format!("/staff/{}", admin.id);
    for change in [json!({"state": "locked"}), json!({"roleId": "operator"}), json!({"password": OTHER})] {
        assert_eq!(admin.put(&path, change).await.code(), "FORBIDDEN");
    }
    let answer = admin.put(&path, json!({"name": "新名字"})).await;
    assert_eq!(answer.body["name"], "新名字");
}

#[tokio::test]
async fn the_last_who_manages_staff_stays() {
    let desk = Desk::open().await;
    let admin = desk.admin().await;
    let second = admin.makes("second", "admin").await;
    let other = desk.sign_in("second", OTHER).await;
    let lock = || json!({"state": "locked"});
    let (admin_path, second_path) = (format!("/staff/{}", admin.id), format!("/staff/{second}"));
    // Both at once: one of them is too late, by the rule or by their own lock.
    let (first, then) =
        futures_util::future::join(admin.put(&second_path, lock()), other.put(&admin_path, lock())).await;
    let done = [first, then].iter().filter(|answer| answer.status == StatusCode::OK).count();
    assert_eq!(done, 1);
}

#[tokio::test]
async fn the_command_line_cannot_lock_the_last_manager_either() {
    use banyi_server::staff::{Order, operate};
    let desk = Desk::open().await;
    let lock = Order::Lock { account: "admin".to_owned() };
    let error = operate(&desk.app, lock).await.unwrap_err();
    assert_eq!(error.code.as_str(), "CONFLICT");
    let add = Order::Add {
        account: "xiaoli".to_owned(),
        name: "小李".to_owned(),
        role: "运营".to_owned(),
        password: None,
    };
    let told = operate(&desk.app, add).await.unwrap();
    let password = told.trim().rsplit('：').next().unwrap();
    desk.sign_in("xiaoli", password).await;
    let listed = operate(&desk.app, Order::List).await.unwrap();
    assert!(listed.contains("xiaoli\t小李\t运营\t正常"));
}

#[tokio::test]
async fn accounts_are_unique_and_checked_field_by_field() {
    let desk = Desk::open().await;
    let admin = desk.admin().await;
    let input = json!({"account": "A b", "name": "李", "password": "short", "roleId": "operator"});
    let answer = admin.post("/staff", input).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    let fields = answer.body["fields"].as_object().unwrap();
    assert_eq!(fields.keys().collect::<Vec<_>>(), ["account", "name", "password"]);
    let input = json!({"account": "admin", "name": "李四", "password": OTHER, "roleId": "operator"});
    assert_eq!(admin.post("/staff", input).await.code(), "ALREADY_EXISTS");
}

#[tokio::test]
async fn nobody_gives_what_they_lack() {
    let desk = Desk::open().await;
    let admin = desk.admin().await;
    let role = admin.makes_role("人事", &["staff.manage", "orders.read"]).await;
    admin.makes("renshi", &role).await;
    let clerk = desk.sign_in("renshi", OTHER).await;
    let input = json!({"account": "boss", "name": "老板", "password": OTHER, "roleId": "admin"});
    assert_eq!(clerk.post("/staff", input).await.code(), "FORBIDDEN");
    // Nor takes over the account of somebody who may more.
    let path = format!("/staff/{}", admin.id);
    let answer = clerk.put(&path, json!({"password": OTHER})).await;
    assert_eq!(answer.code(), "FORBIDDEN");
    let input =
        json!({"name": "财务", "permissions": ["orders.refund"], "allHospitals": true, "hospitalIds": []});
    assert_eq!(clerk.post("/roles", input).await.code(), "FORBIDDEN");
    clerk.makes("twin", &role).await;
}

#[tokio::test]
async fn no_password_is_in_the_audit_log() {
    let desk = Desk::open().await;
    let admin = desk.admin().await;
    let id = admin.makes("operator", "operator").await;
    let change = json!({"password": "another-one-33"});
    admin.put(&format!("/staff/{id}"), change).await;
    assert_eq!(admin.actions().await[..2], ["staff.password", "staff.add"]);
    let log = admin.get("/audit").await.body.to_string();
    assert!(!log.contains(OTHER) && !log.contains("another-one-33"));
    desk.sign_in("operator", "another-one-33").await;
}
