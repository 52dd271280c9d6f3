//! 可预约日期: which dates a patient sees, and how each stands.

use super::BookingRules;
use crate::time::{CivilDate, Instant, Period};

wire_enum! {
    /// How a date stands.
    pub enum DateState {
        /// 有号
        Open = "open",
        /// 约满: there are sessions, and no place is left.
        Full = "full",
        /// 无号: no session.
        Empty = "empty",
        /// 即将放号: the next date to open.
        Soon = "soon",
        /// 已停挂: today, after the stop time.
        Stopped = "stopped",
    }
}

impl DateState {
    /// The words on the screen.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Open => "有号",
            Self::Full => "约满",
            Self::Empty => "无号",
            Self::Soon => "即将放号",
            Self::Stopped => "已停挂",
        }
    }
}

dto! {
    /// One date of the list.
    pub struct BookingDate {
        /// The day.
        pub date: CivilDate,
        /// 周一 to 周日
        pub weekday: String,
        /// How it stands.
        pub state: DateState,
        /// Doctors or clinics with a session that day.
        pub doctors: i64,
        /// Places in all.
        pub total: i64,
        /// Places left, never below 0; −1 where there is no session (无号).
        pub remaining: i64,
    } optional {
        /// When it opens; of the last one, 即将放号.
        pub opens_at: Instant,
    }
}

/// When `date` opens: at the release time, `cycle_days` − 1 days before.
pub fn opens_at(rules: &BookingRules, date: CivilDate) -> Instant {
    rules.release.on(date.plus_days(1 - rules.cycle()))
}

/// The last opened date at `now`; the day before today when none is open (a cycle of one day, before the release).
pub fn last_date(rules: &BookingRules, now: Instant) -> CivilDate {
    let today = now.date();
    let is_released = now >= rules.release.on(today);
    today.plus_days(rules.cycle() - if is_released { 1 } else { 2 })
}

/// The dates that a patient sees at `now`, the first today: the opened ones, and the next one, which opens soon.
pub fn booking_dates(rules: &BookingRules, now: Instant) -> Vec<CivilDate> {
    let today = now.date();
    let next = last_date(rules, now).plus_days(1);
    (0..=today.days_until(next)).map(|days| today.plus_days(days)).collect()
}

/// How a date of [`booking_dates`] stands, given its sessions and the places left in those that still sell.
pub fn date_state(
    rules: &BookingRules,
    date: CivilDate,
    sessions: i64,
    remaining: i64,
    now: Instant,
) -> DateState {
    if now < opens_at(rules, date) {
        return DateState::Soon;
    }
    // The afternoon is sold longest.
    if now >= rules.closes_at(date, Period::Afternoon) {
        return DateState::Stopped;
    }
    match (sessions, remaining) {
        (..=0, _) => DateState::Empty,
        (_, ..=0) => DateState::Full,
        _ => DateState::Open,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn at(text: &str) -> Instant {
        text.parse().unwrap()
    }

    fn listed(rules: &BookingRules, now: &str) -> (String, String, usize) {
        let dates = booking_dates(rules, at(now));
        (dates[0].to_string(), dates[dates.len() - 1].to_string(), dates.len())
    }

    #[test]
    fn the_release_opens_one_more_date() {
        let rules = BookingRules::seeded();
        let before = listed(&rules, "2026-12-27T08:29:59.999+08:00");
        assert_eq!(before, ("2026-12-27".into(), "2027-01-05".into(), 10));
        let after = listed(&rules, "2026-12-27T08:30:00+08:00");
        assert_eq!(after, ("2026-12-27".into(), "2027-01-06".into(), 11));
    }

    #[test]
    fn midnight_takes_a_date_away_and_opens_none() {
        let rules = BookingRules::seeded();
        assert_eq!(listed(&rules, "2027-02-28T23:59:59.999+08:00").1, "2027-03-10");
        let after = listed(&rules, "2027-03-01T00:00:00+08:00");
        assert_eq!(after, ("2027-03-01".into(), "2027-03-10".into(), 10));
    }

    #[test]
    fn a_cycle_of_one_day_shows_today_as_opening() {
        let rules = BookingRules { cycle_days: 1, ..BookingRules::seeded() };
        let now = "2026-11-21T08:00:00+08:00";
        assert_eq!(listed(&rules, now), ("2026-11-21".into(), "2026-11-21".into(), 1));
        assert_eq!(date_state(&rules, at(now).date(), 3, 9, at(now)), DateState::Soon);
    }

    #[test]
    fn states_of_a_date() {
        let rules = BookingRules::seeded();
        let now = at("2026-11-21T11:29:59.999+08:00");
        let state =
            |days, sessions, left| date_state(&rules, now.date().plus_days(days), sessions, left, now);
        assert_eq!(state(0, 2, 5), DateState::Open);
        assert_eq!(state(1, 2, 0), DateState::Full);
        assert_eq!(state(1, 2, -3), DateState::Full);
        assert_eq!(state(1, 0, 0), DateState::Empty);
        assert_eq!(state(9, 2, 5), DateState::Open);
        assert_eq!(state(10, 2, 5), DateState::Soon);
        assert_eq!(date_state(&rules, now.date(), 2, 5, now + 1), DateState::Stopped);
    }

    /// No form lets such rules through; a module on a phone must outlive them nevertheless.
    #[test]
    fn rules_beyond_all_bounds_give_a_short_list() {
        let now = at("2026-11-21T09:00:00+08:00");
        for (cycle_days, dates) in [(i64::MIN, 2), (0, 2), (91, 91), (i64::MAX, 91)] {
            let rules = BookingRules { cycle_days, ..BookingRules::seeded() };
            assert_eq!(booking_dates(&rules, now).len(), dates, "{cycle_days}");
        }
    }

    proptest! {
        /// A date is 有号 exactly while its afternoon is sold, and a morning is never sold on another.
        #[test]
        fn a_date_with_places_is_open_while_it_sells(
            cycle in 1i64..=90,
            (release, stop) in (0u32..24, 0u32..24),
            days in -2i64..=91,
            ms in 1_700_000_000_000i64..1_900_000_000_000,
        ) {
            let clock = |hour| crate::ClockTime::new(hour, 30).unwrap();
            let (release, stop) = (clock(release), clock(stop));
            let rules = BookingRules { cycle_days: cycle, release, stop, ..BookingRules::seeded() };
            let now = Instant::from_ms(ms);
            let date = now.date().plus_days(days);
            let is_open = date_state(&rules, date, 2, 1, now) == DateState::Open;
            prop_assert_eq!(is_open, rules.check(date, Period::Afternoon, now).is_ok());
            prop_assert!(is_open || rules.check(date, Period::Morning, now).is_err());
        }

        /// Whatever the rules: today first, the last one not open, all others open, no gap.
        #[test]
        fn only_the_last_is_not_open(cycle in 1i64..=90, hour in 0u32..24, ms in 1_700_000_000_000i64..1_900_000_000_000) {
            let release = crate::ClockTime::new(hour, 30).unwrap();
            let rules = BookingRules { cycle_days: cycle, release, ..BookingRules::seeded() };
            let now = Instant::from_ms(ms);
            let dates = booking_dates(&rules, now);
            prop_assert_eq!(dates[0], now.date());
            let (last, opened) = dates.split_last().unwrap();
            prop_assert!(now < opens_at(&rules, *last));
            prop_assert!(opened.iter().all(|date| opens_at(&rules, *date) <= now));
            prop_assert!(dates.windows(2).all(|pair| pair[0].plus_days(1) == pair[1]));
        }
    }
}
