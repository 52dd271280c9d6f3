//! 代约: staff book for somebody, by the same way and within the same limits.

use banyi_shared::order::OrderState;
use serde_json::{Value, json};

use crate::support::{Patient, Staff};

async fn books(
    admin: &Staff<'_>,
    who: &Patient<'_>,
    session: &banyi_shared::ScheduleId,
    key: &str,
) -> crate::support::Answer {
    let me: Value = who.get("/me").await.ok();
    let body = json!({"userId": me["id"], "patientId": who.somebody().await, "scheduleId": session, "expectedFeeFen": 5_000});
    admin.post_with_key("/registrations", key, body).await
}

both! {
    async fn staff_book_for_a_user_who_pays(t: TestApp) {
        let session = t.session(1).await;
        let admin = t.admin().await;
        let (zhang, li) = (t.patient("zhang").await, t.patient("li").await);
        let row: Value = books(&admin, &zhang, &session, "one").await.ok();
        let again: Value = books(&admin, &zhang, &session, "one").await.ok();
        assert_eq!(row["no"], again["no"]);
        books(&admin, &li, &session, "two").await.fails(409, "SOLD_OUT");
        let no = row["no"].as_str().unwrap().parse().unwrap();
        assert_eq!(zhang.order(&no).await.state, OrderState::PendingPayment);
        zhang.pays(&no).await;
        t.rest().await;
        assert_eq!(zhang.order(&no).await.state, OrderState::Confirmed);
        assert_eq!(t.number("SELECT count(*) FROM audit_log WHERE action = 'order.place'").await, 1);
        t.books_agree().await;
    }
}
