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
    let answer = admin.post(&path, json!({})).await;
    assert_eq!(answer.body["state"], "pending");
    assert_eq!(answer.body["attempts"], 0);
    assert_eq!(admin.actions().await[0], "job.rerun");
}
