//! Weeks: where they begin, and how to walk them.

use banyi_shared::CivilDate;

/// Days of a week.
const WEEK: i64 = 7;
/// A Monday long ago.
const SOME_MONDAY: (u32, u32, u32) = (2001, 1, 1);

/// The Monday of the week of `date`.
pub fn monday(date: CivilDate) -> CivilDate {
    let (year, month, day) = SOME_MONDAY;
    let Some(known) = CivilDate::new(year, month, day) else {
        return date;
    };
    date.plus_days(-known.days_until(date).rem_euclid(WEEK))
}

/// The same weekday, `weeks` on.
pub fn shift(date: CivilDate, weeks: i64) -> CivilDate {
    date.plus_days(weeks * WEEK)
}

/// Where an arrow leads from the day `at` of a grid of weeks; nothing for another key.
pub fn arrow(at: CivilDate, key: &str) -> Option<CivilDate> {
    let by = match key {
        "ArrowLeft" => -1,
        "ArrowRight" => 1,
        "ArrowUp" => -WEEK,
        "ArrowDown" => WEEK,
        _ => return None,
    };
    Some(at.plus_days(by))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> CivilDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_week_begins_on_its_monday() {
        for (date, begins) in [
            ("2026-11-23", "2026-11-23"),
            ("2026-11-29", "2026-11-23"),
            ("2027-01-01", "2026-12-28"),
            ("2000-12-31", "2000-12-25"),
        ] {
            assert_eq!(monday(day(date)), day(begins), "{date}");
            assert_eq!(monday(day(date)).weekday_label(), "周一");
        }
    }

    #[test]
    fn arrows_walk_days_and_weeks() {
        let at = day("2026-12-30");
        assert_eq!(arrow(at, "ArrowRight"), Some(day("2026-12-31")));
        assert_eq!(arrow(at, "ArrowDown"), Some(day("2027-01-06")));
        assert_eq!(arrow(at, "ArrowUp"), Some(shift(at, -1)));
        assert_eq!(arrow(at, "Enter"), None);
    }
}
