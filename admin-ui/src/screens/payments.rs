//! 收款: every attempt to pay, and what came of it.

use banyi_shared::dto::admin::{AdminPayment, AttemptState, EventTopic, ExportKind};
use leptos::prelude::*;

use crate::api::Api;
use crate::kit::list::{Choice, List, ListSpec};
use crate::kit::{Badge, PageHead, Sign, when};
use crate::lang::{t, tf};
use crate::route;
use crate::screens::exports::ExportTable;
use crate::words::Words;

/// The screen.
#[component]
pub fn Payments() -> impl IntoView {
    view! {
        <PageHead title=t("收款", "Payments") />
        <List spec=spec()><ExportTable what=ExportKind::Payments /></List>
    }
}

const fn tone(state: AttemptState) -> &'static str {
    match state {
        AttemptState::Started | AttemptState::Live => "warn",
        AttemptState::Paid => "ok",
        AttemptState::Closed => "quiet",
    }
}

fn what(row: &AdminPayment) -> AnyView {
    view! {
        <span class="cell-main">{row.service_name.clone()}</span>
        <span class="cell-below">{row.patient_masked.clone()} " · " {row.hospital_name.clone()}</span>
    }
    .into_any()
}

fn amount(row: &AdminPayment) -> AnyView {
    let returning =
        (!row.returning_fen.is_zero()).then(|| tf!("退回 {}", "{} going back", row.returning_fen.yuan()));
    view! {
        <span class="cell-main">{row.amount_fen.yuan()}</span>
        {returning.map(|text| view! { <span class="cell-below">{text}</span> })}
    }
    .into_any()
}

fn number(row: &AdminPayment) -> AnyView {
    let below = row.transaction_id.clone();
    // A merchant's number is its order's with the number of the attempt behind it.
    let (order, whole) = (row.order_no.to_string(), row.out_trade_no.to_string());
    let rest = whole.strip_prefix(&order).unwrap_or_default().to_owned();
    view! {
        <span class="mono"><a href=route::order(&row.order_no)>{order}</a>{rest}</span>
        {below.map(|text| view! { <span class="cell-below mono">{text}</span> })}
    }
    .into_any()
}

fn spec() -> ListSpec<AdminPayment> {
    let states = AttemptState::ALL.iter().map(|state| Choice::new(state.as_str(), state.words()));
    ListSpec::new(
        t("收款记录", "payments"),
        Sign::Payments,
        "payments",
        |row: &AdminPayment| row.out_trade_no.to_string(),
        Api::payments,
    )
    .live(&[EventTopic::Payments, EventTopic::Refunds])
    .page_size(50)
    .href(|row| route::order(&row.order_no))
    .tabs("state", t("状态", "State"), states)
    .search("q", t("订单号、商户单号或微信单号", "Order, merchant or WeChat number"))
    .past_dates(t("发起日期", "Started"))
    .column("what", t("服务", "Service"), what)
    .exports(|row| row.service_name.clone())
    .column("amount", t("金额", "Amount"), amount)
    .exports(|row| row.amount_fen.yuan())
    .sort("amountFen")
    .end()
    .column("state", t("状态", "State"), |row| {
        view! { <Badge tone=tone(row.state) text=row.state.words() /> }.into_any()
    })
    .exports(|row| row.state.words().to_owned())
    .text("channel", t("渠道", "Channel"), |row| row.channel.words().to_owned())
    .column("paid", t("到账时间", "Arrived"), |row| row.paid_at.map(when::brief).into_any())
    .exports(|row| row.paid_at.map(when::second).unwrap_or_default())
    .column("at", t("发起时间", "Started"), |row| when::brief(row.created_at).into_any())
    .exports(|row| when::second(row.created_at))
    .sort("createdAt")
    .column("number", t("商户单号 / 微信单号", "Merchant / WeChat number"), number)
    .exports(|row| row.out_trade_no.to_string())
    .text("transaction", t("微信支付单号", "WeChat number"), |row| {
        row.transaction_id.clone().unwrap_or_default()
    })
    .hidden()
    .text("order", t("订单号", "Order"), |row| row.order_no.to_string())
    .hidden()
    .text("returning", t("退回金额", "Going back"), |row| row.returning_fen.yuan())
    .hidden()
}
