//! 任务: queued work, and the dead that somebody must look at.

use banyi_shared::Permission;
use banyi_shared::dto::admin::{Job, JobState};
use leptos::prelude::*;

use crate::api::Api;
use crate::kit::list::{Action, Choice, List, ListSpec};
use crate::kit::{Badge, PageHead, Sign, when};
use crate::lang::t;

/// The screen.
#[component]
pub fn Jobs() -> impl IntoView {
    view! {
        <PageHead title=t("任务", "Jobs") />
        <List spec=spec() />
    }
}

fn words(state: JobState) -> (&'static str, &'static str) {
    match state {
        JobState::Pending => (t("等待", "Waiting"), "info"),
        JobState::Running => (t("执行中", "Running"), "brand"),
        JobState::Done => (t("完成", "Done"), "quiet"),
        JobState::Dead => (t("失败", "Failed"), "danger"),
        JobState::Retrying => (t("重试中", "Trying again"), "warn"),
        JobState::Aside => (t("已搁置", "Set aside"), "quiet"),
    }
}

/// What the work does. A kind without words is shown as it is.
fn kind(code: &str) -> String {
    let words = match code {
        "order.expire" => t("订单到期", "Expire an order"),
        "order.close" => t("关闭未付订单", "Close an unpaid order"),
        "order.complete" => t("自动完成服务", "Complete a service"),
        "payment.query" => t("查询支付结果", "Ask for a payment"),
        "refund.follow" => t("办理退款", "See a refund through"),
        "notice.send" => t("发送通知", "Send a notice"),
        "file.leave" => t("清理未使用的图片", "Remove an unused picture"),
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

fn spec() -> ListSpec<Job> {
    let states = JobState::ALL.iter().map(|state| Choice::new(state.as_str(), words(*state).0));
    let rerun =
        Action::<Job>::new(t("重新执行", "Run again"), Permission::JobsManage, |api, job| async move {
            api.rerun_job(&job.id).await
        });
    let rerun =
        || rerun.clone().when(|job| job.state == JobState::Dead).done(t("已重新排队", "Queued again"));
    ListSpec::new(t("任务", "jobs"), Sign::Jobs, "jobs", |row| row.id.to_string(), Api::jobs)
        .tabs("state", t("任务状态", "State"), states)
        .column("what", t("任务", "Job"), what)
        .exports(|row| format!("{} {}", kind(&row.kind), row.subject))
        .column("state", t("状态", "State"), state)
        .exports(|row| words(row.state).0.to_owned())
        .text("count", t("尝试", "Tries"), |row| row.attempts.to_string())
        .end()
        .text("at", t("下次执行", "Next run"), |row| when::brief(row.run_at))
        .text("placed", t("建立时间", "Made"), |row| when::brief(row.created_at))
        .text("detail", t("最近的错误", "Last error"), |row| row.last_error.clone().unwrap_or_default())
        .act(rerun())
        .batch(rerun())
}
