//! What the refund waits for, and from whom.

use banyi_shared::Permission;
use banyi_shared::dto::admin::AdminRefund;
use banyi_shared::order::{RefundApproval, RefundAttention, RefundStatus};
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
        let what = match (refund.attention, refund.status) {
            (Some(RefundAttention::Twice), _) => t(
                "原来的退款失败后重新发起过，之后微信又把这一笔也退了：患者可能收到两笔，都已记账。请核实并与患者联系。",
                "It had failed and was issued anew; then WeChat paid this one too. The patient may have both, and both are in the books.",
            ),
            (Some(RefundAttention::Unbooked), _) => t(
                "微信退了这笔款，但账上这笔钱已作他用，所以没有记账。请核实后在账簿里更正，再标记处理完毕。",
                "WeChat paid it back although the books have its money elsewhere. Look into it, correct the ledger, then settle it.",
            ),
            (Some(RefundAttention::MerchantCard), _) => t(
                "这笔退款退到了商户账户，患者还没有收到。请转给患者后登记。",
                "It goes to our own account; the patient has nothing yet. Pay the patient, then note it.",
            ),
            (None, RefundStatus::Closed) => t(
                "微信关闭了这笔退款，钱没有退出。请核实后重新发起，或线下退给患者后登记。",
                "WeChat closed this refund: nothing went back. Issue it anew, or pay the patient by hand and note it.",
            ),
            (None, RefundStatus::Abnormal) => t(
                "退款没有退到患者的账户，通常是银行卡已注销或被冻结。请选择退到患者的其他银行卡、商户账户，或线下退给患者后登记。",
                "The money did not reach the patient, mostly because the card is void. Choose another card, our own account, or pay by hand.",
            ),
            (None, _) => t(
                "微信拒绝了这笔退款，例如付款已超过一年。请核实后重新发起，或线下退给患者后登记。",
                "WeChat refused it, for instance a year after the payment. Issue it anew, or pay the patient by hand and note it.",
            ),
        };
        (true, what.to_owned())
    })
}
