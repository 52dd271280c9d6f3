//! Jobs, as staff see them.

use banyi_server::queue::{self, JobKind};
use serde_json::json;

use crate::desk::Desk;

#[tokio::test]
async fn only_dead_jobs_run_again() {
    let desk = Desk::open().await;
    let admin = desk.admin().await;
    let mut tx = desk.app.db.begin("test.enqueue").await.unwrap();
    let now = desk.app.now();
    queue::enqueue(&desk.app, &mut tx, JobKind::OrderExpire, "E1", now).await.unwrap();
    tx.commit().await.unwrap();
    let jobs = admin.get("/jobs?state=pending").await.body;
    let job = &jobs["items"][0];
    assert_eq!(job["kind"], "order.expire");
    assert_eq!(job["subject"], "E1");
    let path = format!("/jobs/{}/rerun", job["id"].as_str().unwrap());
    assert_eq!(admin.post(&path, json!({})).await.code(), "CONFLICT");
    assert_eq!(admin.post("/jobs/none/rerun", json!({})).await.code(), "NOT_FOUND");
    assert_eq!(admin.get("/jobs?state=odd").await.code(), "VALIDATION_FAILED");
    let dead = admin.get("/jobs?state=dead").await.body;
    assert_eq!(dead["items"], json!([]));

    let mut tx = desk.app.db.begin("test.kill").await.unwrap();
    sqlx::query("UPDATE job SET state = 'dead', attempts = 9, last_error = 'no verb'")
        .execute(tx.conn())
        .await
        .unwrap();
    tx.commit().await.unwrap();
    let dead = admin.get("/jobs?state=dead").await.body;
    assert_eq!(dead["items"][0]["lastError"], "no verb");
    for (question, count) in [
        ("kind=order.expire", 1),
        ("kind=order.close", 0),
        ("q=E1&state=dead", 1),
        ("q=E", 1),
        ("q=1", 0),
        ("q=%25", 0),
        ("state=aside", 0),
        ("state=retrying", 0),
    ] {
        let found = admin.get(&format!("/jobs?{question}")).await.body;
        assert_eq!(found["items"].as_array().unwrap().len(), count, "{question}");
    }

    let aside = path.replace("/rerun", "/aside");
    assert_eq!(admin.post(&aside, json!({"reason": "无"})).await.code(), "VALIDATION_FAILED");
    assert_eq!(queue::dead(&desk.app.db).await.unwrap(), 1);
    let set = admin.post(&aside, json!({"reason": "订单已由人工关闭"})).await;
    assert_eq!(set.body["state"], "aside");
    assert_eq!(set.body["setAsideReason"], "订单已由人工关闭");
    assert_eq!(set.body["setAsideBy"], "管理员");
    assert!(set.body["setAsideAt"].is_string());
    assert_eq!(admin.actions().await[0], "job.aside");
    assert_eq!(queue::dead(&desk.app.db).await.unwrap(), 0);
    assert_eq!(admin.get("/jobs?state=dead").await.body["items"], json!([]));
    assert_eq!(admin.get("/jobs?state=aside").await.body["items"][0]["id"], set.body["id"]);
    assert_eq!(admin.post(&aside, json!({"reason": "再次搁置"})).await.code(), "CONFLICT");

    let answer = admin.post(&path, json!({})).await;
    assert_eq!(answer.body["state"], "pending");
    assert_eq!(answer.body["attempts"], 0);
    assert!(answer.body["setAsideReason"].is_null());
    assert_eq!(admin.actions().await[0], "job.rerun");
    assert_eq!(admin.post(&aside, json!({"reason": "还在等待"})).await.code(), "CONFLICT");

    let mut tx = desk.app.db.begin("test.retry").await.unwrap();
    sqlx::query("UPDATE job SET attempts = 3, last_error = 'not yet'").execute(tx.conn()).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(admin.get("/jobs?state=pending").await.body["items"], json!([]));
    assert_eq!(admin.get("/jobs?state=retrying").await.body["items"][0]["state"], "retrying");
}
