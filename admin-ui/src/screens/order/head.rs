//! The head: number, states, and what can be done.

use leptos::prelude::*;

use super::cancel::CancelButton;
use super::moves::MoveButtons;
use super::native::NativeButton;
use super::page::use_order_page;
use super::rebook::RebookButton;
use super::refund::RefundButton;
use crate::kit::list::ListMemory;
use crate::kit::{Button, CopyButton, Countdown, Icon, Look, OrderBadge, PageHead, RefundBadge, Sign};
use crate::lang::{t, tf};
use crate::route;

/// The head.
#[component]
pub fn Head() -> impl IntoView {
    let page = use_order_page();
    let no = page.no();
    let memory = expect_context::<ListMemory>();
    let back = move || memory.back_to(&route::list("orders"));
    let badges = move || {
        page.read(|order| {
            let row = &order.order;
            let hold = row.state.is_unpaid().then_some(order.expires_at).flatten();
            let hold = hold.map(|end| {
                view! {
                    <span class="hold">{t("付款剩余 ", "Time left to pay ")} <Countdown end=end over=t("已到期", "Over") /></span>
                }
            });
            view! {
                <OrderBadge kind=row.kind state=row.state />
                <RefundBadge state=row.refund_state />
                {hold}
            }
        })
    };
    view! {
        <a class="back" href=back><Icon sign=Sign::Back /> {t("订单列表", "Orders")}</a>
        <PageHead title=tf!("订单 {no}", "Order {no}")>
            <CopyButton text=no.to_string() what=t("订单号", "Order number") />
            <span class="badges" role="status">{badges}</span>
            <span class="page-actions">
                <Button
                    look=Look::Quiet
                    sign=Sign::Refresh
                    label=t("刷新", "Refresh")
                    busy=page.busy()
                    on_press=move |()| page.load()
                />
                <NativeButton />
                <RefundButton />
                <RebookButton />
                <CancelButton />
                <MoveButtons />
            </span>
        </PageHead>
    }
    .into_any()
}
