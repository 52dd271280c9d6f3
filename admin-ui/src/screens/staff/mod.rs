//! 员工: who works here, and as what.

mod add;
mod edit;
mod tabs;

use banyi_shared::dto::admin::Staff;
use leptos::prelude::*;

use super::users::account_badge;
use crate::api::{Page, use_api};
use crate::kit::list::{Choice, Column, List, ListSpec};
use crate::kit::{PageHead, Sign, when};
use crate::route;
use add::AddButton;
use edit::EditButton;
pub use tabs::PeopleTabs;

/// The roles to choose from. Provided by the screen.
#[derive(Clone, Copy)]
struct RoleChoices(Signal<Vec<Choice>>);

/// The screen.
#[component]
pub fn StaffScreen() -> impl IntoView {
    let api = use_api();
    let roles = LocalResource::new(move || api.roles());
    provide_context(RoleChoices(Signal::derive(move || match roles.get() {
        Some(Ok(roles)) => {
            roles.into_iter().map(|role| Choice::new(role.id.to_string(), role.name)).collect()
        }
        _ => Vec::new(),
    })));
    view! {
        <PageHead title="员工与角色" />
        <PeopleTabs />
        <List spec=spec()>
            <AddButton />
        </List>
    }
}

fn who(row: &Staff) -> AnyView {
    view! {
        <span class="cell-main">{row.name.clone()}</span>
        <span class="cell-below mono">{row.account.clone()}</span>
    }
    .into_any()
}

fn seen(row: &Staff) -> AnyView {
    row.last_sign_in_at.map_or_else(|| "从未登录".to_owned(), when::minute).into_any()
}

fn spec() -> ListSpec<Staff> {
    let column = Column::<Staff>::new;
    ListSpec {
        noun: "员工",
        sign: Sign::Staff,
        path: route::list("staff"),
        columns: vec![
            column("who", "员工", who),
            column("role", "角色", |row| row.role_name.clone().into_any()),
            column("state", "状态", |row| account_badge(row.state)),
            column("at", "最近登录", seen),
            column("actions", "操作", |row| view! { <EditButton staff=row.clone() /> }.into_any()),
        ],
        filters: Vec::new(),
        id: |row| row.id.to_string(),
        href: None,
        ask: |api, _| Box::pin(async move { api.staff().await.map(Page::whole) }),
        page_size: None,
    }
}
