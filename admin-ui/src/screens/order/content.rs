//! The order on the screen.

use banyi_shared::order::OrderKind;
use leptos::prelude::*;

use super::head::Head;
use super::ledger::Ledger;
use super::page::use_order_page;
use super::patient::PatientPanel;
use super::registration::RegistrationPanel;
use super::remark::RemarkPanel;
use super::service::ServicePanel;
use super::timeline::Timeline;
use crate::kit::{Alert, Tone};
use crate::lang::t;

/// Head and panels.
#[component]
pub fn Content() -> impl IntoView {
    let page = use_order_page();
    let kind = Memo::new(move |_| page.kind());
    let stale = move || {
        page.error().map(|error| {
            view! {
                <Alert tone=Tone::Warn>
                    {t("没能取得最新状态，下面是上一次的内容。", "Could not be brought up to date; below is what was there. ")} {error.message()}
                </Alert>
            }
        })
    };
    view! {
        <Head />
        {stale}
        <div class="order-grid">
            <div class="order-main">
                {move || match kind.get() {
                    OrderKind::Registration => view! { <RegistrationPanel /> }.into_any(),
                    _ => view! { <ServicePanel /> }.into_any(),
                }}
                <PatientPanel />
                <Ledger />
            </div>
            <div class="order-side">
                <RemarkPanel />
                <Timeline />
            </div>
        </div>
    }
    .into_any()
}
