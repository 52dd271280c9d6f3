//! 任务: queued work, and the dead that somebody must look at.

use banyi_shared::dto::admin::{Job, JobState};
use leptos::prelude::*;

use crate::api::use_api;
use crate::kit::list::{Choice, Column, Filter, List, ListModel, ListSpec};
use crate::kit::{Badge, Button, Form, PageHead, Sign, use_toasts, when};
use crate::route;

/// The screen.
#[component]
pub fn Jobs() -> impl IntoView {
    view! {
        <PageHead title="任务" />
        <List spec=spec() />
    }
}

const fn words(state: JobState) -> (&'static str, &'static str) {
    match state {
        JobState::Pending => ("等待", "info"),
        JobState::Running => ("执行中", "brand"),
        JobState::Done => ("完成", "quiet"),
        JobState::Dead => ("失败", "danger"),
    }
}

/// What the work does. A kind without words is shown as it is.
fn kind(code: &str) -> String {
    let words = match code {
        "order.expire" => "订单到期",
        "order.close" => "关闭未付订单",
        "order.complete" => "自动完成服务",
        "payment.query" => "查询支付结果",
        "refund.follow" => "办理退款",
        "notice.send" => "发送通知",
        other => other,
    };
    words.to_owned()
}

fn what(row: &Job) -> AnyView {
    view! {
        <span class="cell-main">{kind(&row.kind)}</span>
        <span class="cell-below mono">{row.subject.clone()}</span>
    }
    .into_any()
}

fn state(row: &Job) -> AnyView {
    let (text, tone) = words(row.state);
    view! { <Badge tone=tone text=text /> }.into_any()
}

fn actions(row: &Job) -> AnyView {
    let is_dead = row.state == JobState::Dead;
    is_dead.then(|| view! { <Rerun job=row.clone() /> }).into_any()
}

/// Runs dead work again.
#[component]
fn Rerun(job: Job) -> impl IntoView {
    let (api, toasts, list) = (use_api(), use_toasts(), expect_context::<ListModel<Job>>());
    let form = Form::new();
    let run = move |()| {
        let id = job.id.clone();
        form.send_or(
            async move { api.rerun_job(&id).await },
            move |_| {
                toasts.say("已重新排队");
                list.refresh();
            },
            move |error| toasts.warn(error.message()),
        );
    };
    view! { <Button sign=Sign::Refresh busy=form.busy() on_press=run>"重新执行"</Button> }
}

fn spec() -> ListSpec<Job> {
    let column = Column::<Job>::new;
    let choice = |state: &JobState| Choice::new(state.as_str(), words(*state).0);
    let states = JobState::ALL.iter().map(choice);
    ListSpec {
        noun: "任务",
        sign: Sign::Jobs,
        path: route::list("jobs"),
        columns: vec![
            column("what", "任务", what),
            column("state", "状态", state),
            column("count", "尝试", |row| format!("{} 次", row.attempts).into_any()),
            column("at", "下次执行", |row| when::brief(row.run_at).into_any()),
            column("placed", "建立时间", |row| when::brief(row.created_at).into_any()),
            column("detail", "最近的错误", |row| row.last_error.clone().into_any()),
            column("actions", "操作", actions),
        ],
        filters: vec![Filter::Tabs {
            key: "state",
            label: "任务状态",
            choices: std::iter::once(Choice::new("", "全部")).chain(states).collect(),
        }],
        id: |row| row.id.to_string(),
        href: None,
        ask: |api, query| Box::pin(api.jobs(query)),
        page_size: None,
    }
}
