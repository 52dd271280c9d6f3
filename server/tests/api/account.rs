//! A user ends their account: not while money or a service is under way, and nothing personal stays that no order needs.

use banyi_shared::time::DAY;
use reqwest::Method;
use serde_json::{Value, json};

use crate::support::{Answer, Patient, png};

async fn leave(person: &Patient<'_>) -> Answer {
    person.send(Method::DELETE, "/me", None, None).await
}

async fn me(person: &Patient<'_>) -> String {
    let me: Value = person.get("/me").await.ok();
    me["id"].as_str().unwrap().to_owned()
}

both! {
    async fn a_deleted_account_leaves_a_row_and_its_orders_and_the_person_may_come_again(t: TestApp) {
        let (zhang, admin) = (t.patient("zhang").await, t.admin().await);
        let id = me(&zhang).await;
        let avatar: Value = zhang.uploads(png(8, 8)).await.ok();
        let profile = json!({"nickname": "阿婉", "avatarFileId": avatar["id"]});
        zhang.send(Method::PUT, "/me", None, Some(&profile)).await.ok::<Value>();
        let order = zhang.book().await;
        zhang.pays(&order.no).await;
        t.work().await;
        zhang.add_patient_with("李长庚", "110105194012310024").await;
        let application = json!({"name": "公孙静仪", "phone": "13700137001"});
        zhang.send(Method::PUT, "/escort/application", None, Some(&application)).await.ok::<Value>();
        for to in ["confirmed", "in_service"] {
            leave(&zhang).await.fails(409, "ACCOUNT_BUSY");
            admin.step(&order.no, to).await.ok::<Value>();
        }
        leave(&zhang).await.fails(409, "ACCOUNT_BUSY");
        assert_eq!(me(&zhang).await, id);
        t.advance(4 * DAY);
        t.work().await;
        zhang.signs_in_again().await;
        let elsewhere = t.patient("zhang").await;

        assert_eq!(leave(&zhang).await.status, 204);
        for person in [&zhang, &elsewhere] {
            person.get("/me").await.fails(401, "UNAUTHENTICATED");
            leave(person).await.fails(401, "UNAUTHENTICATED");
            let again = json!({"refreshToken": person.refresh_token()});
            person.post("/auth/refresh", again).await.fails(401, "UNAUTHENTICATED");
        }
        let of = |what: &str| format!("SELECT count(*) FROM {what} = '{id}'");
        assert_eq!(t.number(&of("notice WHERE user_id")).await, 0);
        assert_eq!(t.number(&of("escort_application WHERE user_id")).await, 0);
        assert_eq!(t.number(&of("patient WHERE deleted_at IS NULL AND user_id")).await, 0);
        assert_eq!(t.number(&of("patient WHERE user_id")).await, 2);
        let idle = of("patient WHERE contact_enc IS NULL AND history_enc IS NULL AND user_id");
        assert_eq!(t.number(&idle).await, 2);
        t.work().await;
        assert_eq!(t.number(&of("file WHERE user_id")).await, 0);
        let phone = t.app.vault.index("phone", "13800138000");
        assert_eq!(t.number(&format!("SELECT count(*) FROM patient WHERE phone_idx = '{phone}'")).await, 0);
        let kept = "nickname IS NULL AND avatar_enc IS NULL AND unionid IS NULL AND state = 'locked' AND id";
        assert_eq!(t.number(&of(&format!("app_user WHERE {kept}"))).await, 1);

        // The order and its own copy stay, for staff too.
        let admin = t.admin().await;
        let seen = admin.order(&order.no).await;
        assert_eq!(seen.order.state.as_str(), "completed");
        let purpose = json!({"purpose": "税务核对这一单"});
        let clear: Value = admin.post(&format!("/orders/{}/reveal", order.no), purpose).await.ok();
        assert_eq!(clear["name"], "王秀兰");
        let users: Value = admin.get(&format!("/users?q={id}")).await.ok();
        assert!(users["items"][0]["deletedAt"].is_string());
        assert_eq!(users["items"][0]["nickname"], Value::Null);
        let unlock = json!({"state": "active", "reason": "用户来电"});
        admin.put(&format!("/users/{id}/state"), unlock).await.fails(409, "MOVE_NOT_ALLOWED");

        // Of their patients there is nothing left to list or to reveal; the lists of staff go on without them.
        let patients: Value = admin.get("/patients").await.ok();
        assert_eq!(patients["items"], json!([]));
        let old = t.texts(&format!("SELECT id FROM patient WHERE user_id = '{id}'")).await.remove(0);
        let purpose = json!({"purpose": "联系就诊人"});
        admin.post(&format!("/patients/{old}/reveal"), purpose).await.fails(404, "NOT_FOUND");

        // The same person comes again, as somebody new.
        let anew = t.patient("zhang").await;
        assert_ne!(me(&anew).await, id);
        let orders: Value = anew.get("/orders").await.ok();
        assert_eq!(orders["items"], json!([]));
        anew.add_patient("王秀兰").await;
        // A later refund of the old order tells nobody.
        admin.refund(&order.no, 100).await.ok::<Value>();
        t.rest().await;
        assert_eq!(t.number(&of("notice WHERE user_id")).await, 0);
        let inbox: Value = anew.get("/notices").await.ok();
        assert_eq!(inbox["items"], json!([]));
    }
}

