//! What rules come to: the dates that a patient would see now, by the same functions as server and mini-program.

use banyi_shared::rules::{BookingRules, DateState, booking_dates, date_state, opens_at};
use banyi_shared::{CivilDate, Instant};
use leptos::prelude::*;

use super::words::problems;
use crate::api::clock;
use crate::kit::{Alert, Badge, Tone, fact, when};
use crate::lang::{t, tf};
use crate::words::Words;

/// Dates that are drawn before the last ones.
const SHOWN: usize = 12;

/// A date of the page, and how it stands with places left.
fn dates(rules: &BookingRules, now: Instant) -> Vec<(CivilDate, DateState)> {
    booking_dates(rules, now).into_iter().map(|date| (date, date_state(rules, date, 1, 1, now))).collect()
}

const fn tone(state: DateState) -> &'static str {
    match state {
        DateState::Open => "ok",
        DateState::Full => "warn",
        DateState::Soon => "brand",
        DateState::Empty | DateState::Stopped => "quiet",
    }
}

/// What the rules come to, or what is wrong with them.
pub fn preview(rules: &BookingRules) -> AnyView {
    let wrong = problems(rules);
    if !wrong.is_empty() {
        let sentences = wrong.into_iter().map(|(_, sentence)| view! { <li>{sentence}</li> });
        return view! {
            <h3 class="preview-title">{t("还不能发布", "Not to be published yet")}</h3>
            <Alert tone=Tone::Warn>
                <ul class="preview-problems">{sentences.collect_view()}</ul>
            </Alert>
        }
        .into_any();
    }
    let now = clock::now();
    let visit = now.date().plus_days(7);
    let release = next_release(rules, now);
    view! {
        <h3 class="preview-title">{t("患者现在看到的日期", "Dates that patients see now")}</h3>
        {page(&dates(rules, now))}
        <dl class="preview-facts">
            {fact(t("下一次放号", "Opens next"), when::brief(release))}
            {fact(
                t("放出", "Then comes"),
                when::day(release.date().plus_days(rules.cycle_days - 1)),
            )}
            {fact(
                t("一周后的号", "A week from now"),
                tf!("{} 前可退号", "cancelled until {}", when::brief(rules.cancel_until(visit))),
            )}
            {fact(t("付款", "Payment"), tf!("占号后 {} 分钟内", "within {} minutes", rules.pay_minutes))}
        </dl>
    }
    .into_any()
}

/// When the next date opens.
fn next_release(rules: &BookingRules, now: Instant) -> Instant {
    let dates = booking_dates(rules, now);
    dates.last().map_or(now, |last| opens_at(rules, *last))
}

fn page(dates: &[(CivilDate, DateState)]) -> AnyView {
    let skipped = dates.len().saturating_sub(SHOWN + 2);
    let cell = |(date, state): &(CivilDate, DateState)| {
        view! {
            <li class="preview-date">
                <span>{when::month_day(*date)} " " {when::weekday(*date)}</span>
                <Badge tone=tone(*state) text=state.words() />
            </li>
        }
    };
    let (head, tail) = if skipped > 0 { dates.split_at(SHOWN) } else { (dates, &dates[..0]) };
    let more = (skipped > 0).then(|| {
        view! { <li class="preview-more soft">{tf!("其间还有 {skipped} 天", "{skipped} more days between")}</li> }
    });
    let end = tail.iter().skip(skipped);
    view! {
        <ol class="preview-dates">
            {head.iter().map(cell).collect_view()}
            {more}
            {end.map(cell).collect_view()}
        </ol>
        <p class="fine">{t(
            "假设每天都有号：没有排班的日期显示无号，约完的显示约满。",
            "As if each day had places; days without a session show 无号, full ones 约满.",
        )}</p>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_is_the_patients_own() {
        let now: Instant = "2026-11-21T12:00:00+08:00".parse().unwrap();
        let rules = BookingRules::seeded();
        let all = dates(&rules, now);
        let states: Vec<_> = all.iter().map(|(_, state)| *state).collect();
        assert_eq!(all.len(), 11);
        assert_eq!(states[0], DateState::Stopped);
        assert!(states[1..10].iter().all(|state| *state == DateState::Open));
        assert_eq!(states[10], DateState::Soon);
        assert_eq!(next_release(&rules, now), "2026-11-22T08:30:00+08:00".parse().unwrap());
    }
}
