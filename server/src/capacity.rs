//! Places that can be claimed: for escorts by hospital, day and half day. Where staff set none, there is no limit.
//! `remaining` is total less what is taken; it falls below 0 when staff lower the total, and selling stops.

mod claim;
mod hold_store;
pub mod store;

pub use claim::{EscortClaim, claim, hold, is_sold_out, release, take_again};
