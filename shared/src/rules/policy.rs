//! Policy as data: what staff can change without a programmer. An order keeps the version that it was placed under.

use crate::Fen;
use crate::rules::Fault;
use crate::time::{HOUR, MINUTE};

dto! {
    /// One step of the fee ladder: cancelling `hours_before` hours or more before the period gives `percent` back.
    pub struct FeeStep {
        /// Whole hours before the period begins.
        pub hours_before: i64,
        /// Percent of the paid amount that goes back, 0 to 100.
        pub percent: i64,
    }
}

dto! {
    /// The rules of an escort order.
    pub struct EscortPolicy {
        /// Minutes to pay before the hold ends, 5 to 120.
        pub pay_minutes: i64,
        /// Hours between placing and the period's beginning, at least.
        pub min_lead_hours: i64,
        /// Days ahead that can be booked, at most.
        pub max_days_ahead: i64,
        /// Hours after the period after which an order in service completes by itself.
        pub complete_after_hours: i64,
        /// The steps, the earliest (most hours) first.
        pub ladder: Vec<FeeStep>,
        /// Percent that goes back after the last step and before service begins.
        pub late_percent: i64,
    }
}

impl EscortPolicy {
    /// The policy that an empty database is given.
    pub fn seeded() -> Self {
        Self {
            pay_minutes: 30,
            min_lead_hours: 2,
            max_days_ahead: 60,
            complete_after_hours: 24,
            ladder: vec![
                FeeStep { hours_before: 24, percent: 100 },
                FeeStep { hours_before: 4, percent: 80 },
            ],
            late_percent: 50,
        }
    }

    /// The percent that goes back when `ms_before` milliseconds remain until the period (negative: it has begun).
    pub fn percent_at(&self, ms_before: i64, fault: Fault) -> i64 {
        if fault != Fault::Patient {
            return 100;
        }
        self.step_at(ms_before).map_or(self.late_percent, |step| step.percent)
    }

    /// The step of the ladder when `ms_before` milliseconds remain; nothing where only `late_percent` is left. Of steps
    /// that give the same it is the last.
    pub fn step_at(&self, ms_before: i64) -> Option<&FeeStep> {
        self.ladder
            .iter()
            .filter(|step| ms_before >= step.hours_before * HOUR)
            .max_by_key(|step| (step.percent, -step.hours_before))
    }

    /// The length of the hold in milliseconds.
    pub const fn hold_ms(&self) -> i64 {
        self.pay_minutes * MINUTE
    }

    /// What is wrong with an edited policy: field and sentence.
    pub fn problems(&self) -> Vec<(&'static str, &'static str)> {
        let mut found = Vec::new();
        let mut need = |holds: bool, field, sentence| {
            if !holds {
                found.push((field, sentence));
            }
        };
        need((5..=120).contains(&self.pay_minutes), "payMinutes", "支付时限应在 5 到 120 分钟之间");
        need((0..=720).contains(&self.min_lead_hours), "minLeadHours", "提前时间应在 0 到 720 小时之间");
        need((1..=365).contains(&self.max_days_ahead), "maxDaysAhead", "可预约天数应在 1 到 365 天之间");
        need(
            (1..=720).contains(&self.complete_after_hours),
            "completeAfterHours",
            "自动完成时间应在 1 到 720 小时之间",
        );
        need((0..=100).contains(&self.late_percent), "latePercent", "比例应在 0 到 100 之间");
        need(
            self.ladder.len() <= 10
                && self
                    .ladder
                    .iter()
                    .all(|step| (0..=100).contains(&step.percent) && (0..=8760).contains(&step.hours_before)),
            "ladder",
            "最多 10 级，每级比例应在 0 到 100 之间",
        );
        need(
            self.ladder.windows(2).all(|pair| {
                pair[0].hours_before > pair[1].hours_before && pair[0].percent >= pair[1].percent
            }) && self.ladder.last().is_none_or(|last| last.percent >= self.late_percent),
            "ladder",
            "阶梯应从早到晚排列，退款比例不应越晚越高",
        );
        found
    }

    /// What goes back of `paid`: the fee is rounded down, so that the patient never loses a fraction.
    pub fn entitled(&self, paid: Fen, ms_before: i64, fault: Fault) -> Fen {
        paid - paid.percent_floor(100 - self.percent_at(ms_before, fault))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_begin_on_the_hour() {
        let policy = EscortPolicy::seeded();
        let percent = |ms| policy.percent_at(ms, Fault::Patient);
        assert_eq!(percent(24 * HOUR), 100);
        assert_eq!(percent(24 * HOUR - 1), 80);
        assert_eq!(percent(4 * HOUR), 80);
        assert_eq!(percent(4 * HOUR - 1), 50);
        assert_eq!(percent(-HOUR), 50);
        assert_eq!(policy.percent_at(-HOUR, Fault::Hospital), 100);
    }

    #[test]
    fn the_seeded_policy_is_sound_and_a_rising_ladder_is_not() {
        assert_eq!(EscortPolicy::seeded().problems(), []);
        let mut odd = EscortPolicy::seeded();
        odd.ladder.reverse();
        odd.pay_minutes = 1;
        let fields: Vec<_> = odd.problems().into_iter().map(|(field, _)| field).collect();
        assert_eq!(fields, ["payMinutes", "ladder"]);
    }
}
