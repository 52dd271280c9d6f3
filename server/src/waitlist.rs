//! 候补: the line for a full session. A freed place is kept for the first in line for a set time, then for the next; a
//! place that is kept counts as taken, so that nobody can pass.
//!
//! A session's places are locked first, then the rows of its line.

mod accept;
mod api;
mod close;
mod forget;
mod join;
mod lapse;
mod leave;
mod list;
mod offer;
mod reopen;
mod store;
mod tell;
mod view;

pub use accept::{accept, accept_offer};
pub use api::WaitlistApi;
pub use close::{close_line, end};
pub use forget::forget;
pub use join::join;
pub use lapse::lapse;
pub use leave::{leave, leave_for};
pub use list::{find, list};
pub use offer::{offer, offer_first};
pub use reopen::{reopen, reopen_later};
pub use tell::tell;
