use crate::rules::{BookingDate, BookingRules};
use crate::{
    CivilDate, DepartmentId, DoctorId, Fen, FileId, HospitalId, Instant, OrderNo, PatientId, Period,
    ScheduleId, WaitlistId,
};

use super::order::OnUnpaid;

dto! {
    /// 科室 that is booked.
    pub struct Department {
        /// Our id.
        pub id: DepartmentId,
        /// The hospital's number.
        pub code: String,
        /// 名称
        pub name: String,
        /// May be empty.
        pub intro: String,
    }
}

dto! {
    /// 大科室 with its departments.
    pub struct DepartmentGroup {
        /// Our id.
        pub id: DepartmentId,
        /// The hospital's number.
        pub code: String,
        /// 名称
        pub name: String,
        /// In their order.
        pub children: Vec<Department>,
    }
}

dto! {
    /// The departments of a hospital, in two levels.
    pub struct DepartmentTree {
        /// In their order; groups without departments are left out for patients.
        pub items: Vec<DepartmentGroup>,
    }
}

dto! {
    /// 医生
    pub struct Doctor {
        /// Our id.
        pub id: DoctorId,
        /// Where.
        pub hospital_id: HospitalId,
        /// Of which department.
        pub department_id: DepartmentId,
        /// 姓名
        pub name: String,
        /// 职称
        pub title: String,
        /// 擅长; may be empty.
        pub skill: String,
        /// May be empty.
        pub intro: String,
    } optional {
        /// Where the picture is.
        pub picture_url: String,
        /// Its file, as staff send it back with a change.
        pub picture_file_id: FileId,
    }
}

wire_enum! {
    /// 排班状态
    pub enum ScheduleState {
        /// 可约
        Open = "open",
        /// 停约: nothing new is sold; what is sold stays.
        Paused = "paused",
        /// 停诊: does not take place.
        Stopped = "stopped",
    }
}

impl ScheduleState {
    /// The words on the screen.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Open => "可约",
            Self::Paused => "停约",
            Self::Stopped => "停诊",
        }
    }
}

wire_enum! {
    /// What a patient can do with a session now.
    pub enum SessionOffer {
        /// 预约
        Book = "book",
        /// 候补: full; wait in line.
        Wait = "wait",
        /// 即将放号
        Soon = "soon",
        /// 约满, and too late to wait in line.
        Full = "full",
        /// 已停挂, 停约
        Closed = "closed",
        /// 停诊
        Stopped = "stopped",
    }
}

dto! {
    /// One session 出诊 of a day, to a patient.
    pub struct Session {
        /// Our id; what is booked.
        pub id: ScheduleId,
        /// The day.
        pub date: CivilDate,
        /// Morning or afternoon.
        pub period: Period,
        /// When it begins.
        pub starts_at: Instant,
        /// When it ends.
        pub ends_at: Instant,
        /// 医生; empty for a clinic without a name.
        pub doctor_name: String,
        /// 职称
        pub title: String,
        /// 擅长; may be empty.
        pub skill: String,
        /// 挂号费 in fen.
        pub fee_fen: Fen,
        /// Places in all.
        pub total: i64,
        /// Places left, never below 0.
        pub remaining: i64,
        /// What can be done now.
        pub offer: SessionOffer,
    } optional {
        /// Whose.
        pub doctor_id: DoctorId,
        /// The doctor's picture.
        pub picture_url: String,
        /// Why it is paused or stopped.
        pub reason: String,
        /// When booking opens, while it has not.
        pub opens_at: Instant,
    }
}

dto! {
    /// The sessions of a department on a day.
    pub struct SessionList {
        /// By period, then the higher fee first.
        pub items: Vec<Session>,
    }
}

dto! {
    /// 可预约日期 of a department.
    pub struct BookingDates {
        /// Where.
        pub hospital_id: HospitalId,
        /// 医院
        pub hospital_name: String,
        /// 大科室
        pub group_name: String,
        /// Which.
        pub department_id: DepartmentId,
        /// 科室
        pub department_name: String,
        /// The rules in force.
        pub rules: BookingRules,
        /// The dates of the page, today first; the very last is 即将放号. At most 7.
        pub items: Vec<BookingDate>,
        /// Dates in all.
        pub total: i64,
    } optional {
        /// Send it as `cursor` for the dates that follow.
        pub next_cursor: String,
    }
}

