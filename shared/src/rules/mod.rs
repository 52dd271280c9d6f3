//! The rules, each a pure function of what it is given.

mod age;
mod booking;
mod booking_dates;
mod booking_rules;
mod countdown;
mod payment;
mod policy;
mod refund;
mod session_offer;

pub use age::needs_companion;
pub use booking::{BookingProblem, SkuUnit, check_booking};
pub use booking_dates::{BookingDate, DateState, booking_dates, date_state, last_date, opens_at};
pub use booking_rules::{BookingClosed, BookingRules, NoShowStep};
pub use countdown::Countdown;
pub use payment::{PREPAY_FRESH_MS, QUERY_AFTER_SECONDS, can_sign_again};
pub use policy::{EscortPolicy, FeeStep};
pub use refund::{Fault, RefundPreview, preview_refund, preview_until};
pub use session_offer::{SessionFacts, session_offer};
