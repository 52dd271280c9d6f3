//! What happened to the refund, the latest on top.

use banyi_shared::dto::admin::AdminRefund;
use banyi_shared::order::{RefundApproval, RefundStatus};
use banyi_shared::{Instant, OutRefundNo};
use leptos::prelude::*;

use super::page::use_refund_page;
use crate::kit::{Panel, when};
use crate::lang::{t, tf};
use crate::route;
use crate::words::Words;

/// One step of the story.
struct Step {
    tone: &'static str,
    name: &'static str,
    by: Option<String>,
    note: Option<String>,
    at: Option<Instant>,
    link: Option<OutRefundNo>,
}

impl Step {
    const fn new(tone: &'static str, name: &'static str) -> Self {
        Self { tone, name, by: None, note: None, at: None, link: None }
    }

    fn by(mut self, by: impl Into<Option<String>>) -> Self {
        self.by = by.into();
        self
    }

    fn note(mut self, note: impl Into<Option<String>>) -> Self {
        self.note = note.into();
        self
    }

    const fn at(mut self, at: Option<Instant>) -> Self {
        self.at = at;
        self
    }

    fn link(mut self, link: &Option<OutRefundNo>) -> Self {
        self.link.clone_from(link);
        self
    }
}

/// The steps, in the order in which they happened.
fn steps(refund: &AdminRefund) -> Vec<Step> {
    let wechat = || t("微信支付", "WeChat Pay").to_owned();
    let who = refund.asked_by.clone().unwrap_or_else(|| t("系统", "System").to_owned());
    let first = match refund.reissue_of {
        Some(_) => t("重新发起退款", "Issued anew"),
        None => t("申请退款", "Asked for"),
    };
    let why = tf!("{} · {}", "{} · {}", refund.cause.words(), refund.reason);
    let mut steps = vec![
        Step::new("quiet", first).by(who).note(why).at(Some(refund.created_at)).link(&refund.reissue_of),
    ];
    let decided = |tone, name| {
        Step::new(tone, name)
            .by(refund.decided_by.clone())
            .note(refund.decision_note.clone())
            .at(refund.decided_at)
    };
    match refund.approval {
        RefundApproval::None => {}
        RefundApproval::Waiting => {
            steps.push(Step::new("warn", t("等待另一位员工复核", "Waits for a second person")));
        }
        RefundApproval::Approved => steps.push(decided("ok", t("复核通过", "Approved"))),
        RefundApproval::Declined => steps.push(decided("danger", t("复核未通过，不退款", "Declined"))),
    }
    if let Some(at) = refund.sent_at {
        let number = refund.refund_id.as_ref().map(|id| tf!("微信退款单号 {id}", "WeChat’s number {id}"));
        steps.push(Step::new("quiet", t("已提交微信", "Sent to WeChat")).note(number).at(Some(at)));
    }
    if let Some(error) = refund.last_error.clone() {
        steps.push(Step::new("warn", t("微信的答复", "WeChat’s answer")).by(wechat()).note(error));
    }
    steps.extend(end(refund));
    if let Some(attention) = refund.attention.filter(|_| refund.needs_a_person) {
        steps.push(Step::new("danger", attention.words()));
    }
    if refund.settled_at.is_some() {
        steps.push(
            Step::new("ok", t("已处理，不再退款", "Settled: nothing more goes back")).at(refund.settled_at),
        );
    }
    steps
}

/// How it ended, if it has.
fn end(refund: &AdminRefund) -> Option<Step> {
    let failed = |name| Step::new("danger", name).by(t("微信支付", "WeChat Pay").to_owned());
    let step = match refund.status {
        RefundStatus::Success if refund.by_hand => {
            Step::new("ok", t("已线下退给患者", "Paid by hand")).at(refund.succeeded_at)
        }
        RefundStatus::Success => Step::new("ok", t("已到账", "Arrived")).at(refund.succeeded_at),
        RefundStatus::Closed => failed(t("退款关闭", "Closed")),
        RefundStatus::Abnormal => failed(t("退款异常", "Did not reach the patient")),
        RefundStatus::Refused if refund.approval == RefundApproval::Declined => return None,
        RefundStatus::Refused => failed(t("微信拒绝退款", "Refused")),
        RefundStatus::Requested | RefundStatus::Processing => return None,
    };
    Some(match refund.reissued_as {
        Some(_) => Step::new("ok", t("已重新发起", "Issued anew"))
            .note(step.name.to_owned())
            .link(&refund.reissued_as),
        None => step,
    })
}

/// 进展.
#[component]
pub fn Story() -> impl IntoView {
    let page = use_refund_page();
    let entries = move || page.read(|refund| steps(refund).into_iter().rev().map(entry).collect_view());
    view! {
        <Panel title=t("进展", "Progress")>
            <ol class="timeline" reversed>{entries}</ol>
        </Panel>
    }
}

fn entry(step: Step) -> impl IntoView {
    view! {
        <li class=format!("event event-{}", step.tone)>
            <p class="event-head">
                <span class="event-name">{step.name}</span>
                {step.by.map(|by| view! { <span class="event-by">{by}</span> })}
            </p>
            {step.note.map(|note| view! { <p class="event-note">{note}</p> })}
            {step.link.map(|no| view! {
                <p class="event-note"><a class="mono" href=route::refund(&no)>{no.to_string()}</a></p>
            })}
            {step.at.map(|at| view! {
                <time class="event-at" datetime=at.to_string()>{when::second(at)}</time>
            })}
        </li>
    }
}