dto! {
    /// What the confirmation page shows.
    pub struct SessionDetail {
        /// The session.
        pub session: Session,
        /// Where.
        pub hospital_id: HospitalId,
        /// 医院
        pub hospital_name: String,
        /// Its address; may be empty.
        pub hospital_address: String,
        /// Which.
        pub department_id: DepartmentId,
        /// 科室
        pub department_name: String,
        /// 退号截止: until then it can be cancelled and all comes back.
        pub cancel_until: Instant,
        /// The rules in force.
        pub rules: BookingRules,
        /// People in line for it.
        pub waiting: i64,
    }
}

dto! {
    /// A registration to be placed.
    pub struct PlaceRegistration {
        /// The session.
        pub schedule_id: ScheduleId,
        /// For whom: a patient of the user.
        pub patient_id: PatientId,
        /// The fee that was shown; when it is another now: 409 PRICE_CHANGED.
        pub expected_fee_fen: Fen,
    } optional {
        /// `refuse` when absent.
        pub on_unpaid: OnUnpaid,
    }
}

dto! {
    /// What a registration order bought, beside what all orders have.
    pub struct RegistrationDetails {
        /// The session.
        pub schedule_id: ScheduleId,
        /// Which.
        pub department_id: DepartmentId,
        /// 医生; empty for a clinic without a name.
        pub doctor_name: String,
        /// 职称
        pub title: String,
        /// 退号截止
        pub cancel_until: Instant,
        /// 预约规则 as they were when it was placed.
        pub notes: Vec<String>,
        /// 就诊需携带
        pub bring: Vec<String>,
    } optional {
        /// 号序, once the hospital accepted.
        pub number: String,
        /// 取号时间
        pub fetch_time: String,
        /// 取号地点
        pub fetch_place: String,
        /// When it was fetched.
        pub fetched_at: Instant,
    }
}

wire_enum! {
    /// Where somebody in line stands.
    pub enum WaitState {
        /// 候补中
        Waiting = "waiting",
        /// 待接受: a place is kept for them.
        Offered = "offered",
        /// 已接受
        Accepted = "accepted",
        /// 已过期: the offer ran out.
        Lapsed = "lapsed",
        /// 已退出
        Left = "left",
        /// 已结束: the session sells no more.
        Over = "over",
    }
}

impl WaitState {
    /// The words on the screen.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Waiting => "候补中",
            Self::Offered => "待接受",
            Self::Accepted => "已接受",
            Self::Lapsed => "已过期",
            Self::Left => "已退出",
            Self::Over => "已结束",
        }
    }
}

dto! {
    /// A patient's place in line.
    pub struct Waiting {
        /// Our id.
        pub id: WaitlistId,
        /// Where it stands.
        pub state: WaitState,
        /// For whom.
        pub patient_id: PatientId,
        /// 张*芳
        pub patient_name_masked: String,
        /// The session.
        pub session: Session,
        /// Where.
        pub hospital_id: HospitalId,
        /// 医院
        pub hospital_name: String,
        /// Which.
        pub department_id: DepartmentId,
        /// 科室
        pub department_name: String,
        /// Since when.
        pub joined_at: Instant,
    } optional {
        /// How many stand before, while waiting.
        pub ahead: i64,
        /// Until when the place is kept, while offered.
        pub offer_ends_at: Instant,
        /// The order, once accepted.
        pub order_no: OrderNo,
    }
}

page!(
    /// A patient's places in line, the newest first.
    WaitingPage of Waiting
);

dto! {
    /// Joins the line for a full session.
    pub struct JoinWaitlist {
        /// The session.
        pub schedule_id: ScheduleId,
        /// For whom: a patient of the user.
        pub patient_id: PatientId,
    }
}

dto! {
    /// Takes the place that is kept.
    pub struct AcceptOffer {
        /// The fee that was shown; when it is another now: 409 PRICE_CHANGED.
        pub expected_fee_fen: Fen,
    } optional {
        /// `refuse` when absent.
        pub on_unpaid: OnUnpaid,
    }
}
