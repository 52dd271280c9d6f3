//! The menu: each entry shows to those who may use it.

use banyi_shared::Permission;
use leptos::prelude::*;
use leptos_router::hooks::use_location;

use super::use_session;
use crate::kit::{Icon, Sign};
use crate::route;

/// One entry.
#[derive(Clone, Copy)]
pub struct Entry {
    /// The words.
    pub label: &'static str,
    /// The icon.
    pub sign: Sign,
    /// The screen's name in the address.
    pub name: &'static str,
    /// Who sees it.
    pub needs: Permission,
}

const fn entry(label: &'static str, sign: Sign, name: &'static str, needs: Permission) -> Entry {
    Entry { label, sign, name, needs }
}

/// Every screen, grouped: a heading and its entries.
pub const MENU: &[(&str, &[Entry])] = &[
    (
        "业务",
        &[
            entry("订单", Sign::Orders, "orders", Permission::OrdersRead),
            entry("名额", Sign::Capacity, "capacity", Permission::CatalogRead),
            entry("用户", Sign::Users, "users", Permission::UsersRead),
            entry("公告", Sign::News, "announcements", Permission::ContentWrite),
        ],
    ),
    (
        "系统",
        &[
            entry("员工与角色", Sign::Staff, "staff", Permission::StaffManage),
            entry("任务", Sign::Jobs, "jobs", Permission::JobsManage),
            entry("审计", Sign::Audit, "audit", Permission::AuditRead),
        ],
    ),
];

/// The entries that the one who is signed in may use.
pub fn first_allowed() -> Option<Entry> {
    let session = use_session();
    MENU.iter().flat_map(|(_, entries)| entries.iter()).find(|entry| session.may(entry.needs)).copied()
}

/// The menu in the sidebar.
#[component]
pub fn Menu(#[prop(into)] on_choose: Callback<()>) -> impl IntoView {
    let session = use_session();
    let path = use_location().pathname;
    let link = move |entry: Entry| {
        let href = route::list(entry.name);
        let mine = href.clone();
        let is_current = move || {
            let path = path.get();
            let rest = path.strip_prefix(mine.as_str());
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        view! {
            <li>
                <a
                    class="menu-link"
                    href=href
                    aria-current=move || is_current().then_some("page")
                    on:click=move |_| on_choose.run(())
                >
                    <Icon sign=entry.sign />
                    {entry.label}
                </a>
            </li>
        }
    };
    let groups = move || {
        MENU.iter()
            .filter_map(|(heading, entries)| {
                let allowed: Vec<Entry> =
                    entries.iter().filter(|entry| session.may(entry.needs)).copied().collect();
                (!allowed.is_empty()).then(|| {
                    view! {
                        <p class="menu-heading" aria-hidden="true">{*heading}</p>
                        <ul class="menu-group" aria-label=*heading>
                            {allowed.into_iter().map(link).collect_view()}
                        </ul>
                    }
                })
            })
            .collect_view()
    };
    view! { <nav class="menu" aria-label="主菜单">{groups}</nav> }.into_any()
}
