//! 退款详情: one refund, its story, and what can be done about it.

mod content;
mod decide;
mod facts;
mod notice;
mod page;
mod reissue;
mod story;

use banyi_shared::OutRefundNo;
use leptos::prelude::*;

use crate::api::use_api;
use crate::kit::{Failure, PageHead, Sign, Vacant};
use crate::lang::t;
use crate::route;
use content::Content;
use page::RefundPage;

/// The screen of the refund in the address.
#[component]
pub fn RefundScreen() -> impl IntoView {
    let param = route::use_param();
    let no = Memo::new(move |_| param.with(|text| text.parse::<OutRefundNo>().ok()));
    move || match no.get() {
        Some(no) => view! { <Loaded no=no /> }.into_any(),
        None => view! { <Missing /> }.into_any(),
    }
}

#[component]
fn Loaded(no: OutRefundNo) -> impl IntoView {
    let page = RefundPage::new(use_api(), no);
    provide_context(page);
    page.follow();
    // Coarser than the refund: what is open on the screen must survive a fresh answer.
    let is_there = Memo::new(move |_| page.is_there());
    move || {
        if is_there.get() {
            return view! { <Content /> }.into_any();
        }
        match page.error() {
            Some(error) if error.is_not_found() => view! { <Missing /> }.into_any(),
            Some(error) => view! {
                <PageHead title=t("退款详情", "Refund") />
                <Failure error=error retry=move |()| page.load() />
            }
            .into_any(),
            None => view! { <Skeleton /> }.into_any(),
        }
    }
}

#[component]
fn Missing() -> impl IntoView {
    view! {
        <PageHead title=t("退款详情", "Refund") />
        <Vacant
            sign=Sign::Search
            title=t("找不到这笔退款", "No such refund")
            text=t("退款单号可能有误，或者它不在您负责的医院范围内。", "The number may be wrong, or it lies outside your hospitals.")
        >
            <a class="button" href=route::list("refunds")>{t("回到退款列表", "Back to the refunds")}</a>
        </Vacant>
    }
}

#[component]
fn Skeleton() -> impl IntoView {
    view! {
        <p class="sr-only" role="status">{t("正在加载退款…", "Loading the refund…")}</p>
        <div class="order-skeleton" aria-hidden="true">
            <span class="bone bone-title"></span>
            <span class="bone bone-panel"></span>
            <span class="bone bone-panel"></span>
        </div>
    }
}
