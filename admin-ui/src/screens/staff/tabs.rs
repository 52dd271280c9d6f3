//! From staff to roles and back.

use leptos::prelude::*;
use leptos_router::hooks::use_location;

use crate::lang::t;
use crate::route;

/// The two screens of one entry of the menu.
#[component]
pub fn PeopleTabs() -> impl IntoView {
    let path = use_location().pathname;
    let tab = move |name: &'static str, label: &'static str| {
        let href = route::list(name);
        let mine = href.clone();
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
    view! {
        <nav class="tabs" aria-label=t("员工与角色", "Staff and roles")>
            <ul>{tab("staff", t("员工", "Staff"))} {tab("roles", t("角色", "Role"))}</ul>
        </nav>
    }
}
