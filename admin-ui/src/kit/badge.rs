//! Badges: a state in a word and a tone.

use banyi_shared::dto::OnOff;
use banyi_shared::order::{OrderKind, OrderState, RefundApproval, RefundState, RefundStatus};
use leptos::prelude::*;

use crate::words::{Words, order_state};

/// A word with a tone: `ok`, `info`, `warn`, `danger`, `brand` or `quiet`.
#[component]
pub fn Badge(tone: &'static str, #[prop(into)] text: String) -> impl IntoView {
    view! { <span class=format!("badge badge-{tone}")>{text}</span> }
}

const fn order_tone(state: OrderState) -> &'static str {
    match state {
        OrderState::PendingPayment => "warn",
        OrderState::Paid => "brand",
        OrderState::Confirmed => "info",
        OrderState::InService => "ok",
        OrderState::NoShow => "danger",
        OrderState::Closing | OrderState::Completed | OrderState::Cancelled | OrderState::Expired => "quiet",
    }
}

const fn refund_tone(state: RefundState) -> &'static str {
    match state {
        RefundState::Attention => "danger",
        RefundState::Pending => "warn",
        RefundState::None | RefundState::Partial | RefundState::Full => "quiet",
    }
}

/// Where an order stands.
#[component]
pub fn OrderBadge(kind: OrderKind, state: OrderState) -> impl IntoView {
    view! { <Badge tone=order_tone(state) text=order_state(kind, state) /> }
}

/// What an order's refunds come to; nothing when there are none.
#[component]
pub fn RefundBadge(state: RefundState) -> impl IntoView {
    (state != RefundState::None).then(|| view! { <Badge tone=refund_tone(state) text=state.words() /> })
}

const fn refund_status_tone(status: RefundStatus) -> &'static str {
    match status {
        RefundStatus::Requested | RefundStatus::Processing => "warn",
        RefundStatus::Success => "ok",
        RefundStatus::Closed | RefundStatus::Abnormal | RefundStatus::Refused => "danger",
    }
}

/// Where one refund stands: first what a second person has to say.
#[component]
pub fn RefundStatusBadge(
    status: RefundStatus,
    approval: RefundApproval,
    /// A failure that nobody needs to look at any more.
    #[prop(optional)]
    settled: bool,
) -> impl IntoView {
    match approval {
        RefundApproval::Waiting => view! { <Badge tone="info" text=approval.words() /> },
        RefundApproval::Declined => view! { <Badge tone="quiet" text=approval.words() /> },
        RefundApproval::None | RefundApproval::Approved => {
            let tone = match refund_status_tone(status) {
                "danger" if settled => "quiet",
                tone => tone,
            };
            view! { <Badge tone=tone text=status.words() /> }
        }
    }
}

/// Whether something is shown.
#[component]
pub fn OnOffBadge(state: OnOff) -> impl IntoView {
    let tone = if state == OnOff::Online { "ok" } else { "quiet" };
    view! { <Badge tone=tone text=state.words() /> }
}
