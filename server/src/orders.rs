//! Orders: what a patient buys, from placing to its end.
//!
//! Every verb that changes an order locks its row first ([`store::lock`]), so that whatever happens at the same
//! instant to one order happens one after the other. The table of moves is in `banyi_shared::order`.

mod api;
mod brief;
mod cancel;
mod change;
mod close;
mod complete;
mod detail;
mod expire;
mod list;
mod pay_result;
mod personal;
mod place;
mod remark;
mod reveal;
mod staff_api;
mod staff_detail;
mod staff_list;
mod staff_move;
mod store;
mod tell;
mod totals;
mod view;

pub use api::OrdersApi;
pub use brief::{Brief, briefs};
pub use cancel::Canceller;
pub use change::{Change, announce, apply, note};
pub use close::finish as finish_closing;
pub use complete::complete;
pub use detail::detail;
pub use expire::expire;
pub use pay_result::{Paid, RefundNews, accept_payment, note_pay_started, note_shipped, record_refund};
pub use personal::{Snapshot, open_snapshot};
pub use place::{Draft, Placer, RegistrationDraft, place, refuse_unless_claimed};
pub use staff_api::StaffOrdersApi;
pub use staff_detail::{staff_detail, staff_row, within};
pub use store::{OrderRow, is_any_live, lock, of_user, read, within_scope};
pub use tell::tell;
pub use totals::{Pending, pending, placed_by_day};
