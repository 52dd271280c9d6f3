//! The business time of server and sandbox, moved by the file that both read.

use std::path::PathBuf;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use crate::Failure;

const MINUTE: i64 = 60_000;
const DAY: i64 = 24 * 60 * MINUTE;
/// Asia/Shanghai is 8 hours ahead of UTC all year.
const SHANGHAI: i64 = 8 * 60 * MINUTE;

/// Business time: wall time and an offset.
pub struct Clock {
    file: PathBuf,
    offset: AtomicI64,
}

impl Clock {
    /// The clock whose offset stands in `file`.
    pub const fn new(file: PathBuf) -> Self {
        Self { file, offset: AtomicI64::new(0) }
    }

    /// Business time in milliseconds.
    pub fn now(&self) -> Result<i64, Failure> {
        Ok(wall()? + self.offset.load(Ordering::SeqCst))
    }

    /// Moves business time to `ms`; whoever reads the file sees the old offset or the new one.
    pub fn set(&self, ms: i64) -> Result<(), Failure> {
        let offset = ms - wall()?;
        let next = self.file.with_extension("next");
        std::fs::write(&next, format!("{offset}\n"))?;
        std::fs::rename(&next, &self.file)?;
        self.offset.store(offset, Ordering::SeqCst);
        Ok(())
    }

    /// Waits until business time is `ms`.
    pub async fn until(&self, ms: i64) -> Result<(), Failure> {
        let left = (ms - self.now()?).max(0);
        tokio::time::sleep(Duration::from_millis(left.cast_unsigned())).await;
        Ok(())
    }

    /// `hour` o'clock in Shanghai, tomorrow.
    pub fn tomorrow(&self, hour: i64) -> Result<i64, Failure> {
        Ok(begin_of_day(self.now()?) + DAY + hour * 60 * MINUTE)
    }
}

/// Midnight in Shanghai before `ms`.
const fn begin_of_day(ms: i64) -> i64 {
    (ms + SHANGHAI).div_euclid(DAY) * DAY - SHANGHAI
}

#[expect(clippy::disallowed_methods, reason = "the load is measured in real time")]
fn wall() -> Result<i64, Failure> {
    Ok(i64::try_from(SystemTime::now().duration_since(UNIX_EPOCH)?.as_millis())?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_begins_at_midnight_in_shanghai() {
        // 2026-11-21T00:00:00+08:00
        let midnight = 1_795_190_400_000;
        assert_eq!(begin_of_day(midnight), midnight);
        assert_eq!(begin_of_day(midnight - 1), midnight - DAY);
        assert_eq!(begin_of_day(midnight + DAY - 1), midnight);
    }
}
