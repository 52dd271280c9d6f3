//! When to ask WeChat, and for how long an answer of its stays good.

use crate::time::{Instant, MINUTE};

/// A prepay_id lives 2 h; one younger than this is signed again without asking WeChat.
pub const PREPAY_FRESH_MS: i64 = 110 * MINUTE;

/// Seconds after the order was sent to WeChat at which to ask for its state
/// (WeChat Pay APIv3, "query order", advice for missing notifications).
pub const QUERY_AFTER_SECONDS: &[i64] = &[5, 30, 60, 180, 300, 600, 1800];

/// Whether a prepay_id received at `prepaid_at` can be signed again at `now`.
pub const fn can_sign_again(prepaid_at: Instant, now: Instant) -> bool {
    let age = now.ms() - prepaid_at.ms();
    0 <= age && age < PREPAY_FRESH_MS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fresh_for_110_minutes() {
        let got = Instant::from_ms(0);
        assert!(can_sign_again(got, Instant::from_ms(110 * MINUTE - 1)));
        assert!(!can_sign_again(got, Instant::from_ms(110 * MINUTE)));
        assert!(!can_sign_again(Instant::from_ms(1), got));
    }
}
