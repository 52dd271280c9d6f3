//! How long requests took.

use std::time::Duration;

/// The time below which `percent` of the requests stayed; `took` is sorted.
pub fn percentile(took: &[Duration], percent: usize) -> Duration {
    let rank = (took.len() * percent).div_ceil(100).max(1);
    took.get(rank - 1).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_are_of_the_nearest_rank() {
        let took: Vec<_> = (1..=200).map(Duration::from_millis).collect();
        assert_eq!(percentile(&took, 50), Duration::from_millis(100));
        assert_eq!(percentile(&took, 99), Duration::from_millis(198));
        assert_eq!(percentile(&took[..1], 99), Duration::from_millis(1));
        assert_eq!(percentile(&[], 50), Duration::ZERO);
    }
}
