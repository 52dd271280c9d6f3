//! Staff build departments, doctors and sessions; what they may not is refused; all of it is in the audit log.

use banyi_shared::ScheduleId;
use banyi_shared::dto::admin::{AdminDepartmentTree, AdminSchedule, AdminScheduleList, ScheduleDays};
use banyi_shared::dto::{DepartmentTree, SessionDetail, SessionList, SessionOffer};
use serde_json::{Value, json};

use crate::support::session_form;

both! {
    async fn a_session_that_staff_make_can_be_booked(t: TestApp) {
        let admin = t.admin().await;
        let clinic = admin.clinic().await;
        let tree: DepartmentTree = t.get(&format!("/api/v1/hospitals/{}/departments", clinic.hospital)).await.ok();
        assert_eq!(tree.items[0].children[0].id, clinic.department);

        let day = t.day(3);
        let made = admin.schedule(&clinic, "张明", day, "morning", 8).await;
        admin.schedule(&clinic, "李岚", day, "afternoon", 4).await;
        assert_eq!((made.taken, made.waiting, made.is_pushed), (0, 0, false));
        let path = format!("/api/v1/departments/{}/sessions?date={day}", clinic.department);
        let list: SessionList = t.get(&path).await.ok();
        let seen: Vec<_> = list.items.iter().map(|one| (one.doctor_name.as_str(), one.remaining, one.offer)).collect();
        assert_eq!(seen, [("张明", 8, SessionOffer::Book), ("李岚", 4, SessionOffer::Book)]);
        let detail: SessionDetail = t.get(&format!("/api/v1/sessions/{}", made.session.id)).await.ok();
        assert_eq!((detail.department_name.as_str(), detail.waiting), ("心内科", 0));
        assert_eq!(detail.cancel_until, day.plus_days(-1).at(15, 30));

        let days: ScheduleDays = admin
            .get(&format!("/departments/{}/schedule-days?from={}&to={}", clinic.department, t.day(2), t.day(4)))
            .await
            .ok();
        let totals: Vec<_> = days.items.iter().map(|day| (day.sessions, day.total, day.remaining)).collect();
        assert_eq!(totals, [(0, 0, 0), (2, 12, 12), (0, 0, 0)]);
        let tree: AdminDepartmentTree = admin.get(&format!("/hospitals/{}/departments", clinic.hospital)).await.ok();
        assert_eq!(tree.items[0].children[0].sessions, 2);
    }
}

both! {
    async fn a_session_changes_while_nobody_has_a_place(t: TestApp) {
        let admin = t.admin().await;
        let clinic = admin.clinic().await;
        let made = admin.schedule(&clinic, "张明", t.day(3), "morning", 8).await;
        let path = format!("/schedules/{}", made.session.id);
        let mut form = session_form(&clinic, "张明", t.day(4), "afternoon", 5);
        form["feeFen"] = json!(8_000);
        let changed: AdminSchedule = admin.put(&path, form).await.ok();
        assert_eq!((changed.session.date, changed.session.total, changed.code), (t.day(4), 5, made.code.clone()));
        assert_eq!(t.number(&format!("SELECT count(*) FROM capacity WHERE id = '{}' AND day = '{}'",
            made.session.id, t.day(4))).await, 1);

        // One place is taken: it stays where it is, and total and fee still change.
        t.execute(&format!("UPDATE capacity SET remaining = remaining - 2 WHERE id = '{}'", made.session.id)).await;
        let moved = session_form(&clinic, "张明", t.day(5), "afternoon", 5);
        admin.put(&path, moved).await.fails(409, "CONFLICT");
        let lowered: AdminSchedule = admin.put(&path, session_form(&clinic, "张明", t.day(4), "afternoon", 1)).await.ok();
        assert_eq!((lowered.taken, lowered.session.remaining, lowered.session.offer), (2, 0, SessionOffer::Wait));
    }
}

