//! An order that may be placed: what its kind has checked.

use banyi_shared::dto::{Contact, OnUnpaid};
use banyi_shared::order::OrderKind;
use banyi_shared::rules::SkuUnit;
use banyi_shared::{
    CivilDate, DepartmentId, Fen, HospitalId, Instant, Period, PolicyId, ScheduleId, SkuId, StaffId, UserId,
    WaitlistId,
};

use crate::capacity::Claim;
use crate::patients::PatientRecord;

/// What is to be placed.
pub struct Draft {
    /// What it sells.
    pub kind: OrderKind,
    /// Who pays.
    pub user: UserId,
    /// The price.
    pub price: Fen,
    /// For whom.
    pub patient: PatientRecord,
    /// Somebody to call.
    pub contact: Contact,
    /// 病史
    pub history: Option<String>,
    /// 服务需求
    pub note: Option<String>,
    /// What is bought: a SKU, or a session.
    pub sku_id: SkuId,
    /// What it is called.
    pub service_name: String,
    /// How it is sold.
    pub unit: SkuUnit,
    /// Absent when the hospital was given in words.
    pub hospital_id: Option<HospitalId>,
    /// 医院
    pub hospital_name: String,
    /// 科室, in words.
    pub department: Option<String>,
    /// 科室 of a registration.
    pub department_id: Option<DepartmentId>,
    /// The day.
    pub date: CivilDate,
    /// The part of the day.
    pub period: Period,
    /// Whether somebody comes along.
    pub accompanied: bool,
    /// The version of the terms agreed to.
    pub terms_version: i64,
    /// The rules that it falls under.
    pub policy_id: PolicyId,
    /// When the hold ends.
    pub expires_at: Instant,
    /// The last moment at which a paid one may be cancelled by its patient; absent where a fee ladder decides.
    pub cancel_until: Option<Instant>,
    /// What to do when an unpaid order of the kind exists.
    pub on_unpaid: OnUnpaid,
    /// What it claims.
    pub claim: Claim,
    /// What only a registration has.
    pub registration: Option<RegistrationDraft>,
    /// The member of staff who places it for the user.
    pub staff: Option<Placer>,
}

/// What only a registration has.
pub struct RegistrationDraft {
    /// The session.
    pub session: ScheduleId,
    /// Which department.
    pub department_id: DepartmentId,
    /// Empty for a clinic without a name.
    pub doctor_name: String,
    /// 职称
    pub title: String,
    /// The offer of the line that it comes from.
    pub offer: Option<WaitlistId>,
}

/// A member of staff who places an order for a user.
pub struct Placer {
    /// Our id.
    pub id: StaffId,
    /// 账号
    pub account: String,
}
