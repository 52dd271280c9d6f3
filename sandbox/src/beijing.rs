//! Instants as WeChat writes them: Beijing time, UTC+8 all year.

use chrono::{DateTime, NaiveDate, NaiveDateTime};

const OFFSET_MS: i64 = 8 * 3600 * 1000;
const DAY_MS: i64 = 24 * 3600 * 1000;

fn at(ms: i64) -> NaiveDateTime {
    DateTime::from_timestamp_millis(ms.saturating_add(OFFSET_MS)).unwrap_or_default().naive_utc()
}

/// `2026-11-20T10:26:01+08:00`, without a fraction, from milliseconds UTC.
pub fn rfc3339(ms: i64) -> String {
    at(ms).format("%Y-%m-%dT%H:%M:%S+08:00").to_string()
}

/// `2026-11-20 10:26:01`, as bills write it.
pub fn bill_time(ms: i64) -> String {
    at(ms).format("%Y-%m-%d %H:%M:%S").to_string()
}

/// `20261120`, as it appears inside WeChat's own numbers.
pub fn compact_date(ms: i64) -> String {
    at(ms).format("%Y%m%d").to_string()
}

/// `2026-11-20` of a civil day, counted from 1970-01-01.
pub fn date(day: i64) -> String {
    at(day_begins(day)).format("%Y-%m-%d").to_string()
}

/// The civil day of an instant, counted from 1970-01-01.
pub fn day(ms: i64) -> i64 {
    (ms + OFFSET_MS).div_euclid(DAY_MS)
}

/// The first millisecond of a civil day, UTC.
pub fn day_begins(day: i64) -> i64 {
    day * DAY_MS - OFFSET_MS
}

/// The hour of the civil day, 0 to 23.
pub fn hour(ms: i64) -> i64 {
    (ms + OFFSET_MS).rem_euclid(DAY_MS) / 3_600_000
}

/// The civil day of a date written `YYYY-MM-DD`; None when it is no date.
pub fn parse_day(text: &str) -> Option<i64> {
    let date = NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()?;
    (date.format("%Y-%m-%d").to_string() == text)
        .then(|| date.signed_duration_since(NaiveDate::default()).num_days())
}

/// Milliseconds UTC of `yyyy-MM-DDTHH:mm:ss+08:00`. A fraction is refused, as WeChat does
/// (APIv3, JSAPI order, field time_expire).
pub fn parse_rfc3339(text: &str) -> Option<i64> {
    if text.contains('.') {
        return None;
    }
    DateTime::parse_from_rfc3339(text).ok().map(|at| at.timestamp_millis())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_instant_is_written_and_read_in_beijing_time() {
        let ms = 1_795_141_561_000;
        assert_eq!(rfc3339(ms), "2026-11-20T10:26:01+08:00");
        assert_eq!(parse_rfc3339("2026-11-20T10:26:01+08:00"), Some(ms));
        assert_eq!(parse_rfc3339("2026-11-20T10:26:01.5+08:00"), None);
        assert_eq!(bill_time(ms), "2026-11-20 10:26:01");
    }

    #[test]
    fn a_day_begins_at_midnight_in_beijing() {
        assert_eq!(parse_day("2026-11-20"), Some(day(1_795_141_561_000)));
        assert_eq!(day(1_795_104_000_000) - day(1_795_103_999_999), 1);
        assert_eq!(hour(1_795_141_561_000), 10);
        assert_eq!(day_begins(day(1_795_141_561_000)), 1_795_104_000_000);
        assert_eq!(parse_day("2026-11-2"), None);
        assert_eq!(date(day(1_795_141_561_000)), "2026-11-20");
    }
}
