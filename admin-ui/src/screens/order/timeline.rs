//! What happened, the latest on top.

use banyi_shared::order::OrderEvent;
use leptos::prelude::*;

use super::page::use_order_page;
use super::words;
use crate::kit::{Panel, when};
use crate::lang::t;

const fn tone(event: OrderEvent) -> &'static str {
    match event {
        OrderEvent::Paid
        | OrderEvent::PaidLate
        | OrderEvent::Confirmed
        | OrderEvent::Started
        | OrderEvent::Completed
        | OrderEvent::Refunded
        | OrderEvent::RefundedByHand => "ok",
        OrderEvent::RefundFailed | OrderEvent::RefundTwice | OrderEvent::NoShow => "danger",
        OrderEvent::RefundRequested
        | OrderEvent::RefundAsked
        | OrderEvent::RefundReissued
        | OrderEvent::PaymentReturned
        | OrderEvent::Closing => "warn",
        _ => "quiet",
    }
}

/// 进展.
#[component]
pub fn Timeline() -> impl IntoView {
    let page = use_order_page();
    let entries = move || {
        page.read(|order| {
            let kind = order.order.kind;
            let entries = order.timeline.iter().rev().map(|entry| {
                let note = entry.note.clone();
                view! {
                    <li class=format!("event event-{}", tone(entry.event))>
                        <p class="event-head">
                            <span class="event-name">{words::event(kind, entry.event)}</span>
                            <span class="event-by">{words::mover(entry.by)}</span>
                        </p>
                        {note.map(|note| view! { <p class="event-note">{note}</p> })}
                        <time class="event-at" datetime=entry.at.to_string()>
                            {when::second(entry.at)}
                        </time>
                    </li>
                }
            });
            entries.collect_view()
        })
    };
    view! {
        <Panel title=t("进展", "Progress")>
            <ol class="timeline" reversed>{entries}</ol>
        </Panel>
    }
}
