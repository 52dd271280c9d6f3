//! How much, of which order, under which numbers.

use leptos::prelude::*;

use super::page::use_refund_page;
use crate::kit::{Copyable, Panel, fact, noted};
use crate::lang::t;
use crate::route;
use crate::words::Words;

/// 退款内容.
#[component]
pub fn Facts() -> impl IntoView {
    let page = use_refund_page();
    let sums = move || {
        page.read(|refund| {
            view! {
                <dl class="sums sums-two">
                    <div class="sum sum-strong"><dt>{t("退款金额", "Amount")}</dt><dd>{refund.amount_fen.yuan()}</dd></div>
                    <div class="sum"><dt>{t("订单实付", "Paid for the order")}</dt><dd>{refund.paid_fen.yuan()}</dd></div>
                </dl>
            }
        })
    };
    let facts = move || {
        page.read(|refund| {
            let order = refund.order_no.to_string();
            let link = view! { <a class="mono" href=route::order(&refund.order_no)>{order}</a> };
            let pay = refund.out_trade_no.to_string();
            let by_hand =
                refund.by_hand.then(|| t("线下退款，没有经过微信", "By hand, not by WeChat").to_owned());
            let mut facts = vec![
                fact(
                    t("退款原因", "Reason"),
                    noted(refund.reason.clone(), Some(refund.cause.words().to_owned())),
                ),
                fact(t("订单", "Order"), link),
                fact(t("就诊人", "Patient"), refund.patient_masked.clone()),
                fact(
                    t("服务", "Service"),
                    noted(refund.service_name.clone(), Some(refund.hospital_name.clone())),
                ),
                fact(
                    t("付款单号", "Payment"),
                    view! { <Copyable text=pay what=t("付款单号", "Payment number") /> },
                ),
            ];
            facts.extend(refund.refund_id.clone().map(|id| {
                let label = t("微信退款单号", "WeChat’s number");
                fact(label, noted(view! { <Copyable text=id what=label /> }, by_hand.clone()))
            }));
            if refund.refund_id.is_none() {
                facts.extend(by_hand.map(|text| fact(t("退款方式", "Way"), text)));
            }
            let other = |label, no: &Option<banyi_shared::OutRefundNo>| {
                no.as_ref().map(|no| {
                    fact(label, view! { <a class="mono" href=route::refund(no)>{no.to_string()}</a> })
                })
            };
            facts.extend(other(t("重新发起自", "Issued anew for"), &refund.reissue_of));
            facts.extend(other(t("已重新发起为", "Issued anew as"), &refund.reissued_as));
            facts
        })
    };
    view! {
        <Panel title=t("退款内容", "Refund")>
            {sums}
            <dl class="facts">{facts}</dl>
        </Panel>
    }
}
