//! 排班: the departments of a hospital, the days of one, and the sessions of a day, side by side.

mod book;
mod copy;
mod days;
mod desk;
mod form;
mod import;
mod pause;
mod people;
mod report;
mod session;
mod sessions;
mod stop;
mod tree;
mod tree_pane;
mod week;

use banyi_shared::dto::OnOff;
use leptos::prelude::*;

use crate::kit::form::FormDrawer;
use crate::kit::list::Choice;
use crate::kit::{Alert, Dialog, Failure, PageHead, Sign, Tone, Vacant};
use crate::lang::{t, tf};
use crate::route;
use days::DaysPane;
use desk::{Desk, Task, use_desk};
use sessions::SessionsPane;
use tree_pane::TreePane;

/// The screen.
#[component]
pub fn Schedules() -> impl IntoView {
    let desk = Desk::new();
    provide_context(desk);
    view! {
        <PageHead title=t("排班", "Schedules")>
            <Hospitals />
        </PageHead>
        <Body />
        <FormDrawer plan=desk.drawer on_saved=move |()| desk.refresh() />
        <Tasks />
    }
}

/// Which hospital, of one's scope.
#[component]
fn Hospitals() -> impl IntoView {
    let desk = use_desk();
    let choices = move || {
        let all = desk.hospitals.get().and_then(Result::ok).unwrap_or_default();
        let chosen = desk.hospital.get().map(|id| id.to_string()).unwrap_or_default();
        let option = |choice: Choice| {
            let is_chosen = choice.value == chosen;
            view! { <option value=choice.value selected=is_chosen>{choice.label}</option> }
        };
        let named = all.into_iter().map(|one| {
            let offline = if one.state == OnOff::Offline { t("（已下线）", " (offline)") } else { "" };
            Choice::new(one.id.to_string(), format!("{}{offline}", one.name))
        });
        named.map(option).collect_view()
    };
    view! {
        <select
            class="input select desk-hospital"
            aria-label=t("医院", "Hospital")
            on:change:target=move |event| desk.to_hospital(&event.target().value())
        >
            {choices}
        </select>
        {move || {
            let id = desk.hospital.get()?;
            let link = route::hospital(&id, "");
            Some(view! { <a class="desk-link" href=link>{t("医院资料", "About the hospital")}</a> })
        }}
    }
}

#[component]
fn Body() -> impl IntoView {
    let desk = use_desk();
    let trouble = Memo::new(move |_| match (desk.hospitals.get(), desk.tree.get()) {
        (Some(Err(error)), _) | (_, Some(Err(error))) => Some(Some(error)),
        (Some(Ok(all)), _) if all.is_empty() => Some(None),
        _ => None,
    });
    let offline = move || {
        let name = desk.hospital_row().filter(|one| one.state == OnOff::Offline)?.name;
        Some(view! {
            <div class="notice">
                <Alert tone=Tone::Warn>
                    {tf!("{name}已下线：资料和排班都保留，患者不能预约。", "{name} is offline: all is kept, nothing can be booked.")}
                </Alert>
            </div>
        })
    };
    let has_departments = Memo::new(move |_| {
        desk.tree.with(|tree| !matches!(tree, Some(Ok(tree)) if tree::first(&tree.items).is_none()))
    });
    let main = move || match has_departments.get() {
        true => view! {
            <div class="desk-main">
                <DaysPane />
                <SessionsPane />
            </div>
        }
        .into_any(),
        false => {
            let link = desk.hospital.get().map(|id| route::hospital(&id, "/departments"));
            view! {
                <section class="panel" aria-label=t("排班", "Schedules")>
                    <Vacant
                        sign=Sign::Department
                        title=t("先有科室，才能排班", "Departments come first")
                        text=t("这家医院还没有科室。新增科室后，就可以在这里按天安排医生出诊。", "This hospital has no departments yet. Add them, and give their doctors sessions here.")
                    >
                        <a class="button button-primary" href=link>{t("去新增科室", "Add departments")}</a>
                    </Vacant>
                </section>
            }
            .into_any()
        }
    };
    move || {
        match trouble.get() {
        Some(Some(error)) => view! { <Failure error=error retry=move |()| desk.refresh() /> }.into_any(),
        Some(None) => view! {
            <Vacant
                sign=Sign::Hospital
                title=t("还没有医院", "No hospital yet")
                text=t("您的角色还没有负责的医院，请联系管理员。", "Your role has no hospital. Please ask an administrator.")
            />
        }
        .into_any(),
        None => view! {
            {offline}
            <div class="desk">
                <TreePane />
                {main}
            </div>
        }
        .into_any(),
    }
    }
}

/// The dialogue of what is being done to a session.
#[component]
fn Tasks() -> impl IntoView {
    let desk = use_desk();
    let dialog = |task: Task, title: &'static str, content: fn() -> AnyView| {
        let open = RwSignal::new(false);
        Effect::new(move |_| {
            open.set(desk.task.with(|at| at.as_ref().is_some_and(|(now, _)| *now == task)));
        });
        Effect::new(move |before: Option<bool>| {
            let is_open = open.get();
            if before == Some(true) && !is_open {
                desk.task.update(|at| {
                    if at.as_ref().is_some_and(|(now, _)| *now == task) {
                        *at = None;
                    }
                });
            }
            is_open
        });
        view! { <Dialog open=open title=title>{content()}</Dialog> }
    };
    view! {
        {dialog(Task::People, t("预约名单", "Who is booked"), || view! { <people::People /> }.into_any())}
        {dialog(Task::Book, t("代为预约", "Book for a patient"), || view! { <book::Book /> }.into_any())}
        {dialog(Task::Pause, t("停约与恢复", "Pause or open again"), || view! { <pause::Pause /> }.into_any())}
        {dialog(Task::Stop, t("停诊", "Stop the session"), || view! { <stop::Stop /> }.into_any())}
    }
    .into_any()
}
