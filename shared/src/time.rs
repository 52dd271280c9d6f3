//! Instants, civil dates and day periods.
//!
//! Instants are UTC milliseconds; civil dates and clock times are Asia/Shanghai, which is UTC+8
//! all year (no daylight saving since 1991), so no time-zone database is needed.

use std::fmt;
use std::ops::{Add, Sub};
use std::str::FromStr;

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, NaiveTime, SecondsFormat, TimeZone, Weekday};

use crate::WireError;

/// Milliseconds in a minute.
pub const SECOND: i64 = 1_000;
/// Milliseconds.
pub const MINUTE: i64 = 60_000;
/// Milliseconds in an hour.
pub const HOUR: i64 = 60 * MINUTE;
/// Milliseconds in a day.
pub const DAY: i64 = 24 * HOUR;
/// Asia/Shanghai's distance from UTC in seconds.
const SHANGHAI_SECONDS: i32 = 8 * 3600;

fn shanghai() -> FixedOffset {
    match FixedOffset::east_opt(SHANGHAI_SECONDS) {
        Some(offset) => offset,
        None => unreachable!("8 hours is a valid offset"),
    }
}

/// A point in time, in milliseconds since 1970-01-01T00:00:00Z. On the wire RFC 3339 with offset.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instant(i64);

impl Instant {
    /// From milliseconds UTC. Values outside the years 1 to 9999 are pulled in, so that they always print.
    pub const fn from_ms(ms: i64) -> Self {
        const FIRST: i64 = -62_135_596_800_000;
        const LAST: i64 = 253_402_300_799_999 - DAY;
        if ms < FIRST {
            Self(FIRST)
        } else if ms > LAST {
            Self(LAST)
        } else {
            Self(ms)
        }
    }

    /// Milliseconds UTC.
    pub const fn ms(self) -> i64 {
        self.0
    }

    /// The same instant on a clock in Shanghai.
    pub fn civil(self) -> DateTime<FixedOffset> {
        match shanghai().timestamp_millis_opt(self.0) {
            chrono::LocalResult::Single(at) => at,
            _ => unreachable!("from_ms keeps instants within chrono's range"),
        }
    }

    /// The civil date in Shanghai.
    pub fn date(self) -> CivilDate {
        CivilDate(self.civil().date_naive())
    }

    /// RFC 3339 without a fraction and with +08:00, as WeChat Pay's `time_expire` wants it.
    pub fn to_wechat(self) -> String {
        self.civil().to_rfc3339_opts(SecondsFormat::Secs, false)
    }
}

impl Add<i64> for Instant {
    type Output = Self;

    /// Milliseconds later.
    fn add(self, ms: i64) -> Self {
        Self::from_ms(self.0.saturating_add(ms))
    }
}

impl Sub<i64> for Instant {
    type Output = Self;

    /// Milliseconds earlier.
    fn sub(self, ms: i64) -> Self {
        Self::from_ms(self.0.saturating_sub(ms))
    }
}

impl Sub for Instant {
    type Output = i64;

    /// Milliseconds between.
    fn sub(self, other: Self) -> i64 {
        self.0 - other.0
    }
}

impl fmt::Display for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.civil().to_rfc3339_opts(SecondsFormat::Millis, false))
    }
}

impl FromStr for Instant {
    type Err = WireError;

    fn from_str(text: &str) -> Result<Self, WireError> {
        DateTime::parse_from_rfc3339(text)
            .map(|at| Self::from_ms(at.timestamp_millis()))
            .map_err(|_| WireError("时间应为 RFC 3339 格式"))
    }
}

wire_string!(Instant, "date-time");

/// A day of the calendar in Asia/Shanghai, `YYYY-MM-DD`, years 1 to 9999.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CivilDate(NaiveDate);

impl CivilDate {
    /// The day, if the calendar has it.
    pub fn new(year: u32, month: u32, day: u32) -> Option<Self> {
        let year = i32::try_from(year).ok().filter(|year| (1..=9999).contains(year))?;
        NaiveDate::from_ymd_opt(year, month, day).map(Self)
    }

    /// The instant at `hour`:`minute` of the day, in Shanghai. The day's end for an hour past 23.
    pub fn at(self, hour: u32, minute: u32) -> Instant {
        let time = NaiveTime::from_hms_opt(hour, minute, 0)
            .or_else(|| NaiveTime::from_hms_opt(23, 59, 59))
            .unwrap_or(NaiveTime::MIN);
        let seconds = self.0.and_time(time).and_utc().timestamp() - i64::from(SHANGHAI_SECONDS);
        Instant::from_ms(seconds * 1000)
    }

    /// `days` later, or earlier when negative; the calendar's end when there is none.
    pub fn plus_days(self, days: i64) -> Self {
        let moved = chrono::TimeDelta::try_days(days).and_then(|by| self.0.checked_add_signed(by));
        Self(moved.unwrap_or(if days < 0 { NaiveDate::MIN } else { NaiveDate::MAX }))
    }

    /// Days from this day to `other`; negative when it lies before.
    pub fn days_until(self, other: Self) -> i64 {
        (other.0 - self.0).num_days()
    }

