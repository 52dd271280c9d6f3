//! The books, recomputed from payments, refunds and orders, and compared.

use banyi_shared::dto::admin::{LedgerCheck, LedgerFault};
use leptos::prelude::*;

use crate::api::use_api;
use crate::kit::{Alert, Button, Form, FormAlert, Sign, Tone, when};
use crate::lang::{t, tf};
use crate::route;

/// The button, and what it found.
#[component]
pub fn Check() -> impl IntoView {
    let (api, form) = (use_api(), Form::new());
    let found = RwSignal::new(None::<LedgerCheck>);
    let run = move |()| {
        form.send(async move { api.check_ledger().await }, move |check| {
            found.try_set(Some(check));
        });
    };
    view! {
        <div class="check-row">
            <Button sign=Sign::Check busy=form.busy() on_press=run>{t("核对账簿", "Check the books")}</Button>
            <span class="soft">{t(
                "按每笔收款、退款和订单重新算一遍，与账簿比较。",
                "Recomputes everything from payments, refunds and orders, and compares.",
            )}</span>
        </div>
        <FormAlert form=form />
        {move || found.get().map(|check| result(&check))}
    }
}

fn result(check: &LedgerCheck) -> AnyView {
    let looked = tf!(
        "{}，核对了 {} 个订单、{} 笔分录。",
        "{}: {} orders and {} postings looked at.",
        when::second(check.at),
        check.orders,
        check.postings
    );
    if check.faults.is_empty() {
        return view! {
            <Alert tone=Tone::Ok>
                <p><strong>{t("账实相符，没有发现不一致。", "All agrees.")}</strong></p>
                <p>{looked}</p>
            </Alert>
        }
        .into_any();
    }
    let count = check.faults.len();
    view! {
        <Alert tone=Tone::Danger>
            <p><strong>{tf!("发现 {count} 处不一致", "{count} faults")}</strong></p>
            <p>{looked}</p>
        </Alert>
        <ul class="entries faults">{check.faults.iter().map(fault).collect_view()}</ul>
    }
    .into_any()
}

fn fault(fault: &LedgerFault) -> AnyView {
    let subject = match &fault.order_no {
        Some(no) => view! { <a class="mono" href=route::order(no)>{fault.subject.clone()}</a> }.into_any(),
        None => view! { <span class="mono">{fault.subject.clone()}</span> }.into_any(),
    };
    view! {
        <li class="fault">
            <p>{fault.what.clone()} " " <span class="fine">{subject}</span></p>
            <p class="soft">
                {tf!("应为 {}，账簿为 {}", "should be {}, is {}", fault.expected_fen.yuan(), fault.found_fen.yuan())}
            </p>
        </li>
    }
    .into_any()
}
