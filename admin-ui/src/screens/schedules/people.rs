//! Who has a place of a session, and who stands in line.

use banyi_shared::dto::WaitState;
use banyi_shared::dto::admin::{SessionOrder, SessionPeople, SessionWaiting};
use banyi_shared::order::{OrderKind, OrderState};
use leptos::prelude::*;

use super::desk::use_desk;
use super::session::name;
use crate::api::use_api;
use crate::kit::{Badge, DialogActions, Failure, OrderBadge, when};
use crate::lang::{t, tf};
use crate::route;
use crate::words::Words;

/// Whether an order of that state still has its place.
pub const fn lives(state: OrderState) -> bool {
    matches!(
        state,
        OrderState::PendingPayment
            | OrderState::Closing
            | OrderState::Paid
            | OrderState::Confirmed
            | OrderState::InService
    )
}

/// The dialogue.
#[component]
pub fn People() -> impl IntoView {
    let (api, desk) = (use_api(), use_desk());
    let Some((_, row)) = desk.task.get_untracked() else {
        return ().into_any();
    };
    let id = StoredValue::new(row.session.id.clone());
    let answer = LocalResource::new(move || {
        let id = id.get_value();
        async move { api.session_people(&id).await }
    });
    let title = format!("{} {} {}", when::day(row.session.date), row.session.period.words(), name(&row));
    let body = move || match answer.get() {
        None => view! { <span class="bone bone-panel" aria-hidden="true"></span> }.into_any(),
        Some(Err(error)) => view! { <Failure error=error retry=move |()| answer.refetch() /> }.into_any(),
        Some(Ok(people)) => lists(&people),
    };
    view! {
        <p class="soft">{title}</p>
        {body}
        <DialogActions leave=t("关闭", "Close") />
    }
    .into_any()
}

fn lists(people: &SessionPeople) -> AnyView {
    let (live, gone): (Vec<_>, Vec<_>) = people.orders.iter().partition(|one| lives(one.state));
    let waiting = people.waiting.iter().filter(|one| is_in_line(one.state)).count();
    let orders = live.iter().chain(&gone).map(|one| order(one)).collect_view();
    let line = people.waiting.iter().map(line).collect_view();
    let nobody =
        people.orders.is_empty().then(|| view! { <p class="soft">{t("还没有人预约。", "Nobody yet.")}</p> });
    let no_line = people
        .waiting
        .is_empty()
        .then(|| view! { <p class="soft">{t("没有人候补。", "Nobody is in line.")}</p> });
    view! {
        <section class="people" aria-label=t("订单", "Orders")>
            <h3 class="entries-title">{tf!("占号 {} 人", "{} places taken", live.len())}</h3>
            {nobody}
            <ul class="entries">{orders}</ul>
            <h3 class="entries-title">{tf!("候补 {waiting} 人", "{waiting} in line")}</h3>
            {no_line}
            <ul class="entries">{line}</ul>
        </section>
    }
    .into_any()
}

const fn is_in_line(state: WaitState) -> bool {
    matches!(state, WaitState::Waiting | WaitState::Offered)
}

fn order(one: &SessionOrder) -> AnyView {
    let number = one.number.clone().map(|number| tf!("{number} 号", "no. {number}"));
    view! {
        <li class="person" class:person-gone=!lives(one.state)>
            <span class="person-number">{number.unwrap_or_else(|| "—".to_owned())}</span>
            <span class="person-name">
                {one.patient_name_masked.clone()} " " <span class="mono soft">{one.phone_masked.clone()}</span>
                <a class="mono person-no" href=route::order(&one.no)>{one.no.to_string()}</a>
            </span>
            <OrderBadge kind=OrderKind::Registration state=one.state />
        </li>
    }
    .into_any()
}

fn line(one: &SessionWaiting) -> AnyView {
    let until = one.offer_ends_at.filter(|_| one.state == WaitState::Offered);
    let note = match until {
        Some(end) => tf!("保留至 {}", "kept until {}", when::brief(end)),
        None => tf!("{} 加入", "since {}", when::brief(one.joined_at)),
    };
    let tone = match one.state {
        WaitState::Waiting => "info",
        WaitState::Offered => "warn",
        WaitState::Accepted => "ok",
        WaitState::Lapsed | WaitState::Left | WaitState::Over => "quiet",
    };
    let order = one.order_no.clone().map(|no| {
        view! { <a class="mono person-no" href=route::order(&no)>{no.to_string()}</a> }
    });
    view! {
        <li class="person" class:person-gone=!is_in_line(one.state)>
            <span class="person-name person-wide">
                {one.patient_name_masked.clone()} " " <span class="soft">{note}</span> {order}
            </span>
            <Badge tone=tone text=one.state.words() />
        </li>
    }
    .into_any()
}
