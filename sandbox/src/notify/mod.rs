//! Notifications: made, signed, sent, sent again, and spoilt on demand.

mod announce;
mod envelope;
mod forge;
mod mutation;
mod overtaken;
mod schedule;
mod send;

pub use announce::{announce_payment, announce_refund};
pub use forge::{Forged, forge};
pub use mutation::Mutation;
pub use overtaken::all_told;
pub use schedule::{RETRY_SECONDS, follow_schedule, parcel};
pub use send::{Parcel, deliver};
