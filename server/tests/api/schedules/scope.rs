//! Staff of one hospital leave the departments, doctors and sessions of others alone.

use banyi_shared::Permission;
use banyi_shared::dto::admin::{AdminSchedule, SessionPeople};
use serde_json::{Value, json};

use crate::support::session_form;

both! {
    async fn staff_build_at_their_own_hospital_only(t: TestApp) {
        let admin = t.admin().await;
        let (mine, other) = (admin.clinic().await, admin.clinic().await);
        let staff = admin.hire("xiaoli", Permission::ALL, &[mine.hospital.to_string()]).await;
        let far = admin.schedule(&other, "张明", t.day(3), "morning", 8).await;
        let doctor = |department| json!({"departmentId": department, "code": "D1", "name": "周宁", "title": "", "skill": "",
            "intro": "", "sort": 1, "state": "online"});
        let far_doctor: Value =
            admin.post(&format!("/hospitals/{}/doctors", other.hospital), doctor(&other.department)).await.ok();
        let far_doctor = far_doctor["doctor"]["id"].as_str().unwrap();
        let group = json!({"code": "外科", "name": "外科", "intro": "", "sort": 1, "state": "online"});

        staff.get(&format!("/hospitals/{}", other.hospital)).await.fails(403, "FORBIDDEN");
        staff.get(&format!("/hospitals/{}/departments", other.hospital)).await.fails(403, "FORBIDDEN");
        staff.post(&format!("/hospitals/{}/departments", other.hospital), group.clone()).await.fails(403, "FORBIDDEN");
        staff.put(&format!("/departments/{}", other.group), group.clone()).await.fails(403, "FORBIDDEN");
        staff.get(&format!("/hospitals/{}/doctors", other.hospital)).await.fails(403, "FORBIDDEN");
        let at = format!("/hospitals/{}/doctors", other.hospital);
        staff.post(&at, doctor(&other.department)).await.fails(403, "FORBIDDEN");
        staff.put(&format!("/doctors/{far_doctor}"), doctor(&other.department)).await.fails(403, "FORBIDDEN");
        let days = format!("/departments/{}/schedule-days?from={}&to={}", other.department, t.day(0), t.day(6));
        staff.get(&days).await.fails(403, "FORBIDDEN");
        staff.get(&format!("/departments/{}/schedules?date={}", other.department, t.day(3))).await.fails(403, "FORBIDDEN");
        let path = format!("/schedules/{}", far.session.id);
        staff.get(&path).await.fails(403, "FORBIDDEN");
        staff.get(&format!("{path}/people")).await.fails(403, "FORBIDDEN");
        staff.put(&path, session_form(&other, "张明", t.day(3), "morning", 9)).await.fails(403, "FORBIDDEN");
        // Nor is it taken over to one's own hospital, or a doctor lent.
        staff.put(&path, session_form(&mine, "张明", t.day(3), "morning", 9)).await.fails(403, "FORBIDDEN");
        let mut lent = session_form(&mine, "", t.day(3), "morning", 9);
        lent["doctorId"] = json!(far_doctor);
        staff.post("/schedules", lent).await.fails(422, "VALIDATION_FAILED");
        let mut below = group.clone();
        below["parentId"] = json!(other.group);
        staff.post(&format!("/hospitals/{}/departments", mine.hospital), below).await.fails(422, "VALIDATION_FAILED");
        staff.sets_session(&far.session.id, "stopped").await.fails(403, "FORBIDDEN");
        staff.post("/schedules", session_form(&other, "李岚", t.day(3), "morning", 9)).await.fails(403, "FORBIDDEN");
        let copy = json!({"hospitalId": other.hospital, "from": t.day(3), "days": 1, "to": t.day(4), "times": 1});
        staff.post("/schedules/copy", copy).await.fails(403, "FORBIDDEN");

        let own: AdminSchedule = staff.post("/schedules", session_form(&mine, "李岚", t.day(3), "morning", 9)).await.ok();
        let people: SessionPeople = staff.get(&format!("/schedules/{}/people", own.session.id)).await.ok();
        assert_eq!((people.orders.len(), people.waiting.len()), (0, 0));
        let mut stop = json!({"state": "stopped", "reason": "医生外出", "moveTo": far.session.id});
        let path = format!("/schedules/{}/state", own.session.id);
        let refused = staff.put(&path, stop.clone()).await.fails(422, "VALIDATION_FAILED");
        assert!(refused["fields"]["moveTo"].is_string());
        let room: AdminSchedule = staff.post("/schedules", session_form(&mine, "李岚", t.day(4), "morning", 9)).await.ok();
        stop["moveTo"] = json!(room.session.id);
        staff.put(&path, stop).await.ok::<AdminSchedule>();
        let subject = format!("{}/{}", own.session.id, room.session.id);
        assert_eq!(t.number(&format!("SELECT count(*) FROM job WHERE subject = '{subject}'")).await, 1);
    }
}

both! {
    async fn what_staff_build_is_in_the_audit_log(t: TestApp) {
        let admin = t.admin().await;
        let clinic = admin.clinic().await;
        let session = admin.schedule(&clinic, "张明", t.day(3), "morning", 8).await;
        let path = format!("/schedules/{}", session.session.id);
        admin.put(&path, session_form(&clinic, "张明", t.day(3), "morning", 9)).await.ok::<AdminSchedule>();
        let audit: Value = admin.get("/audit").await.ok();
        let rows: Vec<_> = audit["items"].as_array().unwrap().iter().take(5)
            .map(|one| (one["action"].as_str().unwrap(), one["objectId"].as_str().unwrap())).collect();
        assert_eq!(rows, [("schedule.edit", session.session.id.as_str()), ("schedule.create", session.session.id.as_str()),
            ("department.create", clinic.department.as_str()), ("department.create", clinic.group.as_str()),
            ("hospital.create", clinic.hospital.as_str())]);
        assert!(audit["items"][0]["detail"].as_str().unwrap().contains("号源 8 → 9"), "{audit}");
    }
}
