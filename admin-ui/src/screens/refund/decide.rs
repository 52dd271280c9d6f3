//! The second person: yes, or no and why.

use banyi_shared::dto::admin::RefundDecision;
use leptos::prelude::*;

use super::page::use_refund_page;
use crate::api::use_api;
use crate::kit::{
    Button, Dialog, DialogActions, Form, FormAlert, Look, TextArea, fact, use_dialog, use_toasts,
};
use crate::lang::{t, tf};

/// Most characters of a note (see `RefundDecision::note`).
const LONGEST: usize = 200;

/// Both answers, for the one who may give them.
#[component]
pub fn DecideButtons() -> impl IntoView {
    let page = use_refund_page();
    let (yes, no) = (RwSignal::new(false), RwSignal::new(false));
    let may = Memo::new(move |_| page.read(|refund| refund.may_decide).unwrap_or_default());
    view! {
        <Show when=move || may.get()>
            <Button on_press=move |()| no.set(true)>{t("不通过", "Decline")}</Button>
            <Button look=Look::Primary on_press=move |()| yes.set(true)>{t("复核通过", "Approve")}</Button>
        </Show>
        <Dialog open=yes title=t("复核通过", "Approve")><Decision approve=true /></Dialog>
        <Dialog open=no title=t("复核不通过", "Decline")><Decision approve=false /></Dialog>
    }
}

#[component]
fn Decision(approve: bool) -> impl IntoView {
    let (api, page, toasts, dialog) = (use_api(), use_refund_page(), use_toasts(), use_dialog());
    let form = Form::new();
    dialog.hold_while(form.busy());
    let note = RwSignal::new(String::new());
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let text = note.get_untracked().trim().to_owned();
        let length = text.chars().count();
        let problem = match (approve, length) {
            (false, 0) => Some(t("请写明不通过的原因", "Say why").to_owned()),
            _ if length > LONGEST => Some(tf!("最多 {LONGEST} 个字", "At most {LONGEST} characters")),
            _ => None,
        };
        if !form.check(problem.map(|problem| ("note", problem))) {
            return;
        }
        let input = RefundDecision { approve, note: (!text.is_empty()).then_some(text) };
        let no = page.no();
        form.send_or(
            async move { api.decide_refund(&no, &input).await },
            move |refund| {
                page.show(refund);
                toasts.say(match approve {
                    true => t("已复核通过，正在退款", "Approved: the money goes back"),
                    false => t("已标记不通过，不会退款", "Declined: nothing goes back"),
                });
                dialog.close();
            },
            // Somebody may have been faster, or the answer was lost: what holds is on the screen behind.
            move |_| page.load(),
        );
    };
    let facts = untrack(|| {
        page.read(|refund| {
            [
                fact(t("金额", "Amount"), view! { <strong>{refund.amount_fen.yuan()}</strong> }),
                fact(t("申请人", "Asked by"), refund.asked_by.clone().unwrap_or_default()),
                fact(t("原因", "Reason"), refund.reason.clone()),
                fact(t("就诊人", "Patient"), refund.patient_masked.clone()),
            ]
            .collect_view()
        })
    });
    let meaning = match approve {
        true => t(
            "通过后立即提交微信，款项原路退回患者，不能撤回。",
            "It goes to WeChat at once, back to where it was paid from, and cannot be called back.",
        ),
        false => t(
            "不通过时不会退款，这笔金额可以重新申请。",
            "Nothing goes back; the amount can be asked for again.",
        ),
    };
    let label = if approve {
        t("说明（可不填）", "Note (optional)")
    } else {
        t("不通过的原因", "Why not")
    };
    view! {
        <form class="form" novalidate on:submit=send>
            <dl class="facts facts-clear">{facts}</dl>
            <p>{meaning}</p>
            <FormAlert form=form fields=&["note"] />
            <TextArea
                form=form name="note" label=label value=note rows=2 autofocus=true
                hint=t("同事能看到，记入审计日志", "Colleagues see it; it goes into the audit log")
            />
            <DialogActions leave=t("返回", "Back")>
                <Button look=if approve { Look::Primary } else { Look::Danger } submit=true busy=form.busy()>
                    {if approve { t("确认通过并退款", "Approve and refund") } else { t("确认不通过", "Decline") }}
                </Button>
            </DialogActions>
        </form>
    }
}
