//! 挂号: an order for one number of a session. What all orders have is in `orders/`; here is what only a registration
//! does: its rules, its number, 取号, 停诊, moving it, reminders and its end.

mod accepted;
mod add;
mod api;
mod booking;
mod booking_store;
mod check;
mod clear;
mod confirm;
mod details;
mod end;
mod fetch;
mod move_to;
mod moved;
mod number;
mod place;
mod remind;
mod revive;
mod store;
mod twice;

pub use accepted::{Accepted, booked, refused};
pub use add::add;
pub use api::{RegistrationsApi, StaffRegistrationsApi};
pub use booking::{Booking, HospitalState, booking_of, unbooked, unheard};
pub use check::{Asked, Place, check, need_selling, service_name};
pub use clear::clear_session;
pub use confirm::confirm;
pub use details::details;
pub use end::end;
pub use fetch::fetched;
pub use moved::moved;
pub use place::{place, place_for};
pub use remind::remind;
pub use revive::may_revive;
pub use store::{RegistrationRow, find, set_hospital_state};
pub use twice::{refuse_second, refuse_twice};
