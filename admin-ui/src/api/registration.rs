//! Registration: departments, doctors, sessions, booking rules, and orders that staff place or move.

use banyi_shared::dto::admin::{
    AdminDepartmentTree, AdminDoctor, AdminDoctorPage, AdminOrder, AdminOrderRow, AdminSchedule,
    AdminScheduleList, BookingRulesInput, BookingRulesList, BookingRulesVersion, CopyReport, CopySchedules,
    DepartmentInput, DoctorInput, ImportReport, MoveRegistration, ScheduleDays, ScheduleInput,
    ScheduleStateInput, SessionPeople, StaffRegistration,
};
use banyi_shared::dto::{Department, Hospital};
use banyi_shared::{CivilDate, DepartmentId, DoctorId, HospitalId, OrderNo, ScheduleId};
use leptos::prelude::Callback;
use web_sys::File;

use super::call::Call;
use super::{Api, ApiError, Page, Query};

/// Where the workbook to fill in lies.
pub const IMPORT_TEMPLATE: &str = "/api/v1/admin/schedules/import-template";

/// Pages of doctors that a chooser reads at most.
const MOST_PAGES: usize = 10;

fn of_hospital(id: &HospitalId, rest: &str) -> String {
    format!("/admin/hospitals/{id}{rest}")
}

fn session(id: &ScheduleId, rest: &str) -> String {
    format!("/admin/schedules/{id}{rest}")
}

impl Api {
    /// One hospital of one's scope, online or not.
    pub async fn own_hospital(self, id: &HospitalId) -> Result<Hospital, ApiError> {
        self.send(Call::get(&of_hospital(id, ""))).await
    }

    /// All departments of a hospital, online or not.
    pub async fn departments(self, id: &HospitalId) -> Result<AdminDepartmentTree, ApiError> {
        self.send(Call::get(&of_hospital(id, "/departments"))).await
    }

    /// A new department or group, or a changed one.
    pub async fn save_department(
        self,
        hospital: &HospitalId,
        id: Option<DepartmentId>,
        input: &DepartmentInput,
    ) -> Result<Department, ApiError> {
        let call = match id {
            Some(id) => Call::put(&format!("/admin/departments/{id}"), input),
            None => Call::post(&of_hospital(hospital, "/departments"), input),
        };
        self.send(call).await
    }

    /// A page of the doctors of a hospital; keys: departmentId, q, cursor.
    pub async fn doctors(self, id: &HospitalId, query: Query) -> Result<Page<AdminDoctor>, ApiError> {
        let page: AdminDoctorPage = self.send(Call::get(&of_hospital(id, "/doctors")).query(&query)).await?;
        Ok(page.into())
    }

    /// The doctors of a department, page after page.
    pub async fn doctors_of(
        self,
        hospital: &HospitalId,
        department: &DepartmentId,
    ) -> Result<Vec<AdminDoctor>, ApiError> {
        let first = Query::new().with("departmentId", department.to_string());
        let (mut all, mut query) = (Vec::new(), first.clone());
        for _ in 0..MOST_PAGES {
            let page = self.doctors(hospital, query).await?;
            all.extend(page.items);
            match page.next_cursor {
                Some(cursor) => query = first.clone().with("cursor", cursor),
                None => break,
            }
        }
        Ok(all)
    }

    /// A new doctor, or a changed one.
    pub async fn save_doctor(
        self,
        hospital: &HospitalId,
        id: Option<DoctorId>,
        input: &DoctorInput,
    ) -> Result<AdminDoctor, ApiError> {
        let call = match id {
            Some(id) => Call::put(&format!("/admin/doctors/{id}"), input),
            None => Call::post(&of_hospital(hospital, "/doctors"), input),
        };
        self.send(call).await
    }

    /// The days of a department with their totals, both ends included.
    pub async fn schedule_days(
        self,
        department: &DepartmentId,
        from: CivilDate,
        to: CivilDate,
    ) -> Result<ScheduleDays, ApiError> {
        let query = Query::new().with("from", from.to_string()).with("to", to.to_string());
        let path = format!("/admin/departments/{department}/schedule-days");
        self.send(Call::get(&path).query(&query)).await
    }

    /// The sessions of a department on a day.
    pub async fn day_sessions(
        self,
        department: &DepartmentId,
        date: CivilDate,
    ) -> Result<Vec<AdminSchedule>, ApiError> {
        let query = Query::new().with("date", date.to_string());
        let path = format!("/admin/departments/{department}/schedules");
        let list: AdminScheduleList = self.send(Call::get(&path).query(&query)).await?;
        Ok(list.items)
    }

    /// Who has a place of a session, and who stands in line.
    pub async fn session_people(self, id: &ScheduleId) -> Result<SessionPeople, ApiError> {
        self.send(Call::get(&session(id, "/people"))).await
    }

    /// A new session, or a changed one.
    pub async fn save_session(
        self,
        id: Option<ScheduleId>,
        input: &ScheduleInput,
    ) -> Result<AdminSchedule, ApiError> {
        self.send(Call::save("/admin/schedules", id, input)).await
    }

    /// 停约, 恢复, 停诊.
    pub async fn set_session_state(
        self,
        id: &ScheduleId,
        input: &ScheduleStateInput,
    ) -> Result<AdminSchedule, ApiError> {
        self.send(Call::put(&session(id, "/state"), input)).await
    }

    /// Copies the sessions of some days to others.
    pub async fn copy_sessions(self, input: &CopySchedules) -> Result<CopyReport, ApiError> {
        self.send(Call::post("/admin/schedules/copy", input)).await
    }

    /// Reads a workbook of sessions; a trial run writes nothing.
    pub async fn import_sessions(
        self,
        hospital: &HospitalId,
        trial: bool,
        file: &File,
        progress: Callback<u32>,
    ) -> Result<ImportReport, ApiError> {
        let query = if trial { "?trial=true" } else { "" };
        let path = of_hospital(hospital, &format!("/schedules/import{query}"));
        self.send_file(&path, None, file, progress).await
    }

    /// The versions of a hospital's booking rules, or of the platform's.
    pub async fn booking_rules(
        self,
        hospital: Option<&HospitalId>,
    ) -> Result<Page<BookingRulesVersion>, ApiError> {
        let id = hospital.map(HospitalId::to_string).unwrap_or_default();
        let call = Call::get("/admin/booking-rules").query(&Query::new().with("hospitalId", id));
        let list: BookingRulesList = self.send(call).await?;
        Ok(Page::whole(list.items))
    }

    /// The next version.
    pub async fn publish_booking_rules(
        self,
        input: &BookingRulesInput,
    ) -> Result<BookingRulesVersion, ApiError> {
        self.send(Call::post("/admin/booking-rules", input)).await
    }

    /// A registration for a user, once for a `key`.
    pub async fn place_registration(
        self,
        key: &str,
        input: &StaffRegistration,
    ) -> Result<AdminOrderRow, ApiError> {
        self.send(Call::post("/admin/registrations", input).key(key)).await
    }

    /// Moves a registration to another session, once for a `key`.
    pub async fn move_registration(
        self,
        no: &OrderNo,
        key: &str,
        input: &MoveRegistration,
    ) -> Result<AdminOrder, ApiError> {
        self.send(Call::post(&format!("/admin/orders/{no}/move"), input).key(key)).await
    }
}
