//! Times and days for a person, in Shanghai.

use banyi_shared::{CivilDate, Instant, Period};

use crate::api::clock;
use crate::lang::t;

/// `2026-11-20 16:25`.
pub fn minute(at: Instant) -> String {
    at.civil().format("%Y-%m-%d %H:%M").to_string()
}

/// `2026-11-20 16:25:07`.
pub fn second(at: Instant) -> String {
    at.civil().format("%Y-%m-%d %H:%M:%S").to_string()
}

/// `11-20 16:25`, with the year only where it is not this one.
pub fn brief(at: Instant) -> String {
    let today = clock::now().civil().format("%Y").to_string();
    let text = minute(at);
    match text.strip_prefix(&format!("{today}-")) {
        Some(rest) => rest.to_owned(),
        None => text,
    }
}

/// `11-21 周六`, with the year only where it is not this one; 今天, 明天 and 昨天 by name.
pub fn day(date: CivilDate) -> String {
    let today = clock::now().date();
    let near = [(0, t("今天", "today")), (1, t("明天", "tomorrow")), (-1, t("昨天", "yesterday"))];
    let short = month_day(date);
    match near.iter().find(|(by, _)| today.plus_days(*by) == date) {
        Some((_, name)) => format!("{short} {name}"),
        None => format!("{short} {}", weekday(date)),
    }
}

/// `11-21`, with the year only where it is not this one.
pub fn month_day(date: CivilDate) -> String {
    let (text, today) = (date.to_string(), clock::now().date().to_string());
    match (text.get(..4) == today.get(..4), text.get(5..)) {
        (true, Some(rest)) => rest.to_owned(),
        _ => text,
    }
}

/// `周一`.
pub fn weekday(date: CivilDate) -> &'static str {
    let zh = date.weekday_label();
    let days = [
        ("周一", "Mon"),
        ("周二", "Tue"),
        ("周三", "Wed"),
        ("周四", "Thu"),
        ("周五", "Fri"),
        ("周六", "Sat"),
        ("周日", "Sun"),
    ];
    days.iter().find(|(name, _)| *name == zh).map_or(zh, |(name, en)| t(name, en))
}

/// `上午 08:00 起`.
pub fn period(part: Period) -> &'static str {
    match part {
        Period::Morning => t("上午 08:00 起", "from 08:00"),
        Period::Afternoon => t("下午 13:30 起", "from 13:30"),
        Period::FullDay => t("全天 08:00 起", "all day from 08:00"),
    }
}

/// `mm:ss`, or `h:mm:ss` from an hour on.
pub fn clock(seconds: i64) -> String {
    let (hours, minutes, rest) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if hours > 0 { format!("{hours}:{minutes:02}:{rest:02}") } else { format!("{minutes:02}:{rest:02}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_down_as_a_clock_does() {
        assert_eq!(clock(59), "00:59");
        assert_eq!(clock(1_800), "30:00");
        assert_eq!(clock(3_661), "1:01:01");
    }

    #[test]
    fn minutes_are_those_of_shanghai() {
        let at: Instant = "2026-11-20T16:30:05Z".parse().unwrap();
        assert_eq!(minute(at), "2026-11-21 00:30");
        assert_eq!(second(at), "2026-11-21 00:30:05");
    }
}
