//! The days on the screen, with their totals.

use banyi_shared::CivilDate;
use banyi_shared::dto::admin::ScheduleDay;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;

use super::desk::{DAYS, use_desk};
use super::week::{arrow, monday};
use crate::api::clock;
use crate::kit::{Button, Failure, Look, Sign, when};
use crate::lang::{t, tf};

/// The pane.
#[component]
pub fn DaysPane() -> impl IntoView {
    let desk = use_desk();
    let span = move || {
        let from = desk.from.get();
        let until = from.plus_days(DAYS - 1);
        tf!("{} 至 {}", "{} to {}", when::month_day(from), when::month_day(until))
    };
    let is_now = Memo::new(move |_| desk.from.get() == monday(clock::now().date()));
    let jump = move |text: String| {
        if let Ok(date) = text.parse::<CivilDate>() {
            desk.to_day(date);
        }
    };
    let name = move || desk.department_row().map(|row| row.department.name);
    let stage = Memo::new(move |_| match desk.days.get() {
        None => Stage::Coming,
        Some(Err(error)) => Stage::Failed(error),
        Some(Ok(_)) => Stage::Here,
    });
    let grid = move || match stage.get() {
        Stage::Failed(error) => view! { <Failure error=error retry=move |()| desk.refresh() /> }.into_any(),
        Stage::Coming => {
            let bones = (0..DAYS).map(|_| view! { <span class="bone day-bone"></span> }).collect_view();
            view! { <div class="days" aria-hidden="true">{bones}</div> }.into_any()
        }
        Stage::Here => view! { <Grid /> }.into_any(),
    };
    view! {
        <section class="panel desk-days" aria-label=t("日期", "Days")>
            <header class="desk-bar">
                <h2 class="panel-title">{name}</h2>
                <span class="desk-span" role="status">{span}</span>
                <div class="desk-tools">
                    <Button
                        look=Look::Quiet sign=Sign::Back label=t("前一周", "A week back")
                        on_press=move |()| desk.by_weeks(-1)
                    />
                    <Button
                        look=Look::Quiet
                        disabled=is_now
                        on_press=move |()| desk.to_day(clock::now().date())
                    >
                        {t("本周", "This week")}
                    </Button>
                    <Button
                        look=Look::Quiet sign=Sign::Next label=t("后一周", "A week on")
                        on_press=move |()| desk.by_weeks(1)
                    />
                    <input
                        class="input input-date"
                        type="date"
                        aria-label=t("前往日期", "Go to a day")
                        prop:value=move || desk.date.get().to_string()
                        on:change:target=move |event| jump(event.target().value())
                    />
                </div>
            </header>
            {grid}
        </section>
    }
}

#[derive(Clone, PartialEq)]
enum Stage {
    Coming,
    Failed(crate::api::ApiError),
    Here,
}

#[component]
fn Grid() -> impl IntoView {
    let desk = use_desk();
    let days = Memo::new(move |before: Option<&Vec<ScheduleDay>>| match desk.days.get() {
        Some(Ok(days)) => days.items,
        _ => before.cloned().unwrap_or_default(),
    });
    let walk = move |event: leptos::ev::KeyboardEvent| {
        if let Some(to) = arrow(desk.date.get_untracked(), &event.key()) {
            event.prevent_default();
            desk.to_day(to);
            focus_later(to);
        }
    };
    view! {
        <div class="days" role="group" aria-label=t("选择日期，方向键移动", "Choose a day; arrows move")
            on:keydown=walk>
            <For each=move || days.get() key=|day| (day.date, day.sessions, day.remaining, day.total, day.stopped) let:day>
                <Day day=day />
            </For>
        </div>
    }
}

/// Puts the focus on a day once it is drawn.
fn focus_later(date: CivilDate) {
    set_timeout(
        move || {
            let found = document().get_element_by_id(&format!("day-{date}"));
            if let Some(element) = found.and_then(|found| found.dyn_into::<web_sys::HtmlElement>().ok()) {
                // Without focus the day is still chosen.
                let _ = element.focus();
            }
        },
        std::time::Duration::from_millis(50),
    );
}

#[component]
fn Day(day: ScheduleDay) -> impl IntoView {
    let desk = use_desk();
    let date = day.date;
    let today = clock::now().date();
    let is_chosen = move || desk.date.get() == date;
    let button = NodeRef::<leptos::html::Button>::new();
    // On a narrow screen the days are a strip: the chosen one is scrolled to.
    Effect::new(move |_| {
        if is_chosen()
            && let Some(button) = button.get()
        {
            let options = web_sys::ScrollIntoViewOptions::new();
            options.set_block(web_sys::ScrollLogicalPosition::Nearest);
            options.set_inline(web_sys::ScrollLogicalPosition::Nearest);
            button.scroll_into_view_with_scroll_into_view_options(&options);
        }
    });
    let words = match day.sessions {
        0 => t("无排班", "None").to_owned(),
        _ => tf!("余 {} / {}", "{} of {} left", day.remaining, day.total),
    };
    let stopped = (day.stopped > 0).then(
        || view! { <span class="badge badge-danger">{tf!("停诊 {}", "{} stopped", day.stopped)}</span> },
    );
    let full = (date >= today && day.sessions > day.stopped && day.remaining == 0)
        .then(|| view! { <span class="badge badge-warn">{t("约满", "Full")}</span> });
    // Read out between the words that are seen: the name of the button must hold them as they stand.
    let counts = (day.sessions > 0).then(
        || view! { <span class="sr-only">{tf!("，{} 个排班，", ", {} sessions, ", day.sessions)}</span> },
    );
    let taken = day.total - day.remaining;
    view! {
        <button
            type="button"
            id=format!("day-{date}")
            node_ref=button
            class="day"
            class:day-none=day.sessions == 0
            class:day-past={date < today}
            aria-pressed=move || if is_chosen() { "true" } else { "false" }
            aria-current=(date == today).then_some("date")
            tabindex=move || if is_chosen() { "0" } else { "-1" }
            on:click=move |_| desk.to_day(date)
        >
            <span class="day-head">
                <span class="day-week">{if date == today { t("今天", "today") } else { when::weekday(date) }}</span>
                <span class="day-date">{when::month_day(date)}</span>
            </span>
            {counts}
            <span class="day-left">{words}</span>
            <Gauge taken=taken total=day.total />
            <span class="day-marks">{stopped} {full}</span>
        </button>
    }
}

/// How much of a whole is taken.
#[component]
pub fn Gauge(taken: i64, total: i64) -> impl IntoView {
    let part = if total > 0 { (taken.clamp(0, total) * 100) / total } else { 0 };
    view! {
        <svg class="gauge" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
            <rect class="gauge-ground" width="100" height="4"></rect>
            <rect class="gauge-part" class:gauge-full={part >= 100} width=part.to_string() height="4"></rect>
        </svg>
    }
}
