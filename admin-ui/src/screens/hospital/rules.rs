//! 预约规则 of one hospital.

use leptos::prelude::*;

use super::frame::framed;
use crate::screens::booking_rules::Versions;

/// The screen.
#[component]
pub fn HospitalRules() -> impl IntoView {
    framed("/booking-rules", || ().into_any(), |id| view! { <Versions hospital=Some(id) /> }.into_any())
}
