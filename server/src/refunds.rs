//! Refunds: money that goes back. A refund is a row with its number and its bytes before WeChat hears of it, set aside
//! from its payment so that never more goes back than came; a job follows it to its end.

mod api;
mod apply;
mod follow;
mod request;
mod store;
mod totals;

pub use api::RefundsApi;
pub use apply::notified;
pub use follow::follow;
pub use request::{Cause, request, return_payment};
pub use store::{is_any_open, of_order};
pub use totals::arrived_by_day;
