//! Places that can be claimed: of a session, one by one; for escorts by hospital, day and half day. Where staff set none
//! for escorts, there is no limit. What a user may hold at a hospital on a day is a row of places too.
//! `remaining` is total less what is taken; it falls below 0 when the total is lowered, and selling stops.

mod api;
mod claim;
mod hold_store;
mod list;
mod places;
mod set;
pub mod store;

pub use api::CapacityApi;
pub use claim::{
    Claim, Claimed, EscortClaim, SessionClaim, claim, exchange, hold, is_sold_out, lock_for_exchange,
    release, take_again,
};
pub use list::{availability, list};
pub use places::{
    keep_place, lock_places, move_places, open_many, open_places, places_left, return_place, set_places,
};
pub use set::set;
