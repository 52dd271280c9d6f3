//! Which days and periods can be booked.

use banyi_shared::dto::EscortAvailability;
use banyi_shared::rules::{self, BookingProblem, EscortPolicy, SkuUnit};
use banyi_shared::{CivilDate, Instant, Period};
use serde::{Deserialize, Serialize};

/// The calendar's question; `limits` are the half days that have a capacity.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CalendarArgs {
    policy: EscortPolicy,
    unit: SkuUnit,
    now_ms: i64,
    #[serde(default)]
    limits: Vec<EscortAvailability>,
}

/// A day with at least one period that its unit is sold for.
#[derive(Serialize)]
pub struct BookableDay {
    date: CivilDate,
    weekday: &'static str,
    periods: Vec<BookablePeriod>,
}

/// A period of a day.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct BookablePeriod {
    period: Period,
    label: &'static str,
    bookable: bool,
    /// Why not, in a word: 约满 or 已过.
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'static str>,
    /// Places left where staff set a capacity.
    #[serde(skip_serializing_if = "Option::is_none")]
    remaining: Option<i64>,
}

/// `bookable_days {policy, unit, nowMs, limits?}`: from today to the policy's last day.
/// Today is left out once none of its periods can be booked any more.
pub fn bookable_days(args: CalendarArgs) -> Vec<BookableDay> {
    let now = Instant::from_ms(args.now_ms);
    let ahead = args.policy.max_days_ahead.clamp(0, 366);
    (0..=ahead)
        .map(|days| day(&args, now.date().plus_days(days), now))
        .filter(|day| day.periods.iter().any(|period| period.reason != Some("已过")))
        .collect()
}

fn day(args: &CalendarArgs, date: CivilDate, now: Instant) -> BookableDay {
    let periods = args.unit.periods().iter().map(|&period| {
        let remaining = remaining(&args.limits, date, period);
        let reason = match rules::check_booking(&args.policy, args.unit, date, period, now) {
            Err(BookingProblem::TooSoon) => Some("已过"),
            Err(BookingProblem::TooFar | BookingProblem::Period) => Some("未开放"),
            Ok(()) => remaining.filter(|&left| left <= 0).map(|_| "约满"),
        };
        BookablePeriod { period, label: period.label(), bookable: reason.is_none(), reason, remaining }
    });
    BookableDay { date, weekday: date.weekday_label(), periods: periods.collect() }
}

/// A full day needs both of its halves, so the scarcer one counts.
fn remaining(limits: &[EscortAvailability], date: CivilDate, period: Period) -> Option<i64> {
    limits
        .iter()
        .filter(|limit| limit.date == date && period.halves().contains(&limit.period))
        .map(|limit| limit.remaining)
        .min()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn calendar(unit: SkuUnit, hour: u32, limits: Vec<EscortAvailability>) -> Vec<BookableDay> {
        let today: CivilDate = "2026-11-20".parse().unwrap();
        bookable_days(CalendarArgs {
            policy: EscortPolicy::seeded(),
            unit,
            now_ms: today.at(hour, 0).ms(),
            limits,
        })
    }

    #[test]
    fn a_morning_that_has_begun_is_past_and_the_afternoon_is_open() {
        let days = calendar(SkuUnit::HalfDay, 9, vec![]);
        assert_eq!(days.len(), 61);
        assert_eq!(days[0].periods[0].reason, Some("已过"));
        assert!(days[0].periods[1].bookable);
    }

    #[test]
    fn a_day_with_nothing_left_to_book_is_not_listed() {
        let days = calendar(SkuUnit::FullDay, 9, vec![]);
        assert_eq!(days[0].date.to_string(), "2026-11-21");
        assert_eq!(days[0].weekday, "周六");
    }

    #[test]
    fn a_full_day_is_sold_out_with_either_of_its_halves() {
        let limits = vec![EscortAvailability {
            date: "2026-11-21".parse().unwrap(),
            period: Period::Afternoon,
            remaining: 0,
        }];
        let days = calendar(SkuUnit::FullDay, 9, limits);
        assert_eq!(days[0].periods[0].reason, Some("约满"));
        assert!(days[1].periods[0].bookable);
    }
}
