//! Places that can be claimed: for escorts by hospital, day and half day. Where staff set none, there is no limit.
//! `remaining` is total less what is taken; it falls below 0 when staff lower the total, and selling stops.

mod api;
mod claim;
mod hold_store;
mod list;
mod places;
mod set;
pub mod store;

pub use api::CapacityApi;
pub use claim::{EscortClaim, claim, hold, is_sold_out, lock_for_exchange, release, take_again};
pub use list::{availability, list};
pub use places::{lock_places, open_places, set_places};
pub use set::set;
