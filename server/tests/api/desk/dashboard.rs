//! The totals of days, which begin at midnight in Shanghai.

use banyi_shared::Permission;
use banyi_shared::dto::admin::{Dashboard, DayTotals};
use banyi_shared::time::{HOUR, MINUTE};
use reqwest::Method;
use serde_json::{Value, json};

use crate::support::Staff;

/// Orders, payments, income and what went back.
fn sums(day: &DayTotals) -> (i64, i64, i64, i64) {
    (day.orders, day.payments, day.income_fen.0, day.refunded_fen.0)
}

both! {
    async fn days_begin_at_midnight_in_shanghai(t: TestApp) {
        let admin = t.admin().await;
        let first = t.day(0);
        let empty: Dashboard = admin.get("/dashboard").await.ok();
        assert_eq!((sums(&empty.today), empty.days.len(), empty.today.date), ((0, 0, 0, 0), 30, first));

        // At 10:00, and five minutes before midnight.
        let morning = t.patient("morning").await;
        let refunded = morning.book().await.no;
        morning.pays(&refunded).await;
        t.advance(t.day(1).at(0, 0) - t.now() - 5 * MINUTE);
        let evening = t.patient("evening").await;
        let late = evening.book().await.no;
        evening.pays(&late).await;
        let admin = t.admin().await;
        let before: Dashboard = admin.get("/dashboard").await.ok();
        assert_eq!(sums(&before.today), (2, 2, 39_600, 0));
        assert_eq!(before.pending.to_confirm, 2);

        // Five minutes after midnight: an order that is not paid, and money goes back for yesterday's.
        t.advance(10 * MINUTE);
        t.patient("night").await.book().await;
        admin.refund(&refunded, 5_000).await.ok::<Value>();
        t.rest().await;
        let after: Dashboard = admin.get("/dashboard").await.ok();
        assert_eq!((after.today.date, sums(&after.today)), (first.plus_days(1), (1, 0, 0, 5_000)));
        assert_eq!(sums(&after.yesterday_so_far), (0, 0, 0, 0));
        assert_eq!((after.yesterday_so_far.date, sums(&after.days[28])), (first, (2, 2, 39_600, 0)));
        assert_eq!(after.days[29], after.today);
        assert!(after.days[..28].iter().all(|day| sums(day) == (0, 0, 0, 0)));
        assert!(after.days.windows(2).all(|two| two[1].date == two[0].date.plus_days(1)));

        // At noon, yesterday until noon had one of its two.
        t.advance(t.day(0).at(12, 0) - t.now());
        let admin = t.admin().await;
        let noon: Dashboard = admin.get("/dashboard").await.ok();
        assert_eq!(sums(&noon.yesterday_so_far), (1, 1, 19_800, 0));

        // On the day of service, what was confirmed is to be started.
        admin.step(&late, "confirmed").await.ok::<Value>();
        let waits: Dashboard = admin.get("/dashboard").await.ok();
        assert_eq!((waits.pending.to_confirm, waits.pending.to_start), (1, 0));
        t.advance(20 * HOUR);
        let admin = t.admin().await;
        let day: Dashboard = admin.get("/dashboard").await.ok();
        assert_eq!((day.pending.to_confirm, day.pending.to_start), (1, 1));

        // What is older than 30 days is not shown.
        t.advance(31 * 24 * HOUR);
        let admin = t.admin().await;
        let old: Dashboard = admin.get("/dashboard").await.ok();
        assert!(old.days.iter().all(|day| sums(day) == (0, 0, 0, 0)));
    }
}

both! {
    async fn a_role_sees_the_totals_of_its_hospitals(t: TestApp) {
        let admin = t.admin().await;
        let list: Value = t.get("/api/v1/hospitals").await.ok();
        let [near, far] = [0, 1].map(|at| list["items"][at]["id"].as_str().unwrap().to_owned());
        let see = [Permission::OrdersRead];
        let here = admin.hire("here", &[Permission::OrdersRead, Permission::JobsManage], &[near]).await;
        let there = admin.hire("there", &see, &[far]).await;
        let zhang = t.patient("zhang").await;
        let order = zhang.book().await;
        zhang.pays(&order.no).await;
        admin.refund(&order.no, 1_000).await.ok::<Value>();
        t.rest().await;
        let li = t.patient("li").await;
        let mut form = li.form(&li.add_patient("王秀兰").await).await;
        form.as_object_mut().unwrap().remove("hospitalId");
        form["hospitalName"] = json!("某某县人民医院");
        let in_words = li.place(&form).await;
        li.pays(&in_words.no).await;

        let all: Dashboard = admin.get("/dashboard").await.ok();
        assert_eq!((sums(&all.today), all.pending.to_confirm), ((2, 2, 39_600, 1_000), 2));
        let near: Dashboard = here.get("/dashboard").await.ok();
        assert_eq!((sums(&near.today), near.pending.to_confirm), ((1, 1, 19_800, 1_000), 1));
        let far: Dashboard = there.get("/dashboard").await.ok();
        assert_eq!((sums(&far.today), far.pending.to_confirm), ((0, 0, 0, 0), 0));
        // What the role may not see is absent.
        assert_eq!((all.pending.dead_jobs, near.pending.dead_jobs, far.pending.dead_jobs), (Some(0), Some(0), None));
        assert_eq!((near.pending.applications, far.pending.applications), (None, None));
    }
}

both! {
    async fn applications_wait_for_those_who_review_them(t: TestApp) {
        let admin = t.admin().await;
        let list: Value = t.get("/api/v1/hospitals").await.ok();
        let near = list["items"][0]["id"].as_str().unwrap().to_owned();
        let may = [Permission::OrdersRead, Permission::ApplicationsReview];
        let here = admin.hire("here", &may, &[near]).await;
        let without = admin.hire("without", &[Permission::OrdersRead], &[]).await;
        let zhang = t.patient("zhang").await;
        let form = json!({"name": "公孙静仪", "phone": "13700137001"});
        let sent: Value = zhang.send(Method::PUT, "/escort/application", None, Some(&form)).await.ok();
        let waits = async |staff: &Staff<'_>| -> Option<i64> {
            staff.get("/dashboard").await.ok::<Dashboard>().pending.applications
        };
        assert_eq!((waits(&admin).await, waits(&here).await, waits(&without).await), (Some(1), None, None));
        let path = format!("/escort/applications/{}/review", sent["id"].as_str().unwrap());
        admin.post(&path, json!({"state": "contacted"})).await.ok::<Value>();
        assert_eq!(waits(&admin).await, Some(0));
    }
}
