//! The money: what was asked, paid, given back, and what still can be.

use banyi_shared::Fen;
use banyi_shared::dto::Refund;
use banyi_shared::dto::admin::{AdminOrder, PaymentAttempt};
use leptos::prelude::*;

use super::page::use_order_page;
use super::words;
use crate::kit::{Badge, Panel, when};

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
    view! { <Panel title="费用">{content}</Panel> }
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
            {sum("订单金额", row.amount_fen, true)}
            {sum("实付", row.paid_fen, false)}
            {sum("已退", row.refunded_fen, false)}
            {sum("还可退", order.refundable_fen, false)}
        </dl>
    }
}

fn attempts(attempts: &[PaymentAttempt]) -> impl IntoView + use<> {
    let rows = attempts.iter().map(|attempt| {
        let (word, tone) = words::attempt(&attempt.state);
        let transaction = attempt.transaction_id.clone();
        let at = match attempt.paid_at {
            Some(paid) => format!("{} 支付", when::minute(paid)),
            None => format!("{} 发起", when::minute(attempt.created_at)),
        };
        view! {
            <li class="entry">
                <span class="entry-amount">{attempt.amount_fen.yuan()}</span>
                <span class="entry-badge"><Badge tone=tone text=word /></span>
                <span class="entry-text">
                    {at}
                    <span class="entry-fine mono">
                        {attempt.no.to_string()}
                        {transaction.map(|id| format!(" · 微信单号 {id}"))}
                    </span>
                </span>
            </li>
        }
    });
    let rows = rows.collect_view();
    (!attempts.is_empty()).then(|| {
        view! {
            <h3 class="entries-title">"支付"</h3>
            <ul class="entries">{rows}</ul>
        }
    })
}

fn refunds(refunds: &[Refund]) -> impl IntoView + use<> {
    let rows = refunds.iter().map(|refund| {
        let at = match refund.succeeded_at {
            Some(at) => format!("{} 到账", when::minute(at)),
            None => format!("{} 申请", when::minute(refund.created_at)),
        };
        view! {
            <li class="entry">
                <span class="entry-amount">{refund.amount_fen.yuan()}</span>
                <span class="entry-badge">
                    <Badge tone=words::refund_tone(refund.status) text=refund.status.label() />
                </span>
                <span class="entry-text">
                    {refund.reason.clone()}
                    <span class="entry-fine">{at} " · " <span class="mono">{refund.no.to_string()}</span></span>
                </span>
            </li>
        }
    });
    let rows = rows.collect_view();
    (!refunds.is_empty()).then(|| {
        view! {
            <h3 class="entries-title">"退款"</h3>
            <ul class="entries">{rows}</ul>
        }
    })
}
