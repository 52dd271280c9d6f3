//! 订单: the list.

mod cells;
mod spec;

use leptos::prelude::*;

use crate::api::use_api;
use crate::kit::PageHead;
use crate::kit::list::{Choice, List};
use crate::lang::t;

/// The screen.
#[component]
pub fn Orders() -> impl IntoView {
    let api = use_api();
    // Without the hospitals the list works, only without this filter.
    let hospitals = LocalResource::new(move || api.all_hospitals());
    let choices = Signal::derive(move || match hospitals.get() {
        Some(Ok(hospitals)) => hospitals
            .into_iter()
            .map(|hospital| Choice::new(hospital.id.to_string(), hospital.name))
            .collect(),
        _ => Vec::new(),
    });
    view! {
        <PageHead title=t("订单", "Orders") />
        <List spec=spec::spec(choices) />
    }
}
