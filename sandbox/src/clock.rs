//! The two times of the sandbox.
//!
//! Wall time dates signatures, login codes and access tokens. Business time is wall time plus
//! an offset that a demo or a test moves: it decides when an order expires, how old a prepay id
//! is, and which day a bill belongs to.

use std::path::PathBuf;
use std::time::{SystemTime, UNIX_EPOCH};

/// Tells the time. The offset is read again at every use, so that it may be moved at any moment.
#[derive(Debug, Clone, Default)]
pub struct Clock {
    offset_file: Option<PathBuf>,
}

impl Clock {
    /// A clock whose business time is moved by the milliseconds written in `offset_file`.
    /// A missing file means no offset.
    pub fn new(offset_file: Option<PathBuf>) -> Self {
        Self { offset_file }
    }

    /// Wall time in milliseconds UTC.
    #[expect(clippy::disallowed_methods, reason = "the one place that reads the machine's clock")]
    pub fn wall_ms(&self) -> i64 {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
    }

    /// Wall time in whole seconds UTC, as signatures carry it.
    pub fn wall_seconds(&self) -> i64 {
        self.wall_ms() / 1000
    }

    /// Business time in milliseconds UTC.
    pub fn business_ms(&self) -> i64 {
        self.wall_ms().saturating_add(self.offset_ms())
    }

    /// How far business time is ahead of wall time, in milliseconds.
    pub fn offset_ms(&self) -> i64 {
        let text = self.offset_file.as_ref().and_then(|file| std::fs::read_to_string(file).ok());
        text.and_then(|text| text.trim().parse().ok()).unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_offset_is_read_again_at_every_use() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("clock");
        let clock = Clock::new(Some(file.clone()));
        assert_eq!(clock.offset_ms(), 0);
        std::fs::write(&file, "86400000\n").unwrap();
        assert_eq!(clock.offset_ms(), 86_400_000);
        assert!(clock.business_ms() - clock.wall_ms() >= 86_400_000);
    }
}