both! {
    async fn nobody_sees_patients_twice_at_a_time(t: TestApp) {
        let admin = t.admin().await;
        let clinic = admin.clinic().await;
        let other = admin.department(&clinic.hospital, "内分泌科", Some(&clinic.group)).await;
        let form = session_form(&clinic, "张明", t.day(3), "morning", 8);
        let first: AdminSchedule = admin.post("/schedules", form.clone()).await.ok();
        admin.post("/schedules", form.clone()).await.fails(409, "ALREADY_EXISTS");
        // A clinic of another department has the same words; a doctor is one person.
        let mut elsewhere = form.clone();
        elsewhere["departmentId"] = json!(other);
        admin.post("/schedules", elsewhere.clone()).await.ok::<AdminSchedule>();
        let doctor = json!({"departmentId": clinic.department, "code": "D1", "name": "周宁", "title": "主任医师",
            "skill": "", "intro": "", "sort": 1, "state": "online"});
        let doctor: Value = admin.post(&format!("/hospitals/{}/doctors", clinic.hospital), doctor).await.ok();
        let mut named = form.clone();
        named["doctorId"] = doctor["doctor"]["id"].clone();
        let named_made: AdminSchedule = admin.post("/schedules", named.clone()).await.ok();
        assert_eq!(named_made.session.doctor_name, "周宁");
        named["departmentId"] = json!(other);
        admin.post("/schedules", named).await.fails(409, "ALREADY_EXISTS");
        // A stopped one takes no turn.
        admin.sets_session(&first.session.id, "stopped").await.ok::<AdminSchedule>();
        admin.post("/schedules", form).await.ok::<AdminSchedule>();
    }
}

both! {
    async fn a_stopped_session_stays_stopped(t: TestApp) {
        let admin = t.admin().await;
        let session = t.session(3).await;
        let offer = async |session: &ScheduleId| {
            let detail: SessionDetail = t.get(&format!("/api/v1/sessions/{session}")).await.ok();
            (detail.session.offer, detail.session.reason)
        };
        admin.sets_session(&session, "paused").await.ok::<AdminSchedule>();
        assert_eq!(offer(&session).await, (SessionOffer::Closed, Some("医生临时有事".to_owned())));
        admin.sets_session(&session, "open").await.ok::<AdminSchedule>();
        assert_eq!(offer(&session).await, (SessionOffer::Book, None));
        let path = format!("/schedules/{session}/state");
        let silent = admin.put(&path, json!({"state": "stopped"})).await.fails(422, "VALIDATION_FAILED");
        assert!(silent["fields"]["reason"].is_string());
        admin.sets_session(&session, "stopped").await.ok::<AdminSchedule>();
        assert_eq!(offer(&session).await, (SessionOffer::Stopped, Some("医生临时有事".to_owned())));
        admin.sets_session(&session, "open").await.fails(409, "CONFLICT");
        let jobs = format!("SELECT count(*) FROM job WHERE kind = 'session.stop' AND subject = '{session}'");
        assert_eq!(t.number(&jobs).await, 1);
        let audit: Value = admin.get("/audit").await.ok();
        let states = audit["items"].as_array().unwrap().iter().filter(|one| one["action"] == "schedule.state");
        assert_eq!(states.count(), 3);
    }
}

both! {
    async fn wrong_forms_are_told_by_field(t: TestApp) {
        let admin = t.admin().await;
        let clinic = admin.clinic().await;
        let mut form = session_form(&clinic, "张明", t.day(-1), "full_day", 10_001);
        form["feeFen"] = json!(-1);
        let refused = admin.post("/schedules", form).await.fails(422, "VALIDATION_FAILED");
        let fields: Vec<_> = refused["fields"].as_object().unwrap().keys().cloned().collect();
        assert_eq!(fields, ["date", "feeFen", "period", "total"]);
        let mut group = session_form(&clinic, "张明", t.day(1), "morning", 1);
        group["departmentId"] = json!(clinic.group);
        admin.post("/schedules", group).await.fails(422, "VALIDATION_FAILED");
        let at = format!("/hospitals/{}/departments", clinic.hospital);
        let twin = json!({"code": "内科", "name": "内科二", "intro": "", "sort": 2, "state": "online"});
        admin.post(&at, twin).await.fails(409, "ALREADY_EXISTS");
        let orphan = json!({"code": "x", "name": "x", "intro": "", "sort": 2, "state": "online"});
        admin.put(&format!("/departments/{}", clinic.department), orphan).await.fails(422, "VALIDATION_FAILED");
        let list: AdminScheduleList =
            admin.get(&format!("/departments/{}/schedules?date={}", clinic.department, t.day(1))).await.ok();
        assert_eq!(list.items.len(), 0);
    }
}
