//! Payments: tries to pay an order at WeChat. A try is a row before WeChat hears of it, so that no answer, lost or
//! late, finds us without memory. Whether one was paid is what WeChat says, signed, by notification or when asked.

mod api;
mod attempts;
mod begin;
mod close;
mod native;
mod notify;
mod query;
mod send;
mod settle;
mod ship;
mod staff_api;
mod staff_list;
mod start;
mod store;
mod sweep;
mod switch;
mod totals;

pub use api::{NotifyApi, PaymentsApi};
pub use attempts::{
    has_live_attempt, mark_closed, of_order, of_trade, paid_attempt, reserve_return, unreserve_return,
};
pub use close::{Closed, close_live};
pub use query::{ask, follow};
pub use settle::{Mismatch, settle, try_settle};
pub use ship::ship;
pub use staff_api::StaffPaymentsApi;
pub use staff_list::{Question as ListQuestion, list};
pub use store::{ArrivedRow, AttemptRow, arrived_of_user};
pub use sweep::sweep;
pub use totals::{Arrived, arrived_by_day};
