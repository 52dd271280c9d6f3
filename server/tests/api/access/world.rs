//! Everybody who calls, and what they call about.

use std::collections::BTreeMap;

use banyi_shared::rules::BookingRules;
use banyi_shared::{DepartmentId, HospitalId, OrderNo, Permission};
use reqwest::Method;
use serde_json::{Value, json};

use super::table::Entry;
use crate::support::{Clinic, Form, Patient, Staff, TestApp, png, session_form};

const PASSWORD: &str = "a-long-test-password";

/// The objects and the callers of one test.
pub struct World<'t> {
    pub t: &'t TestApp,
    pub owner: Patient<'t>,
    pub other: Patient<'t>,
    pub locked_user: String,
    pub admin: String,
    /// Every permission, at another hospital than the orders'.
    pub elsewhere: String,
    pub locked_staff: String,
    pub unpaid: OrderNo,
    pub paid: OrderNo,
    pub hospital: String,
    clinic: Clinic,
    refund: String,
    partner_key: String,
    number: Value,
    just: BTreeMap<Permission, String>,
    all_but: BTreeMap<Permission, String>,
    ids: BTreeMap<&'static str, String>,
    form: Value,
}

impl<'t> World<'t> {
    pub async fn build(t: &'t TestApp) -> Self {
        let admin = t.admin().await;
        let owner = t.patient("owner").await;
        let other = t.patient("other").await;
        let locked = t.patient("locked").await;
        let patient = owner.add_patient("王秀兰").await;
        let form = owner.form(&patient).await;
        let paid = owner.place(&form).await.no;
        owner.pays(&paid).await;
        t.work().await;
        // One that waits for a second person.
        admin.put("/finance/settings", json!({"approvalAboveFen": 0})).await.ok::<Value>();
        let refund: Value = admin.refund(&paid, 100).await.ok();
        let refund = refund["no"].as_str().unwrap().to_owned();
        let unpaid = owner.place(&form).await.no;
        let hospitals: Value = t.get("/api/v1/hospitals").await.ok();
        let hospital = id_of(&hospitals["items"][0]);
        let far = id_of(&hospitals["items"][1]);

        let mut just = BTreeMap::new();
        let mut all_but = BTreeMap::new();
        for (at, one) in Permission::ALL.iter().enumerate() {
            let rest: Vec<_> = Permission::ALL.iter().filter(|other| *other != one).copied().collect();
            just.insert(*one, admin.hire(&format!("just{at}"), &[*one], &[]).await.cookie);
            all_but.insert(*one, admin.hire(&format!("but{at}"), &rest, &[]).await.cookie);
        }
        // Whoever the endpoints for any staff are tried by, signed in at another place too.
        let at = Permission::ALL.iter().position(|one| *one == Permission::AuditRead).unwrap();
        let again = Staff::sign_in(t, &format!("just{at}"), PASSWORD).await;
        let sessions: Value = again.get("/sessions").await.ok();
        let current = |one: &&Value| one["isCurrent"] == true;
        let session = id_of(sessions["items"].as_array().unwrap().iter().find(current).unwrap());
        let elsewhere = admin.hire("elsewhere", Permission::ALL, &[far]).await.cookie;
        let locked_staff = admin.hire("locked", Permission::ALL, &[]).await.cookie;
        let staff: Value = admin.get("/staff").await.ok();
        let locked_id = named(&staff, "account", "locked");
        admin.put(&format!("/staff/{locked_id}"), json!({"state": "locked"})).await.ok::<Value>();
        admin.hire("spare", &[Permission::StaffManage], &[]).await;
        let staff: Value = admin.get("/staff").await.ok();
        let roles: Value = admin.get("/roles").await.ok();

        let me: Value = locked.get("/me").await.ok();
        let state = json!({"state": "locked", "reason": "测试锁定"});
        admin.put(&format!("/users/{}/state", id_of(&me)), state).await.ok::<Value>();
        let notices: Value = owner.get("/notices").await.ok();
        let services: Value = admin.get("/escort/services").await.ok();
        let jobs: Value = admin.get("/jobs").await.ok();
        let banner: Value = admin.uploads("/content/files", "banner", png(8, 8)).await.ok();
        let application = json!({"name": "周文静", "phone": "13800138002"});
        let application: Value =
            owner.send(Method::PUT, "/escort/application", None, Some(&application)).await.ok();
        let banners: Value = admin.get("/banners").await.ok();
        let announcements: Value = admin.get("/announcements").await.ok();
        let expert =
            json!({"name": "林知远", "title": "主任医师", "skill": "", "sort": 1, "state": "online"});
        let expert: Value = admin.post(&format!("/hospitals/{hospital}/experts"), expert).await.ok();
        let export = json!({"what": "payments", "from": t.day(0), "to": t.day(0)});
        let export: Value = admin.post("/exports", export).await.ok();
        let partner = format!("/hospitals/{hospital}/partner");
        admin.put(&partner, partner_input()).await.ok::<Value>();
        let partner_key: Value = admin.post(&format!("{partner}/keys"), json!({})).await.ok();
        let difference = "a-difference";
        t.execute(&format!(
            "INSERT INTO bill_difference (id, bill_date, kind, subject, bill_fen, state, found_at, updated_at)
             VALUES ('{difference}', '2026-11-19', 'payment_not_ours', 'x', 1, 'open', 0, 0)"
        ))
        .await;
        let at: HospitalId = hospital.parse().unwrap();
        let group = admin.department(&at, "测试大科室", None).await;
        let department = admin.department(&at, "测试科室", Some(&group)).await;
        let doctor: Value =
            admin.post(&format!("/hospitals/{hospital}/doctors"), doctor_input(&department, "D0")).await.ok();
        let clinic = Clinic { hospital: at, group, department: department.clone() };
        let schedule = admin.schedule(&clinic, "张明", t.day(3), "morning", 8).await.session.id;
        let user: Value = owner.get("/me").await.ok();
        let waiting = "a-place-in-line";
        t.execute(&format!(
            "INSERT INTO waitlist (id, user_id, patient_id, schedule_id, state, joined_at, updated_at)
             VALUES ('{waiting}', '{}', '{patient}', '{schedule}', 'waiting', 0, 0)",
            id_of(&user)
        ))
        .await;
        let number = json!({"userId": user["id"], "patientId": patient, "scheduleId": schedule, "expectedFeeFen": 5_000});
        let ids = BTreeMap::from([
            ("/api/v1/sessions/", schedule.to_string()),
            ("/schedules/", schedule.to_string()),
            ("/departments/", department.to_string()),
            ("/waitlist/", waiting.to_owned()),
            ("/doctors/", id_of(&doctor["doctor"])),
            ("/exports/", id_of(&export)),
            ("/applications/", id_of(&application)),
            ("/differences/", difference.to_owned()),
            ("/banners/", id_of(&banners["items"][0])),
            ("/announcements/", id_of(&announcements["items"][0])),
            ("/experts/", id_of(&expert)),
            ("/files/", id_of(&banner)),
            ("/patients/", patient),
            ("/notices/", id_of(&notices["items"][0])),
            ("/hospitals/", hospital.clone()),
            ("/services/", id_of(&services["items"][0])),
            ("/jobs/", id_of(&jobs["items"][0])),
            ("/sessions/", session),
            ("/users/", id_of(&me)),
            ("/staff/", named(&staff, "account", "spare")),
            ("/roles/", named(&roles, "name", "role-spare")),
        ]);
        let (locked_user, admin) = (locked.token(), admin.cookie);
        Self {
            t,
            owner,
            other,
            locked_user,
            admin,
            elsewhere,
            locked_staff,
            unpaid,
            paid,
            hospital,
            clinic,
            refund,
            partner_key: id_of(&partner_key),
            number,
            just,
            all_but,
            ids,
            form,
        }
    }

