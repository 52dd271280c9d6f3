//! The cells of runs and of differences.

use banyi_shared::Fen;
use banyi_shared::dto::admin::{BillRun, BillRunState, Difference, DifferenceState};
use leptos::prelude::*;

use super::tabs::DIFFERENCES;
use crate::api::Query;
use crate::kit::{Badge, when};
use crate::lang::{t, tf};
use crate::route;
use crate::words::Words;

/// The bill's day.
pub fn day(row: &BillRun) -> AnyView {
    let by = row.by.clone().unwrap_or_else(|| t("每日自动", "Each morning").to_owned());
    view! {
        <span class="cell-main">{row.bill_date.to_string()}</span>
        <span class="cell-below">{by}</span>
    }
    .into_any()
}

/// How far it has come, and why it failed.
pub fn state(row: &BillRun) -> AnyView {
    let tone = match row.state {
        BillRunState::Running => "brand",
        BillRunState::Done => "ok",
        BillRunState::Failed => "danger",
    };
    view! {
        <Badge tone=tone text=row.state.words() />
        {row.error.clone().map(|error| view! { <span class="cell-below cell-error">{error}</span> })}
    }
    .into_any()
}

/// How many, and how much, of a run that has ended.
pub fn count(row: &BillRun, count: i64, sum: Fen) -> AnyView {
    if row.state != BillRunState::Done {
        return "—".into_any();
    }
    view! {
        <span class="cell-main">{sum.yuan()}</span>
        <span class="cell-below">{tf!("{count} 笔", "{count}")}</span>
    }
    .into_any()
}

/// A sum of a run that has ended.
pub fn sum(row: &BillRun, sum: Fen) -> AnyView {
    if row.state == BillRunState::Done { sum.yuan() } else { "—".to_owned() }.into_any()
}

/// What came in and went out.
pub fn flow(row: &BillRun) -> AnyView {
    if row.state != BillRunState::Done {
        return "—".into_any();
    }
    view! {
        <span class="cell-main">"+" {row.flow_in_fen.yuan()}</span>
        <span class="cell-below">"−" {row.flow_out_fen.yuan()}</span>
    }
    .into_any()
}

/// How many differences, and the way to them.
pub fn differences(row: &BillRun) -> AnyView {
    if row.state != BillRunState::Done {
        return "—".into_any();
    }
    if row.differences == 0 {
        return view! { <span class="soft">{t("无", "None")}</span> }.into_any();
    }
    let day = row.bill_date.to_string();
    let href = Query::new().with("from", day.clone()).with("to", day).prefixed(&route::list(DIFFERENCES));
    view! { <a href=href><strong>{tf!("{} 处", "{}", row.differences)}</strong></a> }.into_any()
}

/// When it began, or ended.
pub fn times(row: &BillRun) -> AnyView {
    when::brief(row.finished_at.unwrap_or(row.started_at)).into_any()
}

/// What differs, and its number.
pub fn what(row: &Difference) -> AnyView {
    let order = row.order_no.clone().map(|no| {
        view! { <a class="cell-below mono" href=route::order(&no)>{tf!("订单 {no}", "Order {no}")}</a> }
    });
    view! {
        <span class="cell-main">{row.kind.words()}</span>
        <span class="cell-below mono">{row.subject.clone()}</span>
        {order}
    }
    .into_any()
}

/// What one of the three says; nothing is a word too.
pub fn side(amount: Option<Fen>) -> AnyView {
    match amount {
        Some(amount) => view! { <span class="cell-main">{amount.yuan()}</span> }.into_any(),
        None => view! { <span class="soft">{t("没有", "None")}</span> }.into_any(),
    }
}

/// Where it stands, and how it was settled.
pub fn settled(row: &Difference) -> AnyView {
    let tone = match row.state {
        DifferenceState::Open => "warn",
        DifferenceState::Settled => "ok",
        DifferenceState::Gone => "quiet",
    };
    let way = row.way.map(|way| {
        let by = row.settled_by.clone().unwrap_or_default();
        format!("{} · {by}", way.words())
    });
    view! {
        <Badge tone=tone text=row.state.words() />
        {way.map(|way| view! { <span class="cell-below">{way}</span> })}
        {row.note.clone().map(|note| view! { <span class="cell-below cell-error">{note}</span> })}
    }
    .into_any()
}
