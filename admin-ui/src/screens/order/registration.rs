//! What a registration bought: the session, the number, and where the hospital stands.

use banyi_shared::dto::RegistrationDetails;
use banyi_shared::dto::admin::AdminOrder;
use banyi_shared::order::{OrderEvent, OrderState};
use leptos::prelude::*;

use super::page::use_order_page;
use crate::api::Query;
use crate::kit::{Badge, Panel, fact, noted, when};
use crate::lang::{t, tf};
use crate::route;
use crate::words::Words;

/// 挂号.
#[component]
pub fn RegistrationPanel() -> impl IntoView {
    let page = use_order_page();
    let facts = move || page.read(facts);
    let tools = move || page.read(session_link);
    view! {
        <Panel title=t("挂号", "Registration") tools=view! { {tools} }.into_any()>
            <dl class="facts">{facts}</dl>
        </Panel>
    }
}

/// What the hospital said, as far as state and timeline tell, and the tone of its badge.
fn hospital_words(
    state: OrderState,
    has_number: bool,
    is_refused: bool,
    is_paid: bool,
) -> (&'static str, &'static str) {
    match state {
        _ if is_refused => (t("医院未接受", "Refused"), "danger"),
        OrderState::PendingPayment | OrderState::Closing | OrderState::Expired => {
            (t("付款后告知医院", "Told once it is paid"), "quiet")
        }
        OrderState::Paid => (t("等待医院确认", "Not answered yet"), "warn"),
        OrderState::Cancelled if is_paid => (t("已告知取消", "Told that it is cancelled"), "quiet"),
        OrderState::Cancelled => (t("没有告知医院", "Never told"), "quiet"),
        OrderState::InService | OrderState::Completed => (t("已确认，已取号", "Accepted, fetched"), "ok"),
        OrderState::Confirmed | OrderState::NoShow if has_number => {
            (t("已确认，已给号", "Accepted, numbered"), "ok")
        }
        OrderState::Confirmed | OrderState::NoShow => (t("已确认", "Accepted"), "ok"),
    }
}

fn soft(words: &'static str) -> AnyView {
    view! { <span class="soft">{words}</span> }.into_any()
}

fn facts(order: &AdminOrder) -> AnyView {
    let (row, details) = (&order.order, &order.order.details);
    let registration = details.registration.as_ref();
    let day = format!(
        "{} {} {}",
        details.service_date,
        details.service_date.weekday_label(),
        details.period.words()
    );
    let hour = |at: banyi_shared::Instant| at.civil().format("%H:%M").to_string();
    let span = tf!("{} 至 {}", "{} to {}", hour(details.starts_at), hour(details.ends_at));
    let is_refused = order.timeline.iter().any(|entry| entry.event == OrderEvent::HospitalRefused);
    let number = registration.and_then(|one| one.number.clone());
    let (words, tone) = hospital_words(row.state, number.is_some(), is_refused, row.paid_at.is_some());
    let number = match number {
        Some(number) => {
            view! { <strong class="order-number">{tf!("{number} 号", "No. {number}")}</strong> }.into_any()
        }
        None => soft(t("还没有号", "None yet")),
    };
    let department = details.department.clone().unwrap_or_default();
    let mut all = vec![
        fact(t("就诊时间", "When"), noted(day, Some(span))),
        fact(t("医院", "Hospital"), noted(details.hospital_name.clone(), Some(department))),
        fact(t("医生", "Doctor"), details.service_name.clone()),
        fact(t("号序", "Number"), number),
        fact(t("医院答复", "The hospital"), view! { <Badge tone=tone text=words /> }),
    ];
    all.extend(registration.map(fetching).into_iter().flatten());
    all.collect_view().into_any()
}

/// When and where the number is fetched, and until when it can be given back.
fn fetching(one: &RegistrationDetails) -> Vec<AnyView> {
    let or_none = |text: &Option<String>| match text.clone() {
        Some(text) => text.into_any(),
        None => soft(t("医院没有给出", "Not told")),
    };
    let fetched = match one.fetched_at {
        Some(at) => when::minute(at).into_any(),
        None => soft(t("还没有", "Not yet")),
    };
    vec![
        fact(t("取号时间", "To be fetched"), or_none(&one.fetch_time)),
        fact(t("取号地点", "Where"), or_none(&one.fetch_place)),
        fact(t("已取号", "Fetched"), fetched),
        fact(t("退号截止", "Cancelled until"), when::minute(one.cancel_until)),
    ]
}

/// The way to the session among the others of its day.
fn session_link(order: &AdminOrder) -> Option<AnyView> {
    let details = &order.order.details;
    let (registration, hospital) = (details.registration.as_ref()?, details.hospital_id.as_ref()?);
    let href = Query::new()
        .with("hospital", hospital.to_string())
        .with("department", registration.department_id.to_string())
        .with("date", details.service_date.to_string())
        .prefixed(&route::list("schedules"));
    Some(view! { <a href=href>{t("查看当天排班", "Sessions of the day")}</a> }.into_any())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hospital_is_told_what_was_paid() {
        let words = |state, number, refused, paid| hospital_words(state, number, refused, paid).0;
        assert_eq!(words(OrderState::PendingPayment, false, false, false), "付款后告知医院");
        assert_eq!(words(OrderState::Paid, false, false, true), "等待医院确认");
        assert_eq!(words(OrderState::Confirmed, true, false, true), "已确认，已给号");
        assert_eq!(words(OrderState::Cancelled, false, true, true), "医院未接受");
        assert_eq!(words(OrderState::Cancelled, false, false, false), "没有告知医院");
    }
}
