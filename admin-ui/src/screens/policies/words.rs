//! A policy's numbers in a line, and what is wrong with them.

use banyi_shared::rules::{EscortPolicy, FeeStep};

use crate::lang::{is_english, tf};

/// `支付时限 30 分钟 ·`, `提前 2 小时 ·`, `最多 60 天`: a line breaks between them only.
pub fn window(policy: &EscortPolicy) -> Vec<String> {
    let (pay, lead, ahead) = (policy.pay_minutes, policy.min_lead_hours, policy.max_days_ahead);
    vec![
        tf!("支付时限 {pay} 分钟 ·", "{pay} min to pay ·"),
        tf!("提前 {lead} 小时 ·", "{lead} h before ·"),
        tf!("最多 {ahead} 天", "{ahead} days ahead"),
    ]
}

/// `24 小时 100% →`, `4 小时 80% →`, `之后 50%`: a line breaks between them only.
pub fn ladder(policy: &EscortPolicy) -> Vec<String> {
    let step = |step: &FeeStep| {
        let (hours, percent) = (step.hours_before, step.percent);
        tf!("{hours} 小时 {percent}% →", "{hours} h {percent}% →")
    };
    let late = policy.late_percent;
    let last = match policy.ladder.is_empty() {
        true => tf!("随时 {late}%", "any time {late}%"),
        false => tf!("之后 {late}%", "then {late}%"),
    };
    policy.ladder.iter().map(step).chain([last]).collect()
}

/// What the server would find wrong, by the field's name in the request.
pub fn problems(policy: &EscortPolicy) -> Vec<(&'static str, String)> {
    let mut found: Vec<(&'static str, String)> = Vec::new();
    for (field, sentence) in policy.problems() {
        let (name, english) = place(field);
        if found.iter().all(|(other, _)| *other != name) {
            found.push((name, if is_english() { english } else { sentence }.to_owned()));
        }
    }
    found
}

/// Where the request has a field of the rules, and what it must be.
fn place(field: &str) -> (&'static str, &'static str) {
    match field {
        "payMinutes" => ("body.payMinutes", "Time to pay: 5 to 120 minutes"),
        "minLeadHours" => ("body.minLeadHours", "Hours before: 0 to 720"),
        "maxDaysAhead" => ("body.maxDaysAhead", "Days ahead: 1 to 365"),
        "completeAfterHours" => ("body.completeAfterHours", "Completes by itself after 1 to 720 hours"),
        "latePercent" => ("body.latePercent", "Percent: 0 to 100"),
        _ => ("body.ladder", "At most 10 steps from early to late, 0 to 100 percent, never rising"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_numbers_are_a_line() {
        let mut policy = EscortPolicy::seeded();
        assert_eq!(window(&policy).join(" "), "支付时限 30 分钟 · 提前 2 小时 · 最多 60 天");
        assert_eq!(ladder(&policy).join(" "), "24 小时 100% → 4 小时 80% → 之后 50%");
        policy.ladder.clear();
        assert_eq!(ladder(&policy), ["随时 50%"]);
    }

    #[test]
    fn each_field_is_blamed_once_under_its_own_name() {
        let broken = EscortPolicy {
            pay_minutes: 0,
            min_lead_hours: -1,
            max_days_ahead: 0,
            complete_after_hours: 0,
            ladder: vec![
                FeeStep { hours_before: 1, percent: 101 },
                FeeStep { hours_before: 2, percent: 102 },
            ],
            late_percent: 101,
        };
        let names: Vec<_> = problems(&broken).into_iter().map(|(name, _)| name).collect();
        let all =
            ["payMinutes", "minLeadHours", "maxDaysAhead", "completeAfterHours", "latePercent", "ladder"];
        assert_eq!(names, all.map(|name| format!("body.{name}")));
    }
}