    /// Full years from this day, a birthday, to `today`.
    pub fn age_on(self, today: Self) -> i32 {
        let years = today.0.year() - self.0.year();
        let before = (today.0.month(), today.0.day()) < (self.0.month(), self.0.day());
        years - i32::from(before)
    }

    /// 周一 to 周日.
    pub fn weekday_label(self) -> &'static str {
        match self.0.weekday() {
            Weekday::Mon => "周一",
            Weekday::Tue => "周二",
            Weekday::Wed => "周三",
            Weekday::Thu => "周四",
            Weekday::Fri => "周五",
            Weekday::Sat => "周六",
            Weekday::Sun => "周日",
        }
    }
}

impl fmt::Display for CivilDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.0.year(), self.0.month(), self.0.day())
    }
}

impl FromStr for CivilDate {
    type Err = WireError;

    fn from_str(text: &str) -> Result<Self, WireError> {
        let wrong = WireError("日期应为 YYYY-MM-DD，且是真实的日子");
        let bytes = text.as_bytes();
        let shape = bytes.len() == 10
            && bytes.iter().enumerate().all(|(at, byte)| match at {
                4 | 7 => *byte == b'-',
                _ => byte.is_ascii_digit(),
            });
        if !shape {
            return Err(wrong);
        }
        let number = |range: std::ops::Range<usize>| text[range].parse::<u32>().ok();
        number(0..4)
            .zip(number(5..7))
            .zip(number(8..10))
            .and_then(|((year, month), day)| Self::new(year, month, day))
            .ok_or(wrong)
    }
}

wire_string!(CivilDate, "date");

wire_enum! {
    /// The part of a day in which a service takes place.
    pub enum Period {
        /// 上午, 08:00 to 12:00
        Morning = "morning",
        /// 下午, 13:30 to 17:00
        Afternoon = "afternoon",
        /// 全天, 08:00 to 17:00
        FullDay = "full_day",
    }
}

impl Period {
    /// When the period begins on `date`.
    pub fn starts_on(self, date: CivilDate) -> Instant {
        match self {
            Self::Morning | Self::FullDay => date.at(8, 0),
            Self::Afternoon => date.at(13, 30),
        }
    }

    /// When the period ends on `date`.
    pub fn ends_on(self, date: CivilDate) -> Instant {
        match self {
            Self::Morning => date.at(12, 0),
            Self::Afternoon | Self::FullDay => date.at(17, 0),
        }
    }

    /// The half days that the period covers: what it claims of a day's capacity.
    pub const fn halves(self) -> &'static [Self] {
        match self {
            Self::Morning => &[Self::Morning],
            Self::Afternoon => &[Self::Afternoon],
            Self::FullDay => &[Self::Morning, Self::Afternoon],
        }
    }

    /// The words on the screen.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Morning => "上午",
            Self::Afternoon => "下午",
            Self::FullDay => "全天",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn shanghai_is_eight_hours_ahead() {
        let at: Instant = "2026-11-20T16:30:00Z".parse().unwrap();
        assert_eq!(at.to_string(), "2026-11-21T00:30:00.000+08:00");
        assert_eq!(at.to_wechat(), "2026-11-21T00:30:00+08:00");
        assert_eq!(at.date().to_string(), "2026-11-21");
    }

    #[test]
    fn periods_begin_and_end_by_the_clock_on_the_wall() {
        let day: CivilDate = "2026-11-21".parse().unwrap();
        assert_eq!(Period::Morning.starts_on(day).to_string(), "2026-11-21T08:00:00.000+08:00");
        assert_eq!(Period::Afternoon.starts_on(day).to_string(), "2026-11-21T13:30:00.000+08:00");
        assert_eq!(Period::FullDay.ends_on(day).to_string(), "2026-11-21T17:00:00.000+08:00");
    }

    #[test]
    fn dates_are_real() {
        for bad in ["2026-02-29", "2026-13-01", "2026-1-01", "0000-01-01", "2026-01-01 ", "２026-01-01"] {
            assert!(bad.parse::<CivilDate>().is_err(), "{bad}");
        }
        assert!("2028-02-29".parse::<CivilDate>().is_ok());
    }

    #[test]
    fn leap_day_birthdays_turn_on_the_first_of_march() {
        let born: CivilDate = "2012-02-29".parse().unwrap();
        assert_eq!(born.age_on("2024-02-28".parse().unwrap()), 11);
        assert_eq!(born.age_on("2026-02-28".parse().unwrap()), 13);
        assert_eq!(born.age_on("2026-03-01".parse().unwrap()), 14);
    }

    proptest! {
        #[test]
        fn instants_survive_the_wire(ms in -62_135_596_800_000i64..253_402_214_400_000) {
            let at = Instant::from_ms(ms);
            prop_assert_eq!(at.to_string().parse::<Instant>().unwrap(), at);
        }

        #[test]
        fn extreme_instants_print(ms in any::<i64>()) {
            let _ = Instant::from_ms(ms).to_string();
        }
    }
}
