//! Roles: what they give counts at once.

use poem::http::StatusCode;
use serde_json::json;

use crate::desk::{Desk, OTHER};

#[tokio::test]
async fn a_changed_role_counts_at_once() {
    let desk = Desk::open().await;
    let admin = desk.admin().await;
    let role = admin.makes_role("审计员", &["audit.read"]).await;
    admin.makes("auditor", &role).await;
    let auditor = desk.sign_in("auditor", OTHER).await;
    assert_eq!(auditor.get("/audit").await.status, StatusCode::OK);
    let input =
        json!({"name": "审计员", "permissions": ["orders.read"], "allHospitals": true, "hospitalIds": []});
    let answer = admin.put(&format!("/roles/{role}"), input).await;
    assert_eq!(answer.body["permissions"], json!(["orders.read"]));
    assert_eq!(auditor.get("/audit").await.code(), "FORBIDDEN");
}

#[tokio::test]
async fn built_in_roles_and_ones_own_stay_as_they_are() {
    let desk = Desk::open().await;
    let admin = desk.admin().await;
    let input = |name: &str| json!({"name": name, "permissions": ["staff.manage"], "allHospitals": true, "hospitalIds": []});
    for built_in in ["admin", "operator"] {
        let answer = admin.put(&format!("/roles/{built_in}"), input("别的")).await;
        assert_eq!(answer.code(), "FORBIDDEN");
    }
    let role = admin.makes_role("人事", &["staff.manage"]).await;
    admin.makes("renshi", &role).await;
    let clerk = desk.sign_in("renshi", OTHER).await;
    let answer = clerk.put(&format!("/roles/{role}"), input("人事二")).await;
    assert_eq!(answer.code(), "FORBIDDEN");
}

#[tokio::test]
async fn a_role_has_a_name_of_its_own_permissions_and_hospitals_that_exist() {
    let desk = Desk::open().await;
    let admin = desk.admin().await;
    let input = |name: &str, all: bool, ids: &[&str]| json!({"name": name, "permissions": ["orders.read"], "allHospitals": all, "hospitalIds": ids});
    let answer = admin.post("/roles", input("运营", true, &[])).await;
    assert_eq!(answer.code(), "ALREADY_EXISTS");
    for ids in [&[][..], &["none"][..]] {
        let answer = admin.post("/roles", input("一院", false, ids)).await;
        assert!(answer.body["fields"]["hospitalIds"].is_string(), "{}", answer.body);
    }
    let listed = admin.get("/roles").await.body;
    assert_eq!(listed["items"].as_array().unwrap().len(), 2);
}

#[tokio::test]
async fn a_role_of_one_hospital_is_neither_all_nor_able_to_give_all() {
    let desk = Desk::open().await;
    let mut tx = desk.app.db.begin("test.hospital").await.unwrap();
    sqlx::query(
        "INSERT INTO hospital (id, code, name, level, region, address, intro, offers_escort, offers_registration,
             state, sort, created_at, updated_at)
         VALUES ('h1', 'h1', '第一医院', '', '', '', '', 1, 0, 'online', 1, 0, 0)",
    )
    .execute(tx.conn())
    .await
    .unwrap();
    tx.commit().await.unwrap();
    let admin = desk.admin().await;
    let input = |name: &str, all: bool| json!({"name": name, "permissions": ["staff.manage"], "allHospitals": all, "hospitalIds": if all { vec![] } else { vec!["h1", "h1"] }});
    let role = admin.post("/roles", input("一院人事", false)).await.body;
    assert_eq!(role["hospitalIds"], json!(["h1"]));
    admin.makes("yiyuan", role["id"].as_str().unwrap()).await;
    let clerk = desk.sign_in("yiyuan", OTHER).await;
    assert_eq!(clerk.get("/session").await.body["allHospitals"], false);
    let answer = clerk.post("/roles", input("全部", true)).await;
    assert_eq!(answer.code(), "FORBIDDEN");
    let answer = clerk.post("/roles", input("一院二", false)).await;
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.body);
}
