//! Staff copy weeks.

use banyi_shared::dto::admin::{AdminSchedule, AdminScheduleList, CopyReport};
use banyi_shared::{CivilDate, DepartmentId};
use serde_json::json;

use crate::support::Staff;

async fn on(admin: &Staff<'_>, department: &DepartmentId, date: CivilDate) -> Vec<AdminSchedule> {
    let path = format!("/departments/{department}/schedules?date={date}");
    admin.get(&path).await.ok::<AdminScheduleList>().items
}

both! {
    async fn a_week_is_copied_over_the_end_of_a_year(t: TestApp) {
        let year = t.day(1).to_string()[..4].parse::<u32>().unwrap();
        let from = CivilDate::new(year, 12, 21).unwrap();
        t.advance(from.plus_days(-1).at(9, 0) - t.now());
        let admin = t.admin().await;
        let clinic = admin.clinic().await;
        let other = admin.department(&clinic.hospital, "内分泌科", Some(&clinic.group)).await;
        let monday = admin.schedule(&clinic, "张明", from, "morning", 8).await;
        admin.schedule(&clinic, "李岚", from.plus_days(6), "afternoon", 4).await;
        let stopped = admin.schedule(&clinic, "李岚", from.plus_days(2), "afternoon", 4).await;
        admin.sets_session(&stopped.session.id, "stopped").await.ok::<AdminSchedule>();
        let mut elsewhere = crate::support::session_form(&clinic, "王宁", from, "morning", 3);
        elsewhere["departmentId"] = json!(other);
        admin.post("/schedules", elsewhere).await.ok::<AdminSchedule>();
        // Of the copied places none is taken, whatever is of theirs.
        t.execute(&format!("UPDATE capacity SET remaining = remaining - 3 WHERE id = '{}'", monday.session.id)).await;

        let mut body = json!({"hospitalId": clinic.hospital, "departmentId": clinic.department, "from": from,
            "days": 7, "to": from.plus_days(7), "times": 2});
        let report: CopyReport = admin.post("/schedules/copy", body.clone()).await.ok();
        assert_eq!((report.made, report.left_out), (4, 0));
        // 28 December, and 4 January: the same weekday of another year.
        for weeks in [1, 2] {
            let copied = on(&admin, &clinic.department, from.plus_days(7 * weeks)).await;
            assert_eq!(copied.len(), 1);
            assert_eq!((copied[0].session.remaining, copied[0].session.doctor_name.as_str()), (8, "张明"));
            assert_eq!(on(&admin, &clinic.department, from.plus_days(7 * weeks + 6)).await.len(), 1);
            assert_eq!(on(&admin, &clinic.department, from.plus_days(7 * weeks + 2)).await.len(), 0);
        }
        assert!(from.plus_days(14).to_string().starts_with(&(year + 1).to_string()));
        let again: CopyReport = admin.post("/schedules/copy", body.clone()).await.ok();
        assert_eq!((again.made, again.left_out), (0, 4));
        body["departmentId"].take();
        body.as_object_mut().unwrap().remove("departmentId");
        let all: CopyReport = admin.post("/schedules/copy", body.clone()).await.ok();
        assert_eq!((all.made, all.left_out), (2, 4));

        for (field, wrong) in [("days", json!(32)), ("times", json!(13)), ("to", json!(from.plus_days(6)))] {
            let mut bad = body.clone();
            bad[field] = wrong;
            let refused = admin.post("/schedules/copy", bad).await.fails(422, "VALIDATION_FAILED");
            assert!(refused["fields"][field].is_string(), "{refused}");
        }
        let audit = "SELECT count(*) FROM audit_log WHERE action = 'schedule.copy'";
        assert_eq!(t.number(audit).await, 3);
    }
}
