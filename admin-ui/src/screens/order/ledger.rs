//! The money: what was asked, paid, given back, and what still can be.

use banyi_shared::Fen;
use banyi_shared::dto::Refund;
use banyi_shared::dto::admin::{AdminOrder, PaymentAttempt};
use leptos::prelude::*;

use super::page::use_order_page;
use super::words;
use crate::kit::{Badge, Panel, RefundStatusBadge, when};
use crate::lang::{t, tf};
use crate::route;

/// 费用.
#[component]
pub fn Ledger() -> impl IntoView {
    let page = use_order_page();
    let content = move || {
        page.read(|order| {
            view! {
                {sums(order)}
                {attempts(&order.attempts)}
                {refunds(&order.refunds)}
            }
        })
    };
    view! { <Panel title=t("费用", "Money")>{content}</Panel> }
}

fn sums(order: &AdminOrder) -> impl IntoView + use<> {
    let row = &order.order;
    let sum = |label: &'static str, amount: Fen, is_strong: bool| {
        view! {
            <div class="sum" class:sum-strong=is_strong class:sum-none=amount.is_zero()>
                <dt>{label}</dt>
                <dd>{amount.yuan()}</dd>
            </div>
        }
    };
    view! {
        <dl class="sums">
            {sum(t("订单金额", "Order amount"), row.amount_fen, true)}
            {sum(t("实付", "Paid"), row.paid_fen, false)}
            {sum(t("已退", "Refunded"), row.refunded_fen, false)}
            {sum(t("还可退", "Can be refunded"), order.refundable_fen, false)}
        </dl>
    }
}

fn attempts(attempts: &[PaymentAttempt]) -> impl IntoView + use<> {
    let rows = attempts.iter().map(|attempt| {
        let (word, tone) = words::attempt(&attempt.state);
        let transaction = attempt.transaction_id.clone();
        let at = match attempt.paid_at {
            Some(paid) => tf!("{} 支付", "paid {}", when::minute(paid)),
            None => tf!("{} 发起", "started {}", when::minute(attempt.created_at)),
        };
        view! {
            <li class="entry">
                <span class="entry-amount">{attempt.amount_fen.yuan()}</span>
                <span class="entry-badge"><Badge tone=tone text=word /></span>
                <span class="entry-text">
                    {at}
                    <span class="entry-fine mono">
                        {attempt.no.to_string()}
                        {transaction.map(|id| tf!(" · 微信单号 {id}", " · WeChat {id}"))}
                    </span>
                </span>
            </li>
        }
    });
    let rows = rows.collect_view();
    (!attempts.is_empty()).then(|| {
        view! {
            <h3 class="entries-title">{t("支付", "Payments")}</h3>
            <ul class="entries">{rows}</ul>
        }
    })
}

fn refunds(refunds: &[Refund]) -> impl IntoView + use<> {
    let rows = refunds.iter().map(|refund| {
        let at = match refund.succeeded_at {
            Some(at) => tf!("{} 到账", "arrived {}", when::minute(at)),
            None => tf!("{} 申请", "asked for {}", when::minute(refund.created_at)),
        };
        let anew = refund.reissued_as.clone();
        view! {
            <li class="entry">
                <span class="entry-amount">{refund.amount_fen.yuan()}</span>
                <span class="entry-badge">
                    <RefundStatusBadge
                        status=refund.status approval=refund.approval settled=refund.reissued_as.is_some()
                    />
                </span>
                <span class="entry-text">
                    {refund.reason.clone()}
                    <span class="entry-fine">
                        {at} " · "
                        <a class="mono" href=route::refund(&refund.no)>{refund.no.to_string()}</a>
                        {anew.map(|no| view! {
                            {t(" · 已重新发起为 ", " · issued anew as ")}
                            <a class="mono" href=route::refund(&no)>{no.to_string()}</a>
                        })}
                    </span>
                </span>
            </li>
        }
    });
    let rows = rows.collect_view();
    (!refunds.is_empty()).then(|| {
        view! {
            <h3 class="entries-title">{t("退款", "Refund")}</h3>
            <ul class="entries">{rows}</ul>
        }
    })
}