    /// The cookie of staff with this permission only, at all hospitals.
    pub fn just(&self, permission: Permission) -> &str {
        &self.just[&permission]
    }

    /// The cookie of staff with every permission but this one, at all hospitals.
    pub fn all_but(&self, permission: Permission) -> &str {
        &self.all_but[&permission]
    }

    /// The path about the owner's things, or about the hospital of the orders.
    pub fn path(&self, entry: &Entry) -> String {
        let no = match entry.path {
            path if path.contains("/refunds/") => self.refund.as_str(),
            path if path.ends_with("/refunds") => self.paid.as_str(),
            _ => self.unpaid.as_str(),
        };
        let mut path = entry.path.replace("{no}", no);
        path = path.replace("{key}", &self.partner_key);
        for (before, id) in &self.ids {
            path = path.replace(&format!("{before}{{id}}"), &format!("{before}{id}"));
        }
        assert!(!path.contains('{'), "nothing stands for the id in {path}");
        if path.ends_with("/schedule-days") {
            path = format!("{path}?from={}&to={}", self.t.day(0), self.t.day(7));
        }
        let is_of_day = path.contains("/departments/") && entry.method == "GET";
        if is_of_day && (path.ends_with("/sessions") || path.ends_with("/schedules")) {
            path = format!("{path}?date={}", self.t.day(3));
        }
        if path.ends_with("/escort-availability") {
            path = format!("{path}?from={}&to={}", self.t.day(0), self.t.day(7));
        }
        path
    }

