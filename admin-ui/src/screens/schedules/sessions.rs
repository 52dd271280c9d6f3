//! The sessions of the day.

use banyi_shared::Period;
use banyi_shared::dto::admin::AdminSchedule;
use leptos::prelude::*;

use super::copy::CopyButton;
use super::desk::use_desk;
use super::form;
use super::import::ImportButton;
use super::session::SessionCard;
use crate::api::{ApiError, clock};
use crate::kit::{Button, Failure, Look, Sign, Vacant, when};
use crate::lang::{t, tf};
use crate::words::Words;

#[derive(Clone, PartialEq)]
enum Stage {
    Coming,
    Failed(ApiError),
    None,
    Here,
}

/// The pane.
#[component]
pub fn SessionsPane() -> impl IntoView {
    let desk = use_desk();
    let rows = Memo::new(move |_| match desk.sessions.get() {
        Some(Ok(rows)) => rows,
        _ => Vec::new(),
    });
    let stage = Memo::new(move |_| match desk.sessions.get() {
        None => Stage::Coming,
        Some(Err(error)) => Stage::Failed(error),
        Some(Ok(rows)) if rows.is_empty() => Stage::None,
        Some(Ok(_)) => Stage::Here,
    });
    let head = move || {
        let date = desk.date.get();
        format!("{} {}", when::month_day(date), when::weekday(date))
    };
    let sum = move || {
        rows.with(|rows| {
            let count = rows.len();
            let left: i64 = rows.iter().map(|row| row.session.remaining).sum();
            (count > 0).then(|| tf!("{count} 个排班，余 {left} 个号", "{count} sessions, {left} places left"))
        })
    };
    let can_add = Memo::new(move |_| {
        desk.may_write && desk.department.get().is_some() && desk.date.get() >= clock::now().date()
    });
    let add = move |()| {
        if let Some(department) = desk.department.get_untracked() {
            desk.drawer.set(Some(form::add(department, desk.date.get_untracked()).plan()));
        }
    };
    let body = move || match stage.get() {
        Stage::Coming => {
            let bones = (0..3).map(|_| view! { <span class="bone session-bone"></span> }).collect_view();
            view! { <div class="sessions-bones" aria-hidden="true">{bones}</div> }.into_any()
        }
        Stage::Failed(error) => view! { <Failure error=error retry=move |()| desk.refresh() /> }.into_any(),
        Stage::None => {
            let words = match can_add.get_untracked() {
                true => t(
                    "可以新增一个排班，复制前几周的，或从 Excel 导入。",
                    "Add one, copy earlier weeks, or import a workbook.",
                ),
                false => t("换一天看看。", "Try another day."),
            };
            view! { <Vacant sign=Sign::Schedule title=t("这一天没有排班", "No session on this day") text=words /> }
                .into_any()
        }
        Stage::Here => view! { <Halves rows=rows /> }.into_any(),
    };
    view! {
        <section class="panel desk-sessions" aria-label=t("当天排班", "Sessions of the day")>
            <header class="desk-bar">
                <h2 class="panel-title">{head}</h2>
                <span class="desk-span" role="status">{sum}</span>
                <div class="desk-tools">
                    {desk.may_write.then(|| view! { <CopyButton /> <ImportButton /> })}
                    <Show when=move || can_add.get()>
                        <Button look=Look::Primary sign=Sign::Plus on_press=add>{t("新增排班", "New session")}</Button>
                    </Show>
                </div>
            </header>
            {body}
        </section>
    }
}

#[component]
fn Halves(rows: Memo<Vec<AdminSchedule>>) -> impl IntoView {
    let half = move |period: Period| {
        let of_half = Memo::new(move |_| {
            rows.with(|rows| {
                rows.iter().filter(|row| row.session.period == period).cloned().collect::<Vec<_>>()
            })
        });
        view! {
            <Show when=move || !of_half.with(Vec::is_empty)>
                <h3 class="half-title">{period.words()}</h3>
                <ul class="session-list">
                    <For
                        each=move || of_half.get()
                        key=|row| serde_json::to_string(row).unwrap_or_else(|_| row.session.id.to_string())
                        let:row
                    >
                        <SessionCard row=row />
                    </For>
                </ul>
            </Show>
        }
    };
    view! {
        <div class="halves">
            {half(Period::Morning)}
            {half(Period::Afternoon)}
        </div>
    }
}
