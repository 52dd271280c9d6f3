use crate::dto::{Department, Doctor, OnOff, ScheduleState, Session, WaitState};
use crate::order::OrderState;
use crate::rules::BookingRules;
use crate::{
    CivilDate, DepartmentId, DoctorId, Fen, FileId, HospitalId, Instant, OrderNo, PatientId, Period,
    PolicyId, ScheduleId, UserId, WaitlistId,
};

dto! {
    /// A department, as staff see it.
    pub struct AdminDepartment {
        /// As patients see it.
        pub department: Department,
        /// Whether it can be booked.
        pub state: OnOff,
        /// Smaller comes first.
        pub sort: i64,
        /// Sessions from today on.
        pub sessions: i64,
    }
}

dto! {
    /// A group, as staff see it.
    pub struct AdminDepartmentGroup {
        /// Our id.
        pub id: DepartmentId,
        /// The hospital's number.
        pub code: String,
        /// 名称
        pub name: String,
        /// Whether its departments can be booked.
        pub state: OnOff,
        /// Smaller comes first.
        pub sort: i64,
        /// In their order.
        pub children: Vec<AdminDepartment>,
    }
}

dto! {
    /// All departments of a hospital.
    pub struct AdminDepartmentTree {
        /// In their order, online or not.
        pub items: Vec<AdminDepartmentGroup>,
    }
}

dto! {
    /// A new or changed department or group.
    pub struct DepartmentInput {
        /// 1 to 64 characters, unique in the hospital among groups or among departments.
        pub code: String,
        /// 1 to 64 characters.
        pub name: String,
        /// At most 1,000 characters.
        pub intro: String,
        /// Smaller comes first.
        pub sort: i64,
        /// Whether it can be booked.
        pub state: OnOff,
    } optional {
        /// Its group; absent for a group itself.
        pub parent_id: DepartmentId,
    }
}

dto! {
    /// A doctor, as staff see them.
    pub struct AdminDoctor {
        /// As patients see them.
        pub doctor: Doctor,
        /// The hospital's number.
        pub code: String,
        /// Whether patients see them.
        pub state: OnOff,
        /// Smaller comes first.
        pub sort: i64,
        /// 科室
        pub department_name: String,
    }
}

page!(
    /// Doctors.
    AdminDoctorPage of AdminDoctor
);

dto! {
    /// A new or changed doctor.
    pub struct DoctorInput {
        /// Of which department.
        pub department_id: DepartmentId,
        /// 1 to 64 characters, unique in the hospital.
        pub code: String,
        /// 1 to 32 characters.
        pub name: String,
        /// 职称, at most 32 characters.
        pub title: String,
        /// 擅长, at most 500 characters.
        pub skill: String,
        /// At most 2,000 characters.
        pub intro: String,
        /// Smaller comes first.
        pub sort: i64,
        /// Whether patients see them.
        pub state: OnOff,
    } optional {
        /// An uploaded picture (purpose `expert`).
        pub picture_file_id: FileId,
    }
}

dto! {
    /// A day of a department with its totals.
    pub struct ScheduleDay {
        /// The day.
        pub date: CivilDate,
        /// 周一 to 周日
        pub weekday: String,
        /// Sessions that day.
        pub sessions: i64,
        /// Of them stopped.
        pub stopped: i64,
        /// Places in all.
        pub total: i64,
        /// Places left, never below 0.
        pub remaining: i64,
    }
}

dto! {
    /// Days of a department from one date to another.
    pub struct ScheduleDays {
        /// By date; days without a session too.
        pub items: Vec<ScheduleDay>,
    }
}

dto! {
    /// A session, as staff see it.
    pub struct AdminSchedule {
        /// As patients see it.
        pub session: Session,
        /// The hospital's number of it.
        pub code: String,
        /// Where.
        pub hospital_id: HospitalId,
        /// Which.
        pub department_id: DepartmentId,
        /// 科室
        pub department_name: String,
        /// 可约, 停约, 停诊
        pub state: ScheduleState,
        /// Places sold or held; may be more than `total` when that was lowered.
        pub taken: i64,
        /// People in line.
        pub waiting: i64,
        /// Whether its hospital pushes it: then staff change nothing but its state.
        pub is_pushed: bool,
    }
}

dto! {
    /// Sessions of a day.
    pub struct AdminScheduleList {
        /// By period, then the higher fee first.
        pub items: Vec<AdminSchedule>,
    }
}

dto! {
    /// A new or changed session.
    pub struct ScheduleInput {
        /// Which department.
        pub department_id: DepartmentId,
        /// Today to a year ahead. Cannot be changed once something is taken.
        pub date: CivilDate,
        /// Morning or afternoon. Cannot be changed once something is taken.
        pub period: Period,
        /// At most 32 characters; the doctor's own where `doctorId` is given. May be empty: 普通门诊.
        pub doctor_name: String,
        /// At most 32 characters.
        pub title: String,
        /// At most 500 characters.
        pub skill: String,
        /// 0 to 1,000,000 fen. Orders keep the fee that they were placed with.
        pub fee_fen: Fen,
        /// 0 to 10,000 places. Below what is taken, selling stops and nobody is cancelled.
        pub total: i64,
    } optional {
        /// Whose.
        pub doctor_id: DoctorId,
        /// The hospital's number; made when absent.
        pub code: String,
    }
}

