//! The two clocks. Business time decides about orders, holds and jobs; wall time about
//! signatures, notification windows and leases.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use banyi_shared::Instant;

/// Gives the time. Cloning is cheap; clones of a manual clock move together.
#[derive(Clone, Debug)]
pub struct Clock(Source);

#[derive(Clone, Debug)]
enum Source {
    /// The machine's clock.
    System,
    /// The machine's clock, and business time moved by the milliseconds that a file holds.
    Shifted(PathBuf),
    /// Set by hand: business and wall time, in milliseconds.
    Manual(Arc<(AtomicI64, AtomicI64)>),
}

impl Clock {
    /// The machine's clock; with a file, business time is moved by the offset (ms) that it holds.
    pub fn system(offset_file: Option<PathBuf>) -> Self {
        match offset_file {
            Some(path) => Self(Source::Shifted(path)),
            None => Self(Source::System),
        }
    }

    /// A clock for tests: both times stand at `at` until moved.
    pub fn manual(at: Instant) -> Self {
        Self(Source::Manual(Arc::new((AtomicI64::new(at.ms()), AtomicI64::new(at.ms())))))
    }

    /// Business time.
    pub fn now(&self) -> Instant {
        match &self.0 {
            Source::System => self.wall(),
            Source::Shifted(path) => self.wall() + read_offset(path),
            Source::Manual(times) => Instant::from_ms(times.0.load(Ordering::SeqCst)),
        }
    }

    /// Wall time.
    pub fn wall(&self) -> Instant {
        match &self.0 {
            Source::Manual(times) => Instant::from_ms(times.1.load(Ordering::SeqCst)),
            Source::System | Source::Shifted(_) => machine_time(),
        }
    }

    /// Moves a manual clock; others do not move.
    pub fn advance(&self, ms: i64) {
        if let Source::Manual(times) = &self.0 {
            times.0.fetch_add(ms, Ordering::SeqCst);
            times.1.fetch_add(ms, Ordering::SeqCst);
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "the one place where the machine's clock is read")]
fn machine_time() -> Instant {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    Instant::from_ms(since.map_or(0, |time| i64::try_from(time.as_millis()).unwrap_or(i64::MAX)))
}

/// The offset that the file holds; 0 when there is none or it cannot be read as a number.
fn read_offset(path: &PathBuf) -> i64 {
    std::fs::read_to_string(path).ok().and_then(|text| text.trim().parse().ok()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_moves_business_time_only() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("clock");
        let clock = Clock::system(Some(path.clone()));
        assert!((clock.now() - clock.wall()).abs() < 1_000);
        std::fs::write(&path, "1860000\n").unwrap();
        assert!((clock.now() - clock.wall() - 1_860_000).abs() < 1_000);
    }

    #[test]
    fn clones_of_a_manual_clock_move_together() {
        let clock = Clock::manual(Instant::from_ms(5));
        let twin = clock.clone();
        clock.advance(10);
        assert_eq!(twin.now(), Instant::from_ms(15));
    }
}
