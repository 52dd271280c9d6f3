use crate::dto::OnOff;
use crate::dto::admin::RowProblem;
use crate::{CivilDate, Fen, Instant, OrderNo, Period};

use super::registration::ScheduleState;

dto! {
    /// A department as its hospital pushes it.
    pub struct PushedDepartment {
        /// 1 to 64 characters.
        pub code: String,
        /// 1 to 64 characters.
        pub name: String,
        /// 大科室编号, 1 to 64 characters.
        pub group_code: String,
        /// 大科室名称, 1 to 64 characters.
        pub group_name: String,
        /// `offline` takes it away.
        pub state: OnOff,
        /// Grows with each change: an older one than ours is passed over.
        pub version: i64,
    } optional {
        /// At most 1,000 characters.
        pub intro: String,
    }
}

dto! {
    /// Departments, at most 500.
    pub struct PushDepartments {
        /// In any order.
        pub items: Vec<PushedDepartment>,
    }
}

dto! {
    /// A doctor as their hospital pushes them.
    pub struct PushedDoctor {
        /// 1 to 64 characters.
        pub code: String,
        /// The code of a department pushed before.
        pub department_code: String,
        /// 1 to 32 characters.
        pub name: String,
        /// At most 32 characters.
        pub title: String,
        /// `offline` takes them away.
        pub state: OnOff,
        /// Grows with each change.
        pub version: i64,
    } optional {
        /// At most 500 characters.
        pub skill: String,
        /// At most 2,000 characters.
        pub intro: String,
    }
}

dto! {
    /// Doctors, at most 500.
    pub struct PushDoctors {
        /// In any order.
        pub items: Vec<PushedDoctor>,
    }
}

dto! {
    /// A session as its hospital pushes it.
    pub struct PushedSchedule {
        /// The hospital's number of the session, 1 to 64 characters.
        pub code: String,
        /// The code of a department pushed before.
        pub department_code: String,
        /// The day; cannot be changed once something is sold.
        pub date: CivilDate,
        /// Morning or afternoon.
        pub period: Period,
        /// At most 32 characters; may be empty.
        pub doctor_name: String,
        /// 职称, at most 32 characters.
        pub title: String,
        /// 挂号费 in fen.
        pub fee_fen: Fen,
        /// Places in all; we count what is left. Below what is sold, selling stops.
        pub total: i64,
        /// 可约, 停约, 停诊; 停诊 gives all orders back.
        pub state: ScheduleState,
        /// Grows with each change.
        pub version: i64,
    } optional {
        /// The code of a doctor pushed before.
        pub doctor_code: String,
        /// At most 500 characters.
        pub skill: String,
        /// Why it is paused or stopped, 2 to 80 characters.
        pub reason: String,
    }
}

dto! {
    /// Sessions, at most 500.
    pub struct PushSchedules {
        /// In any order.
        pub items: Vec<PushedSchedule>,
    }
}

dto! {
    /// What became of a batch. Good rows are taken although others are bad.
    pub struct PushReport {
        /// Rows that made or changed something.
        pub taken: i64,
        /// Rows like what we have.
        pub same: i64,
        /// Rows older than what we have.
        pub older: i64,
        /// Bad rows.
        pub problems: Vec<RowProblem>,
    }
}

dto! {
    /// 取号: the patient fetched the number.
    pub struct FetchedEvent {
        /// Our number, as we sent it.
        pub order_no: OrderNo,
        /// When.
        pub at: Instant,
    }
}

dto! {
    /// 停诊: a session does not take place.
    pub struct StoppedEvent {
        /// The hospital's number of the session.
        pub code: String,
        /// 2 to 80 characters. Patients read it.
        pub reason: String,
        /// Grows with each change.
        pub version: i64,
    }
}

dto! {
    /// What became of an event.
    pub struct EventReport {
        /// Whether it changed something; false when we knew it already.
        pub is_new: bool,
    }
}

dto! {
    /// An answer to a hospital that tries its signature.
    pub struct PartnerHello {
        /// The hospital's number.
        pub hospital: String,
        /// Our clock.
        pub at: Instant,
    }
}
