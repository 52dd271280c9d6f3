//! Refunds: money that goes back. A refund is a row with its number and its bytes before WeChat hears of it, set aside
//! from its payment so that never more goes back than came; a job follows it to its end.

mod api;
mod apply;
mod approval;
mod ask;
mod books;
mod decide;
mod follow;
mod late;
mod reissue;
mod request;
mod staff_detail;
mod staff_list;
mod store;
mod sums;
mod tell;
mod totals;

pub use api::RefundsApi;
pub use apply::{notified, take_anew};
pub use decide::withdraw_waiting;
pub use follow::follow;
pub use request::{Cause, Wanted, request, return_payment};
pub use staff_list::{Question as ListQuestion, list};
pub use store::{ReturnedRow, is_any_open, of_order, of_user};
pub use tell::requested as tell_requested;
pub use totals::{Returned, arrived_by_day, waiting, waiting_sum};
