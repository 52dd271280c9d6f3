//! What the hospital was asked since it started or was reset, for a test to count.

use serde::Serialize;
use std::collections::BTreeMap;

/// The counts.
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Counts {
    /// Bookings that were made.
    pub booked: u64,
    /// Bookings that were asked for again, and answered as before.
    pub booked_again: u64,
    /// Bookings that were refused, by why.
    pub refused: BTreeMap<&'static str, u64>,
    /// Cancellations that gave a number back.
    pub cancelled: u64,
    /// Cancellations that were asked for again.
    pub cancelled_again: u64,
    /// Cancellations of what is not in the books.
    pub cancelled_unknown: u64,
    /// Cancellations that came after the number was fetched.
    pub cancelled_too_late: u64,
    /// Calls that were not let in, by why: missing, hospital, key, timestamp, nonce, signature,
    /// replayed.
    pub not_let_in: BTreeMap<&'static str, u64>,
    /// Calls that were done and not answered.
    pub lost: u64,
    /// Calls that were answered 500.
    pub failed: u64,
    /// Calls that came while it was down.
    pub unheard: u64,
}

/// One more.
pub fn count(counts: &mut BTreeMap<&'static str, u64>, why: &'static str) {
    *counts.entry(why).or_default() += 1;
}
