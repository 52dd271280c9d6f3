//! What the server, the admin and the mini-program agree on.
//!
//! * [`dto`]: what travels over HTTP, declared once for serde and for OpenAPI.
//! * Newtypes for what must not be mixed: [`Fen`], [`OrderNo`], [`IdCard`], [`Phone`], ids.
//! * [`order`]: an order's states and its table of moves.
//! * [`rules`]: price, fee ladder and refund preview, booking window.
//!
//! Everything here is pure: no clock, no randomness, no I/O, so that it gives
//! the same answers in native Rust, in the admin's WASM and in the mini-program's.

#[macro_use]
mod wire;

mod clock_time;
pub mod dto;
mod error_code;
mod fen;
#[cfg(feature = "golden")]
pub mod golden;
mod id;
mod id_card;
pub mod mask;
pub mod order;
mod order_no;
mod permission;
mod phone;
mod region;
pub mod rules;
pub mod time;

pub use clock_time::ClockTime;
pub use error_code::ErrorCode;
pub use fen::Fen;
pub use id::{
    AnnouncementId, ApplicationId, AuditId, BannerId, BillRunId, CapacityId, DepartmentId, DifferenceId,
    DoctorId, ExpertId, ExportId, FileId, HospitalId, JobId, NoticeId, PartnerCallId, PartnerKeyId,
    PatientId, PolicyId, RoleId, ScheduleId, ServiceId, SkuId, StaffId, StaffSessionId, UserId, WaitlistId,
};
pub use id_card::{IdCard, IdCardError, Sex};
pub use order_no::{OrderNo, OutRefundNo, OutTradeNo};
pub use permission::Permission;
pub use phone::Phone;
pub use time::{CivilDate, Instant, Period};
pub use wire::WireError;
