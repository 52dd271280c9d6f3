//! One's own sign-ins.

use banyi_shared::Permission;
use banyi_shared::dto::admin::OwnSessionList;
use serde_json::{Value, json};

use crate::support::{Answer, Staff, TestApp};

async fn own(staff: &Staff<'_>) -> OwnSessionList {
    staff.get("/sessions").await.ok()
}

/// Signs in with a browser that names itself.
async fn with_browser(t: &TestApp, words: &str) -> Answer {
    let body = json!({"account": "admin", "password": "correct-horse-battery"});
    let request = t.client.post(format!("{}/api/v1/admin/session", t.base)).header("User-Agent", words);
    Answer::of(request.json(&body)).await
}

both! {
    async fn one_sees_and_ends_ones_own_sign_ins(t: TestApp) {
        let admin = t.admin().await;
        with_browser(&t, &format!("Mozilla/5.0 {}", "x".repeat(400))).await.ok::<Value>();
        let second = t.admin().await;
        let colleague = admin.hire("colleague", &[Permission::AuditRead], &[]).await;
        let list = own(&admin).await.items;
        assert_eq!(list.len(), 3);
        assert!(list.is_sorted_by(|one, two| one.created_at >= two.created_at));
        assert_eq!(list.iter().filter(|one| one.is_current).count(), 1);
        let named = list.iter().find_map(|one| one.user_agent.clone()).unwrap();
        assert!(named.starts_with("Mozilla/5.0 ") && named.len() == 200, "{named}");
        assert!(list.iter().all(|one| one.address.as_deref() == Some("127.0.0.1")));

        // A colleague's is nobody's.
        let theirs = own(&colleague).await.items[0].id.clone();
        admin.delete(&format!("/sessions/{theirs}")).await.fails(404, "NOT_FOUND");
        let at_second = own(&second).await.items.into_iter().find(|one| one.is_current).unwrap().id;
        let ended = admin.delete(&format!("/sessions/{at_second}")).await;
        assert_eq!((ended.status.as_u16(), ended.headers.contains_key("set-cookie")), (204, false));
        second.get("/session").await.fails(401, "UNAUTHENTICATED");
        admin.delete(&format!("/sessions/{at_second}")).await.fails(404, "NOT_FOUND");

        assert_eq!(admin.delete("/sessions").await.status, 204);
        assert_eq!(own(&admin).await.items.len(), 1);
        assert_eq!(own(&colleague).await.items.len(), 1);
        let mine = own(&admin).await.items[0].id.clone();
        let ended = admin.delete(&format!("/sessions/{mine}")).await;
        assert_eq!(ended.status, 204);
        assert!(ended.headers["set-cookie"].to_str().unwrap().contains("Max-Age=0"));
        admin.get("/session").await.fails(401, "UNAUTHENTICATED");
        assert_eq!(t.number("SELECT count(*) FROM audit_log WHERE action = 'staff.end_session'").await, 3);
    }
}

both! {
    async fn a_sign_in_of_the_version_before_can_be_ended_too(t: TestApp) {
        let admin = t.admin().await;
        let old = t.admin().await;
        let mut tx = t.app.db.begin("test").await.unwrap();
        let forget = "UPDATE staff_session SET id = NULL, user_agent = NULL, address = NULL";
        sqlx::query(forget).execute(tx.conn()).await.unwrap();
        tx.commit().await.unwrap();
        let listed = own(&admin).await.items.into_iter().find(|one| !one.is_current).unwrap();
        assert_eq!((&listed.user_agent, &listed.address), (&None, &None));
        assert_eq!(admin.delete(&format!("/sessions/{}", listed.id)).await.status, 204);
        old.get("/session").await.fails(401, "UNAUTHENTICATED");
    }
}