dto! {
    /// Changes the state of a session. Stopping one gives all its orders back, and tells them.
    pub struct ScheduleStateInput {
        /// The new state; a stopped one stays stopped.
        pub state: ScheduleState,
    } optional {
        /// 2 to 80 characters; required unless it opens again. Patients read it.
        pub reason: String,
        /// Of a stopped one: the session to which its orders are moved while there is room, at the same hospital and
        /// for the same fee; others are given back.
        pub move_to: ScheduleId,
    }
}

dto! {
    /// Copies the sessions of some days to others.
    pub struct CopySchedules {
        /// The department; or all of the hospital when absent.
        pub hospital_id: HospitalId,
        /// The first day to copy from, a Monday or not.
        pub from: CivilDate,
        /// Days to copy, 1 to 31.
        pub days: i64,
        /// The first day to copy to; after the copied days.
        pub to: CivilDate,
        /// How many times in a row, 1 to 12.
        pub times: i64,
    } optional {
        /// Only this department.
        pub department_id: DepartmentId,
    }
}

dto! {
    /// What a copy made.
    pub struct CopyReport {
        /// Sessions made.
        pub made: i64,
        /// Left out because the same doctor or clinic has a session then.
        pub left_out: i64,
    }
}

dto! {
    /// A row that cannot be taken.
    pub struct RowProblem {
        /// The row of the sheet, the heading being 1; or of the batch, from 1.
        pub row: i64,
        /// The column's heading, or the field.
        pub column: String,
        /// What is wrong with it.
        pub sentence: String,
    }
}

dto! {
    /// What an import did, or would do.
    pub struct ImportReport {
        /// Rows with something in them.
        pub rows: i64,
        /// Sessions made.
        pub made: i64,
        /// Sessions changed.
        pub changed: i64,
        /// Rows like what is there.
        pub same: i64,
        /// Bad rows, by row; the good ones are taken all the same. At most 500 are told.
        pub problems: Vec<RowProblem>,
        /// Whether nothing was written: a trial run.
        pub is_trial: bool,
    }
}

dto! {
    /// One version of a hospital's booking rules.
    pub struct BookingRulesVersion {
        /// Our id.
        pub id: PolicyId,
        /// 1, 2, 3 … for each hospital and for the platform.
        pub version: i64,
        /// The rules.
        pub body: BookingRules,
        /// Since when they hold.
        pub created_at: Instant,
    } optional {
        /// The hospital that they are for; absent for the platform's own.
        pub hospital_id: HospitalId,
    }
}

dto! {
    /// The versions for a hospital, the newest first; the first is in force.
    pub struct BookingRulesList {
        /// The hospital's own, or the platform's where it has none.
        pub items: Vec<BookingRulesVersion>,
    }
}

dto! {
    /// New rules; orders placed before keep theirs.
    pub struct BookingRulesInput {
        /// The rules.
        pub body: BookingRules,
    } optional {
        /// The hospital that they are for; absent for the platform.
        pub hospital_id: HospitalId,
    }
}

dto! {
    /// A registration that staff place for a user, who pays it in the mini-program or by a code.
    pub struct StaffRegistration {
        /// Who will pay.
        pub user_id: UserId,
        /// A patient of that user.
        pub patient_id: PatientId,
        /// The session.
        pub schedule_id: ScheduleId,
        /// The fee that was shown.
        pub expected_fee_fen: Fen,
    }
}

dto! {
    /// Moves a paid registration to another session of the same hospital and fee.
    pub struct MoveRegistration {
        /// The session.
        pub schedule_id: ScheduleId,
        /// 2 to 80 characters. The patient reads it.
        pub reason: String,
    }
}

dto! {
    /// Somebody who has or had a place of a session.
    pub struct SessionOrder {
        /// 订单号
        pub no: OrderNo,
        /// Where it stands.
        pub state: OrderState,
        /// 张*芳
        pub patient_name_masked: String,
        /// 138****8000
        pub phone_masked: String,
        /// When it was placed.
        pub created_at: Instant,
    } optional {
        /// 号序
        pub number: String,
    }
}

dto! {
    /// Somebody in line.
    pub struct SessionWaiting {
        /// Our id.
        pub id: WaitlistId,
        /// Where they stand.
        pub state: WaitState,
        /// For whom.
        pub patient_id: PatientId,
        /// 张*芳
        pub patient_name_masked: String,
        /// Since when.
        pub joined_at: Instant,
    } optional {
        /// Until when a place is kept.
        pub offer_ends_at: Instant,
        /// Once accepted.
        pub order_no: OrderNo,
    }
}

dto! {
    /// Who has a place of a session, and who stands in line.
    pub struct SessionPeople {
        /// By number, then by age.
        pub orders: Vec<SessionOrder>,
        /// In line, the first first; those who are out of it last.
        pub waiting: Vec<SessionWaiting>,
    }
}
