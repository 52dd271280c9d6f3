//! 订单详情.

mod approval;
mod cancel;
mod content;
mod head;
mod ledger;
mod moves;
mod native;
mod page;
mod patient;
mod rebook;
mod refund;
mod registration;
mod remark;
mod reveal;
mod service;
mod timeline;
mod words;

use banyi_shared::OrderNo;
use leptos::prelude::*;

use crate::api::{ApiError, use_api};
use crate::kit::{Failure, PageHead, Sign, Vacant};
use crate::lang::t;
use crate::route;
use content::Content;
use page::OrderPage;

/// The screen of the order in the address.
#[component]
pub fn OrderScreen() -> impl IntoView {
    let param = route::use_param();
    let no = Memo::new(move |_| param.with(|text| text.parse::<OrderNo>().ok()));
    move || match no.get() {
        Some(no) => view! { <Loaded no=no /> }.into_any(),
        None => view! { <Missing /> }.into_any(),
    }
}

#[component]
fn Loaded(no: OrderNo) -> impl IntoView {
    let page = OrderPage::new(use_api(), no);
    provide_context(page);
    page.load();
    page.follow();
    // Coarser than the order: what is edited on the screen must survive a fresh answer.
    let is_there = Memo::new(move |_| page.is_there());
    move || {
        if is_there.get() {
            return view! { <Content /> }.into_any();
        }
        match page.error() {
            Some(error) => view! { <Broken error=error page=page /> }.into_any(),
            None => view! { <Skeleton /> }.into_any(),
        }
    }
}

#[component]
fn Broken(error: ApiError, page: OrderPage) -> impl IntoView {
    if error.is_not_found() {
        view! { <Missing /> }.into_any()
    } else {
        view! {
            <PageHead title=t("订单详情", "Order") />
            <Failure error=error retry=move |()| page.load() />
        }
        .into_any()
    }
}

#[component]
fn Missing() -> impl IntoView {
    view! {
        <PageHead title=t("订单详情", "Order") />
        <Vacant
            sign=Sign::Search
            title=t("找不到这个订单", "No such order")
            text=t("订单号可能有误，或者它不在您负责的医院范围内。", "The number may be wrong, or the order lies outside your hospitals.")
        >
            <a class="button" href=route::list("orders")>{t("回到订单列表", "Back to the orders")}</a>
        </Vacant>
    }
}

#[component]
fn Skeleton() -> impl IntoView {
    view! {
        <p class="sr-only" role="status">{t("正在加载订单…", "Loading the order…")}</p>
        <div class="order-skeleton" aria-hidden="true">
            <span class="bone bone-title"></span>
            <span class="bone bone-panel"></span>
            <span class="bone bone-panel"></span>
        </div>
    }
}
