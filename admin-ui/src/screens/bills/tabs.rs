//! From runs to differences and back.

use leptos::prelude::*;
use leptos_router::hooks::use_location;

use crate::lang::t;
use crate::route;

/// Where the differences stand.
pub const DIFFERENCES: &str = "bills/differences";

/// The two screens of one entry of the menu.
#[component]
pub fn BillTabs() -> impl IntoView {
    let path = use_location().pathname;
    let tab = move |href: String, name: &'static str, label: &'static str| {
        let mine = route::list(name);
        view! {
            <li>
                <a
                    class="tab"
                    href=href
                    aria-current=move || path.with(|path| *path == mine).then_some("page")
                >
                    {label}
                </a>
            </li>
        }
    };
    let open = format!("{}?state=open", route::list(DIFFERENCES));
    view! {
        <nav class="tabs" aria-label=t("对账", "Reconciliation")>
            <ul>
                {tab(route::list("bills"), "bills", t("对账记录", "Runs"))}
                {tab(open, DIFFERENCES, t("差异", "Differences"))}
            </ul>
        </nav>
    }
}
