//! When an escort may be booked.

use crate::rules::EscortPolicy;
use crate::time::{CivilDate, HOUR, Instant, Period};

wire_enum! {
    /// How a service is sold.
    pub enum SkuUnit {
        /// 次
        Once = "once",
        /// 半天
        HalfDay = "half_day",
        /// 天
        FullDay = "full_day",
    }
}

impl SkuUnit {
    /// The periods that may be booked.
    pub const fn periods(self) -> &'static [Period] {
        match self {
            Self::Once => &[Period::Morning, Period::Afternoon, Period::FullDay],
            Self::HalfDay => &[Period::Morning, Period::Afternoon],
            Self::FullDay => &[Period::FullDay],
        }
    }

    /// The word on the screen.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Once => "次",
            Self::HalfDay => "半天",
            Self::FullDay => "天",
        }
    }
}

wire_enum! {
    /// Why a date and period cannot be booked.
    pub enum BookingProblem {
        /// The unit is not sold for this period.
        Period = "period",
        /// The period begins too soon, or has begun.
        TooSoon = "too_soon",
        /// The day lies too far ahead.
        TooFar = "too_far",
    }
}

impl BookingProblem {
    /// The form field that it belongs to.
    pub const fn field(self) -> &'static str {
        match self {
            Self::Period => "period",
            Self::TooSoon | Self::TooFar => "serviceDate",
        }
    }

    /// The sentence for a person.
    pub fn sentence(self, policy: &EscortPolicy) -> String {
        match self {
            Self::Period => "所选规格不能预约这个时段".to_owned(),
            Self::TooSoon => format!("请至少提前 {} 小时预约", policy.min_lead_hours),
            Self::TooFar => format!("最多可以预约 {} 天以内的日期", policy.max_days_ahead),
        }
    }
}

/// Whether `unit` may be booked now for `period` of `date`.
pub fn check_booking(
    policy: &EscortPolicy,
    unit: SkuUnit,
    date: CivilDate,
    period: Period,
    now: Instant,
) -> Result<(), BookingProblem> {
    if !unit.periods().contains(&period) {
        return Err(BookingProblem::Period);
    }
    if date > now.date().plus_days(policy.max_days_ahead) {
        return Err(BookingProblem::TooFar);
    }
    if period.starts_on(date) - now < policy.min_lead_hours * HOUR {
        return Err(BookingProblem::TooSoon);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(unit: SkuUnit, date: &str, period: Period, now: &str) -> Result<(), BookingProblem> {
        let policy = EscortPolicy::seeded();
        check_booking(&policy, unit, date.parse().unwrap(), period, now.parse().unwrap())
    }

    #[test]
    fn two_hours_before_the_period_to_the_millisecond() {
        let at = |now| check(SkuUnit::HalfDay, "2026-11-21", Period::Morning, now);
        assert_eq!(at("2026-11-21T06:00:00+08:00"), Ok(()));
        assert_eq!(at("2026-11-21T06:00:00.001+08:00"), Err(BookingProblem::TooSoon));
        assert_eq!(at("2026-11-22T06:00:00+08:00"), Err(BookingProblem::TooSoon));
    }

    #[test]
    fn sixty_days_ahead_by_the_calendar_of_shanghai() {
        let on = |date| check(SkuUnit::FullDay, date, Period::FullDay, "2026-11-20T23:59:59+08:00");
        assert_eq!(on("2027-01-19"), Ok(()));
        assert_eq!(on("2027-01-20"), Err(BookingProblem::TooFar));
    }

    #[test]
    fn a_unit_knows_its_periods() {
        let on = |unit, period| check(unit, "2026-11-22", period, "2026-11-20T08:00:00+08:00");
        assert_eq!(on(SkuUnit::HalfDay, Period::FullDay), Err(BookingProblem::Period));
        assert_eq!(on(SkuUnit::FullDay, Period::Morning), Err(BookingProblem::Period));
        assert_eq!(on(SkuUnit::Once, Period::Afternoon), Ok(()));
        assert_eq!(on(SkuUnit::Once, Period::FullDay), Ok(()));
    }
}
