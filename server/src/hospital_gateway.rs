//! What we tell a partner hospital, signed: bookings after payment, and cancellations. Our order number is the key on
//! both sides, so that what may have been lost is said again.

mod answer;
mod destination;
mod exchange;
mod legacy;
mod resolve;
mod sync;
mod transport;
mod v1;

pub use destination::Destination;
pub use sync::sync;
pub use transport::{Gateway, Timeouts};

use crate::config::Settings;

/// Whether a hospital may listen on this machine: only where WeChat Pay is a stand-in on it.
pub fn allows_loopback(settings: &Settings) -> bool {
    settings.has_stand_in()
}
