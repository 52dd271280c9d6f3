//! What the refund waits for, and from whom.

use banyi_shared::Permission;
use banyi_shared::dto::admin::AdminRefund;
use banyi_shared::order::{RefundApproval, RefundStatus};
use leptos::prelude::*;

use super::page::use_refund_page;
use crate::kit::{Alert, Tone};
use crate::lang::{t, tf};
use crate::shell::{Session, use_session};

/// A sentence above the panels, while the refund waits for somebody.
#[component]
pub fn Notice() -> impl IntoView {
    let (page, session) = (use_refund_page(), use_session());
    // Said once: a fresh answer that changes nothing is not read out again.
    let notice = Memo::new(move |_| page.read(|refund| sentence(refund, session)).flatten());
    move || {
        notice.get().map(|(is_grave, text)| {
            let tone = if is_grave { Tone::Danger } else { Tone::Warn };
            view! { <div class="notice"><Alert tone=tone>{text}</Alert></div> }
        })
    }
}

fn sentence(refund: &AdminRefund, session: Session) -> Option<(bool, String)> {
    if refund.approval == RefundApproval::Waiting {
        let who = refund.asked_by.clone().unwrap_or_else(|| t("系统", "the system").to_owned());
        return Some((
            false,
            match (refund.may_decide, session.may(Permission::RefundsApprove)) {
                (true, _) => tf!(
                    "等待您复核：{who} 申请退回 {}。复核通过后立即提交微信，不能撤回。",
                    "It waits for you: {who} asked to give back {}. Once approved it goes to WeChat and cannot be called back.",
                    refund.amount_fen.yuan()
                ),
                (false, true) => t(
                    "这笔退款是您申请的，不能由您自己复核，请另一位有「复核退款」权限的员工处理。",
                    "You asked for this refund, so that somebody else has to approve it.",
                )
                .to_owned(),
                (false, false) => t(
                    "等待有「复核退款」权限的员工复核，复核前不会退出任何款项。",
                    "It waits for somebody who may approve refunds. Nothing goes back before.",
                )
                .to_owned(),
            },
        ));
    }
    refund.needs_a_person.then(|| {
        let what = match refund.status {
            RefundStatus::Closed => t(
                "微信关闭了这笔退款，钱没有退出。请核实后重新发起，或线下退给患者后登记。",
                "WeChat closed this refund: nothing went back. Issue it anew, or pay the patient by hand and note it.",
            ),
            RefundStatus::Abnormal => t(
                "退款没有退到患者的账户，通常是银行卡已注销或被冻结。请选择退到患者的其他银行卡、商户账户，或线下退给患者后登记。",
                "The money did not reach the patient, mostly because the card is void. Choose another card, our own account, or pay by hand.",
            ),
            RefundStatus::Success => t(
                "这笔退款已经退出，但还需要核对：可能退了两次、没有记账，或者到了商户账户还没有转给患者。",
                "It went back, but has to be looked at: it may have gone twice, be in no books, or wait on our own account.",
            ),
            _ => t(
                "微信拒绝了这笔退款，例如付款已超过一年。请核实后重新发起，或线下退给患者后登记。",
                "WeChat refused it, for instance a year after the payment. Issue it anew, or pay the patient by hand and note it.",
            ),
        };
        (true, what.to_owned())
    })
}
