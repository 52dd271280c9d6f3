//! The functions behind the dispatcher, each a thin dress over a rule of `banyi-shared`.
//! Times are `nowMs`, milliseconds UTC; the DTOs' own fields keep their wire form.

mod booking;
mod order;
mod person;
mod reading;

pub use booking::{bookable_days, check_booking};
pub use order::{allowed_actions, preview_refund};
pub use person::{check_id_card, check_phone, needs_companion};
pub use reading::{countdown, format_fen};
