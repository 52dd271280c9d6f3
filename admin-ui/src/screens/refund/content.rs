//! The refund on the screen.

use leptos::prelude::*;

use super::decide::DecideButtons;
use super::facts::Facts;
use super::notice::Notice;
use super::page::use_refund_page;
use super::reissue::ReissueButton;
use super::story::Story;
use crate::kit::list::ListMemory;
use crate::kit::{Alert, Button, CopyButton, Icon, Look, PageHead, RefundStatusBadge, Sign, Tone};
use crate::lang::{t, tf};
use crate::route;

/// Head and panels.
#[component]
pub fn Content() -> impl IntoView {
    let page = use_refund_page();
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
        <Notice />
        <div class="order-grid">
            <div class="order-main"><Facts /></div>
            <div class="order-side"><Story /></div>
        </div>
    }
    .into_any()
}

#[component]
fn Head() -> impl IntoView {
    let page = use_refund_page();
    let no = page.no();
    let memory = expect_context::<ListMemory>();
    let back = move || memory.back_to(&route::list("refunds"));
    let badge = move || {
        page.read(|refund| {
            let settled = !refund.needs_a_person;
            view! { <RefundStatusBadge status=refund.status approval=refund.approval settled=settled /> }
        })
    };
    view! {
        <a class="back" href=back><Icon sign=Sign::Back /> {t("退款列表", "Refunds")}</a>
        <PageHead title=tf!("退款 {no}", "Refund {no}")>
            <CopyButton text=no.to_string() what=t("退款单号", "Refund number") />
            <span class="badges" role="status">{badge}</span>
            <span class="page-actions">
                <Button
                    look=Look::Quiet
                    sign=Sign::Refresh
                    label=t("刷新", "Refresh")
                    busy=page.busy()
                    on_press=move |()| page.load()
                />
                <DecideButtons />
                <ReissueButton />
            </span>
        </PageHead>
    }
}