both! {
    async fn an_account_is_busy_while_an_order_waits_or_money_is_on_its_way(t: TestApp) {
        let zhang = t.patient("zhang").await;
        let order = zhang.book().await;
        leave(&zhang).await.fails(409, "ACCOUNT_BUSY");
        zhang.pays(&order.no).await;
        leave(&zhang).await.fails(409, "ACCOUNT_BUSY");
        zhang.cancel(&order.no).await;
        let busy = leave(&zhang).await.fails(409, "ACCOUNT_BUSY");
        assert!(busy["message"].as_str().unwrap().contains("退款"));
        // WeChat could not pay it back: somebody has to look at it first.
        let set = async |status: &str| {
            let mut tx = t.app.db.begin("test").await.unwrap();
            let change = "UPDATE refund SET status = $1";
            sqlx::query(change).bind(status).execute(tx.conn()).await.unwrap();
            tx.commit().await.unwrap();
        };
        for status in ["abnormal", "processing", "requested"] {
            set(status).await;
            leave(&zhang).await.fails(409, "ACCOUNT_BUSY");
        }
        t.rest().await;
        assert_eq!(leave(&zhang).await.status, 204);
        // One that was never paid is no hindrance once it is closed.
        let li = t.patient("li").await;
        let order = li.book().await;
        li.cancel(&order.no).await;
        t.rest().await;
        assert_eq!(leave(&li).await.status, 204);
    }
}

both! {
    async fn an_order_placed_at_the_same_instant_never_slips_through(t: TestApp) {
        for at in 0..8 {
            let person = t.patient(&format!("p{at}")).await;
            let patient = person.add_patient("王秀兰").await;
            let form = person.form(&patient).await;
            let (placed, left) = tokio::join!(person.try_place(&form, "once"), leave(&person));
            match (placed.status.as_u16(), left.status.as_u16()) {
                (201, 409) | (401 | 404, 204) => {}
                other => panic!("{other:?}: {} {}", placed.text, left.text),
            }
        }
        let slipped = "SELECT count(*) FROM orders o JOIN app_user u ON u.id = o.user_id
            WHERE u.deleted_at IS NOT NULL";
        assert_eq!(t.number(slipped).await, 0);
    }
}

both! {
    async fn what_waits_for_the_deletion_finds_nobody(t: TestApp) {
        let person = t.patient("zhang").await;
        let patient = person.add_patient("王秀兰").await;
        let form = person.form(&patient).await;
        let id = me(&person).await;
        // The deletion stands still before its commit; an order, a patient and an application come meanwhile.
        let mut tx = t.app.db.begin("test").await.unwrap();
        sqlx::query("UPDATE app_user SET deleted_at = 1, state = 'locked', openid = 'gone' WHERE id = $1")
            .bind(&id)
            .execute(tx.conn())
            .await
            .unwrap();
        let other = json!({"name": "李长庚", "idCard": "110105194012310024", "phone": "13800138000", "relation": "parent"});
        let application = json!({"name": "公孙静仪", "phone": "13700137001"});
        let waits = async { tokio::join!(
            person.try_place(&form, "meanwhile"),
            person.post("/patients", other),
            person.send(Method::PUT, "/escort/application", None, Some(&application)),
        ) };
        let commits = async {
            // Until they stand in line, or their turn would be after it anyway: both must end the same.
            for _ in 0..50 {
                tokio::task::yield_now().await;
            }
            tx.commit().await.unwrap();
        };
        let ((placed, added, sent), ()) = tokio::join!(waits, commits);
        for answer in [placed, added, sent] {
            answer.fails(401, "UNAUTHENTICATED");
        }
        for table in ["orders", "escort_application"] {
            assert_eq!(t.number(&format!("SELECT count(*) FROM {table}")).await, 0, "{table}");
        }
    }
}
