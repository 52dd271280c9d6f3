//! Totals by day: what happened from one instant to another, by the days of Asia/Shanghai.

use banyi_shared::Instant;
use banyi_shared::time::{DAY, HOUR};

use super::Sql;
use crate::error::Result;

/// Asia/Shanghai's distance from UTC, ms; the same all year.
const AHEAD: i64 = 8 * HOUR;

/// From one instant until before another.
#[derive(Debug, Clone, Copy)]
pub struct Window {
    /// The first instant.
    pub from: Instant,
    /// The first that is no longer in it.
    pub until: Instant,
}

/// The number by which [`Sql::day_of`] knows the day of an instant in Shanghai.
pub const fn day_number(at: Instant) -> i64 {
    (at.ms() + AHEAD).div_euclid(DAY)
}

impl Sql {
    /// Adds the number of the day of an instant's column. Both engines divide integers towards zero, and no row is
    /// older than 1970.
    pub fn day_of(&mut self, column: &str) -> &mut Self {
        self.push("(").push(column).push(&format!(" + {AHEAD}) / {DAY}"))
    }

    /// Narrows to a window.
    pub fn during(&mut self, column: &str, window: Window) -> Result<&mut Self> {
        self.push(" AND ").push(column).bind(" >= ?", window.from.ms())?;
        self.push(" AND ").push(column).bind(" < ?", window.until.ms())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_begins_at_midnight_in_shanghai() {
        let midnight: Instant = "2026-11-20T00:00:00.000+08:00".parse().unwrap();
        assert_eq!(day_number(midnight), day_number(midnight + (DAY - 1)));
        assert_eq!(day_number(midnight), day_number(midnight - 1) + 1);
    }
}
