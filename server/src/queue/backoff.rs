//! How long to wait before trying again.

use banyi_shared::time::{HOUR, MINUTE};

use crate::rng::Rng;

/// Milliseconds to wait after failure number `attempts` (1, 2, …): 2 s doubling to 10 min, then hourly from the 20th;
/// shortened by up to a fifth, so that jobs that failed together do not come back together.
pub fn after(attempts: i64, rng: &Rng) -> i64 {
    let doubled = 2_000_i64.saturating_mul(1 << attempts.clamp(1, 12).saturating_sub(1));
    let wait = if attempts >= 20 { HOUR } else { doubled.min(10 * MINUTE) };
    let jitter = i64::try_from(rng.below(u64::try_from(wait / 5).unwrap_or(0))).unwrap_or(0);
    wait - jitter
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn doubles_up_to_ten_minutes() {
        let rng = Rng::from_seed([1; 32]);
        for (attempt, most) in [(1, 2_000), (2, 4_000), (5, 32_000), (12, 600_000), (30, HOUR)] {
            let wait = after(attempt, &rng);
            assert!(wait <= most && wait >= most * 4 / 5, "{attempt}: {wait}");
        }
    }
}
