//! What is left of a time, as a clock shows it.

use crate::time::{DAY, HOUR, Instant, MINUTE, SECOND};

/// What is left until a moment. A second that has begun counts whole, so that zero means over; never negative.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Countdown {
    left_ms: i64,
}

impl Countdown {
    /// From `now` to `until`.
    pub fn new(until: Instant, now: Instant) -> Self {
        Self { left_ms: (until - now).max(0) }
    }

    /// Milliseconds left, never below 0.
    pub const fn left_ms(self) -> i64 {
        self.left_ms
    }

    /// Whether nothing is left.
    pub const fn is_over(self) -> bool {
        self.left_ms == 0
    }

    /// Milliseconds, in whole seconds.
    const fn whole(self) -> i64 {
        (self.left_ms + SECOND - 1) / SECOND * SECOND
    }

    /// Whole days.
    pub const fn days(self) -> i64 {
        self.whole() / DAY
    }

    /// Hours of the day that has begun, 0 to 23.
    pub const fn hours(self) -> i64 {
        self.whole() % DAY / HOUR
    }

    /// Minutes of the hour, 0 to 59.
    pub const fn minutes(self) -> i64 {
        self.whole() % HOUR / MINUTE
    }

    /// Seconds of the minute, 0 to 59.
    pub const fn seconds(self) -> i64 {
        self.whole() % MINUTE / SECOND
    }

    /// 即将放号: `03:04:05`, or `2天 03:04:05` from a day on.
    pub fn words(self) -> String {
        let (hours, minutes, seconds) = (self.hours(), self.minutes(), self.seconds());
        match self.days() {
            0 => format!("{hours:02}:{minutes:02}:{seconds:02}"),
            days => format!("{days}天 {hours:02}:{minutes:02}:{seconds:02}"),
        }
    }

    /// Time to pay: `29:59`, or `1:29:59` from an hour on, days as hours.
    pub fn text(self) -> String {
        let (minutes, seconds) = (self.minutes(), self.seconds());
        match self.whole() / HOUR {
            0 => format!("{minutes:02}:{seconds:02}"),
            hours => format!("{hours}:{minutes:02}:{seconds:02}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn left(ms: i64) -> Countdown {
        Countdown::new(Instant::from_ms(ms), Instant::from_ms(0))
    }

    #[test]
    fn zero_is_shown_only_when_it_is_over() {
        assert_eq!(left(30 * MINUTE).text(), "30:00");
        assert_eq!(left(1).text(), "00:01");
        assert_eq!(left(0).text(), "00:00");
        assert_eq!(left(-5).text(), "00:00");
        assert_eq!(left(HOUR + 61_000).text(), "1:01:01");
        assert_eq!(left(25 * HOUR).text(), "25:00:00");
        assert!(left(-5).is_over() && left(0).is_over() && !left(1).is_over());
    }

    #[test]
    fn days_stand_before_the_clock() {
        assert_eq!(left(2 * DAY + 3 * HOUR + 4 * MINUTE + 5_000).words(), "2天 03:04:05");
        assert_eq!(left(3 * HOUR + 4 * MINUTE + 4_001).words(), "03:04:05");
        assert_eq!(left(DAY).words(), "1天 00:00:00");
        assert_eq!(left(DAY - 1).words(), "1天 00:00:00");
        assert_eq!(left(DAY - SECOND).words(), "23:59:59");
        assert_eq!(left(-DAY).words(), "00:00:00");
    }

    #[test]
    fn the_ends_of_time_are_counted() {
        let all = Countdown::new(Instant::from_ms(i64::MAX), Instant::from_ms(i64::MIN));
        assert!(all.days() > 3_600_000 && all.words().ends_with(char::is_numeric));
    }
}