    /// An upload that would do, where the endpoint takes one.
    pub fn form(&self, entry: &Entry) -> Option<Form> {
        if entry.path.ends_with("/schedules/import") {
            let mut book = rust_xlsxwriter::Workbook::new();
            book.add_worksheet().write_string(0, 0, "科室编号").unwrap();
            return Some(Form::empty().file("a.xlsx", "", &book.save_to_buffer().unwrap()));
        }
        let purpose = match (entry.method, entry.path.trim_start_matches("/api/v1")) {
            ("POST", "/files") => "avatar",
            ("POST", "/admin/content/files") => "banner",
            ("POST", "/admin/catalog/files") => "hospital",
            _ => return None,
        };
        Some(Form::new(purpose, png(8, 8)))
    }

    /// A body that would do, where the endpoint takes one.
    pub fn body(&self, entry: &Entry) -> Option<Value> {
        let chance = &self.t.app.rng.token()[..8].to_lowercase().replace(['-', '_'], "x");
        let hospital = json!({"code": format!("T{chance}"), "name": "测试医院", "level": "", "region": "",
            "address": "", "intro": "", "offersEscort": true, "offersRegistration": false, "state": "online"});
        let service = json!({"name": "测试服务", "summary": "", "sort": 9, "state": "online",
            "skus": [{"unit": "once", "priceFen": 100, "state": "online"}]});
        let policy = json!({"payMinutes": 30, "minLeadHours": 2, "maxDaysAhead": 60, "completeAfterHours": 24,
            "ladder": [{"hoursBefore": 24, "percent": 100}], "latePercent": 50});
        let role = json!({"name": format!("r{chance}"), "permissions": ["staff.manage"], "allHospitals": true,
            "hospitalIds": []});
        Some(match (entry.method, entry.path.trim_start_matches("/api/v1")) {
            ("POST", "/admin/hospitals/{id}/departments") => {
                json!({"code": *chance, "name": "测试科室", "intro": "", "sort": 1, "state": "online"})
            }
            ("PUT", "/admin/departments/{id}") => {
                json!({"code": "测试科室", "name": "测试科室", "intro": "", "sort": 2, "state": "online",
                    "parentId": self.clinic.group})
            }
            ("POST" | "PUT", "/admin/hospitals/{id}/doctors" | "/admin/doctors/{id}") => {
                doctor_input(&self.clinic.department, chance)
            }
            ("POST" | "PUT", "/admin/schedules" | "/admin/schedules/{id}") => {
                session_form(&self.clinic, chance, self.t.day(3), "morning", 9)
            }
            ("PUT", "/admin/schedules/{id}/state") => json!({"state": "paused", "reason": "测试停约"}),
            ("POST", "/admin/schedules/copy") => json!({"hospitalId": self.hospital, "from": self.t.day(3),
                "days": 1, "to": self.t.day(4), "times": 1}),
            ("POST", "/auth/wechat") => json!({"code": "no-such-code"}),
            ("POST", "/auth/refresh") => json!({"refreshToken": "no-such-token"}),
            ("POST", "/admin/session") => {
                json!({"account": format!("n{chance}"), "password": "wrong-password"})
            }
            ("PUT", "/admin/session/password") => {
                json!({"current": PASSWORD, "new": "another-long-password"})
            }
            ("PUT", "/escort/application") => json!({"name": "周文静", "phone": "13800138002"}),
            ("POST", "/admin/escort/applications/{id}/review") => json!({"state": "contacted"}),
            ("POST", "/admin/escort/applications/{id}/reveal") => json!({"purpose": "联系申请人面谈"}),
            ("POST" | "PUT", "/admin/banners" | "/admin/banners/{id}") => {
                json!({"title": "测试轮播图", "link": "apply", "sort": 1, "state": "online"})
            }
            ("POST" | "PUT", "/admin/announcements" | "/admin/announcements/{id}") => {
                json!({"title": "测试公告", "body": "这是一条测试公告。", "isPinned": false, "state": "online"})
            }
            ("POST" | "PUT", "/admin/hospitals/{id}/experts" | "/admin/experts/{id}") => {
                json!({"name": "林知远", "title": "主任医师", "skill": "", "sort": 1, "state": "online"})
            }
            ("PUT", "/me") => json!({"nickname": "小明"}),
            ("POST", "/patients") => {
                json!({"name": "赵德海", "idCard": "110105194012310024", "phone": "13800138001", "relation": "parent"})
            }
            ("PUT", "/patients/{id}") => json!({"relation": "spouse"}),
            ("POST", "/orders") => self.form.clone(),
            ("POST", "/registrations" | "/waitlist" | "/admin/registrations") => self.number.clone(),
            ("POST", "/waitlist/{id}/accept") => json!({"expectedFeeFen": 5_000}),
            ("POST", "/admin/orders/{no}/move") => {
                json!({"scheduleId": self.number["scheduleId"], "reason": "医生调班"})
            }
            ("POST", "/admin/booking-rules") => {
                json!({"body": BookingRules::seeded(), "hospitalId": self.hospital})
            }
            ("POST", "/orders/{no}/cancel") => json!({"reason": "临时有事"}),
            ("PUT", "/admin/orders/{no}/remark") => json!({"text": "已电话确认"}),
            ("POST", "/admin/orders/{no}/state") => json!({"to": "confirmed"}),
            ("POST", "/admin/orders/{no}/cancel") => json!({"fault": "platform", "reason": "测试取消"}),
            ("POST", "/admin/orders/{no}/refunds") => json!({"amountFen": 1, "reason": "测试退款"}),
            ("POST", "/admin/orders/{no}/reveal" | "/admin/patients/{id}/reveal") => {
                json!({"purpose": "联系患者确认时间"})
            }
            ("POST", "/admin/refunds/{no}/decision") => json!({"approve": true}),
            ("POST", "/admin/refunds/{no}/reissue") => json!({"way": "again", "reason": "测试重发"}),
            ("PUT", "/admin/finance/settings") => json!({"approvalAboveFen": 60_000}),
            ("POST", "/admin/jobs/{id}/aside") => json!({"reason": "测试搁置任务"}),
            ("POST", "/admin/bills") => json!({"billDate": self.t.day(-1)}),
            ("POST", "/admin/bills/differences/{id}/settlement") => {
                json!({"way": "accept", "note": "已与微信核对"})
            }
            ("POST", "/admin/ledger/corrections") => {
                json!({"debit": "suspense", "credit": "wechat_fee", "amountFen": 1, "reason": "测试更正"})
            }
            ("PUT", "/admin/users/{id}/state") => json!({"state": "locked", "reason": "测试锁定"}),
            ("POST" | "PUT", "/admin/hospitals" | "/admin/hospitals/{id}") => hospital,
            ("POST" | "PUT", "/admin/escort/services" | "/admin/escort/services/{id}") => service,
            ("POST", "/admin/terms") => {
                json!({"title": "新的条款", "body": "这是一份用于测试的服务条款。", "minReadSeconds": 0})
            }
            ("POST", "/admin/policies") => json!({"body": policy, "hospitalId": self.hospital}),
            ("PUT", "/admin/hospitals/{id}/partner") => partner_input(),
            ("PUT", "/admin/capacity") => {
                json!({"hospitalId": self.hospital, "date": self.t.day(9), "period": "morning", "total": 5})
            }
            ("POST", "/admin/staff") => json!({"account": format!("s{chance}"), "name": "新同事",
                "password": PASSWORD, "roleId": self.ids["/roles/"]}),
            ("PUT", "/admin/staff/{id}") => json!({"state": "active", "roleId": self.ids["/roles/"]}),
            ("POST" | "PUT", "/admin/roles" | "/admin/roles/{id}") => role,
            _ => return None,
        })
    }
}

/// A connection that only pushes.
fn partner_input() -> Value {
    json!({"state": "active", "isLegacy": false, "addresses": [], "contactName": "信息科"})
}

#[track_caller]
fn id_of(value: &Value) -> String {
    value["id"].as_str().unwrap_or_else(|| panic!("no id: {value}")).to_owned()
}

fn named(list: &Value, field: &str, name: &str) -> String {
    let items = list["items"].as_array().unwrap();
    id_of(items.iter().find(|item| item[field] == name).unwrap())
}

fn doctor_input(department: &DepartmentId, code: &str) -> Value {
    json!({"departmentId": department, "code": code, "name": "周宁", "title": "主任医师", "skill": "", "intro": "",
        "sort": 1, "state": "online"})
}
