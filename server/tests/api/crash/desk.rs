//! What staff do at their desk.

use serde_json::{Value, json};

use super::lane::Lane;
use crate::support::{Patient, Staff};

/// Asks for something that may have been done by a server that died before it said so: then it is refused.
pub async fn asks(admin: &Staff<'_>, path: &str, body: Value) {
    let status = admin.post(path, body).await.status.as_u16();
    assert!(matches!(status, 200 | 201 | 204 | 409 | 422), "{path}: {status}");
}

/// The one of a list that has this value.
pub async fn find(admin: &Staff<'_>, path: &str, field: &str, value: &str) -> Value {
    let list: Value = admin.get(path).await.ok();
    let mut found: Vec<Value> =
        list["items"].as_array().unwrap().iter().filter(|item| item[field] == value).cloned().collect();
    assert_eq!(found.len(), 1, "{path} {field} {value}: {list}");
    found.remove(0)
}

/// Hospitals, services, capacity, policy, terms.
pub async fn catalogue(lane: &Lane, _person: &Patient<'_>, who: &str) {
    let admin = lane.t.admin().await;
    let hospital = json!({"code": who.to_uppercase(), "name": format!("{who}医院"), "level": "三级甲等",
        "region": "610100", "address": "长乐西路1号", "intro": "", "offersEscort": true, "offersRegistration": false,
        "state": "offline"});
    asks(&admin, "/hospitals", hospital.clone()).await;
    let own =
        find(&admin, &format!("/hospitals?q={who}医院"), "code", &who.to_uppercase()).await["id"].clone();
    admin.put(&format!("/hospitals/{}", own.as_str().unwrap()), hospital).await.ok::<Value>();
    let service = json!({"name": format!("{who}陪诊"), "summary": "全程陪同", "sort": 9, "state": "offline",
        "skus": [{"unit": "half_day", "priceFen": 20_000, "state": "offline"}]});
    asks(&admin, "/escort/services", service.clone()).await;
    let made: Value = admin.get("/escort/services").await.ok();
    let made = made["items"].as_array().unwrap().iter().find(|item| item["name"] == service["name"]).cloned();
    let path = format!("/escort/services/{}", made.unwrap()["id"].as_str().unwrap());
    admin.put(&path, service).await.ok::<Value>();
    let set = json!({"hospitalId": own, "date": lane.t.day(30), "period": "morning", "total": 3});
    admin.put("/capacity", set).await.ok::<Value>();
    let policies: Value = admin.get("/policies").await.ok();
    asks(&admin, "/policies", json!({"body": policies["items"][0]["body"]})).await;
    let terms = json!({"title": "陪诊服务协议", "body": "一、服务内容。二、退款规则。", "minReadSeconds": 5});
    asks(&admin, "/terms", terms).await;
}

/// A table of payments as a file.
pub async fn takes_away(lane: &Lane, person: &Patient<'_>) {
    let admin = lane.t.admin().await;
    let order = person.book().await;
    person.pays(&order.no).await;
    let today = lane.t.day(0);
    let body = json!({"what": "payments", "from": today, "to": today});
    let asked: Value = admin.post("/exports", body).await.ok();
    lane.until(&format!(
        "SELECT count(*) FROM export WHERE id = '{}' AND state <> 'done'",
        asked["id"].as_str().unwrap()
    ))
    .await;
    let done: Value = admin.get(&format!("/exports/{}", asked["id"].as_str().unwrap())).await.ok();
    assert_eq!((&done["state"], done["rowsDone"].as_i64() >= Some(1)), (&json!("done"), true), "{done}");
    let link = done["url"].as_str().unwrap().strip_prefix(&lane.t.base).unwrap().to_owned();
    while lane.t.client.get(format!("{}{link}", lane.t.base)).send().await.is_err() {
        lane.t.get("/api/v1/terms/current").await;
    }
}

