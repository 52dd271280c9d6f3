//! 任务: queued work; what failed, why, and what to do about it.

mod detail;
mod words;

use banyi_shared::Permission;
use banyi_shared::dto::admin::{Job, JobAside, JobState};
use leptos::prelude::*;

use crate::api::Api;
use crate::kit::form::FormSpec;
use crate::kit::list::{Action, Choice, List, ListSpec};
use crate::kit::{Badge, PageHead, Sign, when};
use crate::lang::{t, tf};
use detail::DetailButton;

/// The screen.
#[component]
pub fn Jobs() -> impl IntoView {
    view! {
        <PageHead title=t("任务", "Jobs") />
        <List spec=spec() />
    }
}

fn what(row: &Job) -> AnyView {
    view! {
        <span class="cell-main">{words::kind(&row.kind)}</span>
        <span class="cell-below mono">{row.subject.clone()}</span>
    }
    .into_any()
}

fn state(row: &Job) -> AnyView {
    let (text, tone) = words::state(row.state);
    view! { <Badge tone=tone text=text /> }.into_any()
}

/// Why it failed last, or why that is all right.
fn why(row: &Job) -> String {
    row.set_aside_reason.clone().or_else(|| row.last_error.clone()).unwrap_or_default()
}

/// When it is tried next, where it is.
fn next(row: &Job) -> String {
    match row.state {
        JobState::Pending | JobState::Retrying => when::brief(row.run_at),
        JobState::Running | JobState::Done | JobState::Dead | JobState::Aside => "—".to_owned(),
    }
}

/// Sets a dead job aside, with a reason.
fn aside(row: &Job) -> FormSpec<JobAside> {
    let id = row.id.clone();
    FormSpec::new(
        t("搁置任务", "Set aside"),
        JobAside { reason: String::new() },
        |form| {
            form.area("reason", t("原因", "Reason"), |input| &mut input.reason)
                .length(4, 200)
                .high(3)
                .hint(t("为什么不需要再执行；4 到 200 个字", "Why it need not run again; 4 to 200 characters"))
        },
        move |api, input| api.set_job_aside(id.clone(), input),
    )
    .note(tf!(
        "{} {}：搁置后不再执行，也不再计入失败任务。原因记入审计日志，之后仍可重新执行。",
        "{} {}: it runs no more and no longer counts as failed. The reason goes into the audit log; it can still be run again.",
        words::kind(&row.kind),
        row.subject
    ))
    .submit(t("搁置", "Set aside"))
    .done(t("任务已搁置", "Set aside"))
}

fn spec() -> ListSpec<Job> {
    let states = JobState::ALL.iter().map(|state| Choice::new(state.as_str(), words::state(*state).0));
    let kinds: Vec<Choice> =
        words::KINDS.iter().map(|(code, zh, en)| Choice::new(*code, t(zh, en))).collect();
    let rerun =
        Action::<Job>::new(t("重新执行", "Run again"), Permission::JobsManage, |api, job| async move {
            api.rerun_job(&job.id).await
        });
    let rerun = || {
        rerun
            .clone()
            .when(|job| matches!(job.state, JobState::Dead | JobState::Aside))
            .done(t("已重新排队", "Queued again"))
    };
    ListSpec::new(t("任务", "jobs"), Sign::Jobs, "jobs", |row| row.id.to_string(), Api::jobs)
        .follow(|row| row.state == JobState::Running)
        .tabs("state", t("任务状态", "State"), states)
        .search("q", t("订单号、单号或任务对象", "Order, number or subject"))
        .select("kind", t("任务类型", "Kind"), Signal::stored(kinds))
        .column("what", t("任务", "Job"), what)
        .exports(|row| format!("{} {}", words::kind(&row.kind), row.subject))
        .column("state", t("状态", "State"), state)
        .exports(|row| words::state(row.state).0.to_owned())
        .text("count", t("尝试", "Tries"), |row| row.attempts.to_string())
        .end()
        .text("at", t("下次执行", "Next run"), next)
        .text("placed", t("建立时间", "Made"), |row| when::brief(row.created_at))
        .column("error", t("最近的错误", "Last error"), |row| {
            view! { <span class="clamp">{why(row)}</span> }.into_any()
        })
        .exports(why)
        .tools(|row| view! { <DetailButton job=row.clone() /> }.into_any())
        .act(rerun())
        .form(t("搁置", "Set aside"), Permission::JobsManage, |job| job.state == JobState::Dead, aside)
        .batch(rerun())
}
