//! Chance that is the same each time (splitmix64).

use std::sync::atomic::{AtomicU64, Ordering};

/// Numbers by chance, from a seed.
pub struct Chance(AtomicU64);

impl Chance {
    /// Each `who` has numbers of their own.
    pub fn of(seed: u64, who: u64) -> Self {
        Self(AtomicU64::new(seed ^ who.wrapping_mul(0xd134_2543_de82_ef95)))
    }

    /// From 0, below `end`.
    pub fn below(&self, end: usize) -> usize {
        let step = 0x9e37_79b9_7f4a_7c15;
        let mut mixed = self.0.fetch_add(step, Ordering::Relaxed).wrapping_add(step);
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % end as u64) as usize
    }

    /// True so many times of a hundred.
    pub fn is(&self, percent: usize) -> bool {
        self.below(100) < percent
    }
}
