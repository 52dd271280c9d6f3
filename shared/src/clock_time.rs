//! A time of day.

use std::fmt;
use std::str::FromStr;

use crate::WireError;
use crate::time::{CivilDate, Instant};

/// A time of day on a clock in Shanghai, `HH:mm`, 00:00 to 23:59.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClockTime {
    hour: u32,
    minute: u32,
}

impl ClockTime {
    /// The time, if a clock shows it.
    pub const fn new(hour: u32, minute: u32) -> Option<Self> {
        if hour < 24 && minute < 60 { Some(Self { hour, minute }) } else { None }
    }

    /// This time on `date`.
    pub fn on(self, date: CivilDate) -> Instant {
        date.at(self.hour, self.minute)
    }
}

impl fmt::Display for ClockTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.hour, self.minute)
    }
}

impl FromStr for ClockTime {
    type Err = WireError;

    fn from_str(text: &str) -> Result<Self, WireError> {
        let wrong = WireError("时间应为 HH:mm，从 00:00 到 23:59");
        let bytes = text.as_bytes();
        let shape = bytes.len() == 5
            && bytes.iter().enumerate().all(|(at, byte)| match at {
                2 => *byte == b':',
                _ => byte.is_ascii_digit(),
            });
        if !shape {
            return Err(wrong);
        }
        let number = |range: std::ops::Range<usize>| text[range].parse::<u32>().ok();
        number(0..2).zip(number(3..5)).and_then(|(hour, minute)| Self::new(hour, minute)).ok_or(wrong)
    }
}

wire_string!(ClockTime, "clock-time");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_a_clock_shows_and_nothing_else() {
        assert_eq!("08:30".parse::<ClockTime>().unwrap().to_string(), "08:30");
        assert_eq!("23:59".parse::<ClockTime>().unwrap().to_string(), "23:59");
        for bad in ["8:30", "24:00", "12:60", "12-30", "", "１２:30", "12:30:00"] {
            assert!(bad.parse::<ClockTime>().is_err(), "{bad}");
        }
    }

    #[test]
    fn stands_on_a_day_in_shanghai() {
        let day = "2026-12-31".parse().unwrap();
        assert_eq!(
            "00:05".parse::<ClockTime>().unwrap().on(day).to_string(),
            "2026-12-31T00:05:00.000+08:00"
        );
    }
}
