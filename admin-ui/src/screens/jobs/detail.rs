//! One job, with all that is known of it.

use banyi_shared::OrderNo;
use banyi_shared::dto::admin::{Job, JobState};
use leptos::prelude::*;

use super::words;
use crate::kit::{Alert, Badge, Button, Copyable, Dialog, DialogActions, Look, Tone, fact, when};
use crate::lang::{t, tf};
use crate::route;

/// The button and its drawer.
#[component]
pub fn DetailButton(job: Job) -> impl IntoView {
    let open = RwSignal::new(false);
    let job = StoredValue::new(job);
    view! {
        <Button look=Look::Quiet on_press=move |()| open.set(true)>{t("详情", "Details")}</Button>
        <Dialog open=open title=t("任务详情", "Job") side=true>
            {job.with_value(detail)}
        </Dialog>
    }
    .into_any()
}

/// Digits of an order's number.
const NUMBER: usize = 18;

/// The order that the work is about: its number is the subject, or the beginning of it.
fn order_of(subject: &str) -> Option<OrderNo> {
    subject.get(..NUMBER)?.parse().ok()
}

fn detail(job: &Job) -> AnyView {
    let (text, tone) = words::state(job.state);
    let order = order_of(&job.subject).map(|no| {
        fact(t("订单", "Order"), view! { <a class="mono" href=route::order(&no)>{no.to_string()}</a> })
    });
    let waits = matches!(job.state, JobState::Pending | JobState::Retrying);
    let next = waits.then(|| fact(t("下次执行", "Next run"), when::second(job.run_at)));
    let set_aside = job.set_aside_reason.clone().map(|reason| {
        let by = job.set_aside_by.clone().unwrap_or_default();
        let at = job.set_aside_at.map(when::minute).unwrap_or_default();
        view! {
            <Alert tone=Tone::Info>
                <p>{tf!("{by} 于 {at} 搁置", "Set aside by {by}, {at}")}</p>
                <p class="prose">{reason}</p>
            </Alert>
        }
    });
    let error = job.last_error.clone().map(|error| {
        view! {
            <h3 class="entries-title">{t("最近的错误", "Last error")}</h3>
            <pre class="job-error" tabindex="0">{error}</pre>
        }
    });
    view! {
        <div class="form">
            <dl class="facts facts-clear">
                {fact(t("任务", "Job"), words::kind(&job.kind))}
                {fact(t("类型", "Kind"), view! { <span class="mono">{job.kind.clone()}</span> })}
                {fact(t("状态", "State"), view! { <Badge tone=tone text=text /> })}
                {fact(t("对象", "Subject"), view! { <Copyable text=job.subject.clone() what=t("对象", "Subject") /> })}
                {order}
                {fact(t("尝试", "Tries"), tf!("{} 次", "{}", job.attempts))}
                {next}
                {fact(t("建立时间", "Made"), when::second(job.created_at))}
                {fact(t("编号", "Number"), view! { <span class="mono fine">{job.id.to_string()}</span> })}
            </dl>
            {set_aside}
            {error}
            <DialogActions leave=t("关闭", "Close") />
        </div>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_is_in_the_number() {
        let no = "261120000000000001";
        assert_eq!(order_of(no).map(|no| no.to_string()).as_deref(), Some(no));
        assert_eq!(order_of(&format!("{no}R02")).map(|no| no.to_string()).as_deref(), Some(no));
        assert_eq!(order_of("2026-11-19"), None);
    }
}
