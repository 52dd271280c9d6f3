//! Booking rules in a line, and what is wrong with them.

use banyi_shared::rules::{BookingRules, NoShowStep};

use crate::lang::{is_english, t, tf};

/// `就诊当天 11:30` and the like: the day of the deadline.
pub fn quit_day(days: i64) -> String {
    match days {
        0 => t("就诊当天", "on the day").to_owned(),
        -1 => t("就诊前一天", "the day before").to_owned(),
        days => tf!("就诊前 {} 天", "{} days before", -days),
    }
}

/// When numbers open and close.
pub fn window(rules: &BookingRules) -> Vec<String> {
    let (days, release, stop) = (rules.cycle_days, rules.release, rules.stop);
    vec![
        tf!("周期 {days} 天 ·", "{days} days ·"),
        tf!("{release} 放号 ·", "opens {release} ·"),
        tf!("当天 {stop} 停挂", "closes {stop}"),
    ]
}

/// Until when one may cancel, and how many numbers one may have.
pub fn limits(rules: &BookingRules) -> Vec<String> {
    let (day, time) = (quit_day(rules.quit_day), rules.quit_time);
    let (most, pay) = (rules.per_user_day, rules.pay_minutes);
    vec![
        tf!("{day} {time} 前可退 ·", "cancelled until {time} {day} ·"),
        tf!("每人每天 {most} 个 ·", "{most} a day ·"),
        tf!("{pay} 分钟内付款", "{pay} min to pay"),
    ]
}

/// What numbers that nobody fetched lead to.
pub fn no_show(rules: &BookingRules) -> Vec<String> {
    if rules.no_show.is_empty() {
        return vec![t("不限制", "No consequence").to_owned()];
    }
    let last = rules.no_show.len() - 1;
    let step = |(at, step): (usize, &NoShowStep)| {
        let (count, within, stop) = (step.count, step.within_days, step.stop_days);
        let end = if at == last { "" } else { " ·" };
        tf!("{within} 天内 {count} 次停约 {stop} 天{end}", "{count} in {within} days: {stop} days{end}")
    };
    rules.no_show.iter().enumerate().map(step).collect()
}

/// What the server would find wrong, by the field's name in the request.
pub fn problems(rules: &BookingRules) -> Vec<(&'static str, String)> {
    let mut found: Vec<(&'static str, String)> = Vec::new();
    for (field, sentence) in rules.problems() {
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
        "cycleDays" => ("body.cycleDays", "Days: 1 to 90"),
        "release" => ("body.release", "The time of opening does not fit the time of closing"),
        "stop" => ("body.stop", "The time of closing does not fit"),
        "quitDay" => ("body.quitDay", "Days before: 0 to 30"),
        "quitTime" => ("body.quitTime", "The deadline does not fit"),
        "payMinutes" => ("body.payMinutes", "Time to pay: 5 to 120 minutes"),
        "perUserDay" => ("body.perUserDay", "Numbers a day: 1 to 20"),
        "offerMinutes" => ("body.offerMinutes", "An offer is kept for 5 to 240 minutes"),
        "noShow" => ("body.noShow", "At most 5 steps, 1 to 20 times, 1 to 365 days"),
        "notes" => ("body.notes", "At most 20 lines of 1 to 200 characters"),
        "bring" => ("body.bring", "At most 20 lines of 1 to 200 characters"),
        "fetchPlace" => ("body.fetchPlace", "At most 200 characters"),
        _ => ("body.cycleDays", "These rules do not fit together"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_are_a_few_lines() {
        let rules = BookingRules::seeded();
        assert_eq!(window(&rules).join(" "), "周期 10 天 · 08:30 放号 · 当天 11:30 停挂");
        assert_eq!(limits(&rules).join(" "), "就诊前一天 15:30 前可退 · 每人每天 3 个 · 30 分钟内付款");
        assert_eq!(no_show(&rules).join(" "), "90 天内 2 次停约 14 天 · 90 天内 3 次停约 90 天");
        let none = BookingRules { no_show: vec![], ..rules };
        assert_eq!(no_show(&none), ["不限制"]);
    }

    #[test]
    fn each_field_is_blamed_under_its_own_name() {
        let broken = BookingRules { cycle_days: 0, pay_minutes: 1, ..BookingRules::seeded() };
        let names: Vec<_> = problems(&broken).into_iter().map(|(name, _)| name).collect();
        assert_eq!(names, ["body.cycleDays", "body.payMinutes"]);
    }
}
