//! A hospital with a department that is booked, and its sessions.

use banyi_shared::dto::admin::AdminSchedule;
use banyi_shared::{CivilDate, DepartmentId, HospitalId, ScheduleId};
use serde_json::{Value, json};

use super::{Staff, TestApp};

/// A hospital of its own that sells numbers, with one department.
#[derive(Debug, Clone)]
pub struct Clinic {
    pub hospital: HospitalId,
    pub group: DepartmentId,
    pub department: DepartmentId,
}

/// What of a clinic staff take offline.
#[derive(Debug, Clone, Copy)]
pub enum Shut {
    Hospital,
    Group,
    Department,
}

/// The id that an answer names.
fn id<T: std::str::FromStr<Err = banyi_shared::WireError>>(value: &Value) -> T {
    value["id"].as_str().unwrap_or_else(|| panic!("no id: {value}")).parse().unwrap()
}

impl Staff<'_> {
    /// Opens a hospital with one department, as staff do.
    pub async fn clinic(&self) -> Clinic {
        let chance = self.t.app.rng.token()[..10].replace(['-', '_'], "x");
        let hospital = json!({"code": format!("H{chance}"), "name": format!("测试{chance}医院"), "level": "三级甲等",
            "region": "陕西省西安市雁塔区", "address": "小寨东路1号", "intro": "", "offersEscort": false,
            "offersRegistration": true, "state": "online"});
        let hospital: HospitalId = id(&self.post("/hospitals", hospital).await.ok());
        let group = self.department(&hospital, "内科", None).await;
        let department = self.department(&hospital, "心内科", Some(&group)).await;
        Clinic { hospital, group, department }
    }

    /// Adds a department, or a group when it has no parent; the name is its number too.
    pub async fn department(
        &self,
        hospital: &HospitalId,
        name: &str,
        parent: Option<&DepartmentId>,
    ) -> DepartmentId {
        let mut body = json!({"code": name, "name": name, "intro": "", "sort": 1, "state": "online"});
        if let Some(parent) = parent {
            body["parentId"] = json!(parent);
        }
        id(&self.post(&format!("/hospitals/{hospital}/departments"), body).await.ok())
    }

    /// Takes it offline, or back.
    pub async fn turns(&self, clinic: &Clinic, what: Shut, state: &str) {
        let (path, mut form) = match what {
            Shut::Hospital => {
                let path = format!("/hospitals/{}", clinic.hospital);
                let form: Value = self.get(&path).await.ok();
                (path, form)
            }
            Shut::Group => (
                format!("/departments/{}", clinic.group),
                json!({"code": "内科", "name": "内科", "intro": "", "sort": 1}),
            ),
            Shut::Department => (
                format!("/departments/{}", clinic.department),
                json!({"code": "心内科", "name": "心内科", "intro": "", "sort": 1, "parentId": clinic.group}),
            ),
        };
        form["state"] = json!(state);
        if let Some(form) = form.as_object_mut() {
            for seen in ["id", "pictureUrl"] {
                form.remove(seen);
            }
        }
        self.put(&path, form).await.ok::<Value>();
    }

    /// Adds a session of 50 yuan; each doctor sees patients once in a half day.
    pub async fn schedule(
        &self,
        clinic: &Clinic,
        doctor: &str,
        date: CivilDate,
        period: &str,
        places: i64,
    ) -> AdminSchedule {
        let body = session_form(clinic, doctor, date, period, places);
        self.post("/schedules", body).await.ok()
    }

    /// 停约, 停诊, or open again.
    pub async fn sets_session(&self, session: &ScheduleId, state: &str) -> super::Answer {
        let mut body = json!({ "state": state });
        if state != "open" {
            body["reason"] = json!("医生临时有事");
        }
        self.put(&format!("/schedules/{session}/state"), body).await
    }

    /// A session as staff see it.
    pub async fn session(&self, session: &ScheduleId) -> AdminSchedule {
        self.get(&format!("/schedules/{session}")).await.ok()
    }
}

/// What staff send for a session of 50 yuan.
pub fn session_form(clinic: &Clinic, doctor: &str, date: CivilDate, period: &str, places: i64) -> Value {
    json!({"departmentId": clinic.department, "date": date, "period": period, "doctorName": doctor,
        "title": "主任医师", "skill": "心血管内科常见病", "feeFen": 5_000, "total": places})
}

impl TestApp {
    /// A session of so many places in three days, in the morning, at a hospital of its own; 50 yuan.
    pub async fn session(&self, places: i64) -> ScheduleId {
        self.session_on(self.day(3), places).await
    }

    /// The same on another day.
    pub async fn session_on(&self, date: CivilDate, places: i64) -> ScheduleId {
        let admin = self.admin().await;
        let clinic = admin.clinic().await;
        admin.schedule(&clinic, "张明", date, "morning", places).await.session.id
    }
}