/// Banners, announcements, experts.
pub async fn content(lane: &Lane, who: &str) {
    let admin = lane.t.admin().await;
    let banner = json!({"title": who, "link": "none", "sort": 9, "state": "online"});
    asks(&admin, "/banners", banner.clone()).await;
    let list: Value = admin.get("/banners").await.ok();
    for made in list["items"].as_array().unwrap().iter().filter(|item| item["title"] == who) {
        let path = format!("/banners/{}", made["id"].as_str().unwrap());
        admin.put(&path, banner.clone()).await.ok::<Value>();
        admin.delete(&path).await;
        admin.put(&path, banner.clone()).await.fails(404, "NOT_FOUND");
    }
    let words =
        json!({"title": format!("公告{who}"), "body": "停诊安排", "isPinned": false, "state": "online"});
    asks(&admin, "/announcements", words.clone()).await;
    let list: Value = admin.get(&format!("/announcements?q=公告{who}")).await.ok();
    for made in list["items"].as_array().unwrap() {
        let path = format!("/announcements/{}", made["id"].as_str().unwrap());
        admin.put(&path, words.clone()).await.ok::<Value>();
        admin.delete(&path).await;
        admin.put(&path, words.clone()).await.fails(404, "NOT_FOUND");
    }
    let hospitals: Value = lane.t.get("/api/v1/hospitals").await.ok();
    let at = format!("/hospitals/{}/experts", hospitals["items"][0]["id"].as_str().unwrap());
    let expert = json!({"name": who, "title": "主任医师", "skill": "", "sort": 1, "state": "online"});
    asks(&admin, &at, expert.clone()).await;
    let list: Value = admin.get(&at).await.ok();
    for made in list["items"].as_array().unwrap().iter().filter(|item| item["name"] == who) {
        let path = format!("/experts/{}", made["id"].as_str().unwrap());
        admin.put(&path, expert.clone()).await.ok::<Value>();
        admin.delete(&path).await;
        admin.put(&path, expert.clone()).await.fails(404, "NOT_FOUND");
    }
}

/// Staff, roles, a user's lock, a dead job.
pub async fn accounts(lane: &Lane, person: &Patient<'_>, who: &str) {
    let admin = lane.t.admin().await;
    let role = json!({"name": who, "permissions": ["orders.read"], "allHospitals": true, "hospitalIds": []});
    asks(&admin, "/roles", role.clone()).await;
    let role_id = find(&admin, "/roles", "name", who).await["id"].clone();
    admin.put(&format!("/roles/{}", role_id.as_str().unwrap()), role).await.ok::<Value>();
    let (first, second) = ("a-first-long-password", "a-second-long-password");
    let account = format!("desk-{who}");
    asks(&admin, "/staff", json!({"account": account, "name": "小李", "password": first, "roleId": role_id}))
        .await;
    let made = find(&admin, "/staff", "account", &account).await;
    admin
        .put(&format!("/staff/{}", made["id"].as_str().unwrap()), json!({"name": "小王"}))
        .await
        .ok::<Value>();
    let desk = Staff::sign_in(&lane.t, &account, first).await;
    // Again after a death the old one is wrong: then it has been changed.
    desk.put("/session/password", json!({"current": first, "new": second})).await;
    let desk = Staff::sign_in(&lane.t, &account, second).await;
    // After a death the first has been ended, and the second by signing out.
    let elsewhere = Staff::sign_in(&lane.t, &account, second).await;
    let sessions: Value = elsewhere.get("/sessions").await.ok();
    let ended = sessions["items"].as_array().unwrap().iter().find(|one| one["isCurrent"] == true).unwrap();
    desk.delete(&format!("/sessions/{}", ended["id"].as_str().unwrap())).await;
    elsewhere.get("/session").await.fails(401, "UNAUTHENTICATED");
    let elsewhere = Staff::sign_in(&lane.t, &account, second).await;
    desk.delete("/sessions").await;
    elsewhere.get("/session").await.fails(401, "UNAUTHENTICATED");
    desk.signs_out().await;
    let user =
        lane.t.texts("SELECT id FROM app_user ORDER BY created_at DESC, id DESC LIMIT 1").await.remove(0);
    let lock = json!({"state": "locked", "reason": "投诉核实中"});
    admin.put(&format!("/users/{user}/state"), lock).await;
    let state = format!("SELECT count(*) FROM app_user WHERE id = '{user}' AND state <> 'locked'");
    assert_eq!(lane.t.number(&state).await, 0);
    let _ = person;
    // A job that is done is called dead, so that there is one to run again.
    let mut tx = lane.t.app.db.begin("test").await.unwrap();
    let id = format!("job-{who}");
    let insert = "INSERT INTO job (id, kind, subject, state, run_at, created_at)
        VALUES ($1, 'order.expire', 'E000000000000000P0', 'dead', 0, 0)";
    sqlx::query(insert).bind(&id).execute(tx.conn()).await.unwrap();
    tx.commit().await.unwrap();
    admin.post(&format!("/jobs/{id}/aside"), json!({"reason": "订单不存在"})).await;
    admin.post(&format!("/jobs/{id}/rerun"), json!({})).await;
    lane.until(&format!("SELECT count(*) FROM job WHERE id = '{id}' AND state = 'pending'")).await;
    let mut tx = lane.t.app.db.begin("test").await.unwrap();
    sqlx::query("DELETE FROM job WHERE id = $1").bind(&id).execute(tx.conn()).await.unwrap();
    tx.commit().await.unwrap();
}
