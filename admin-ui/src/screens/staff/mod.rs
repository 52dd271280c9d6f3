//! 员工: who works here, and as what.

mod forms;
mod tabs;

use banyi_shared::Permission;
use banyi_shared::dto::admin::Staff;
use leptos::prelude::*;

use super::users::account_badge;
use crate::api::{Api, Page, use_api};
use crate::kit::list::{Choice, List, ListSpec};
use crate::kit::{PageHead, Sign, when};
use crate::lang::t;
pub use tabs::PeopleTabs;

/// The screen.
#[component]
pub fn StaffScreen() -> impl IntoView {
    let api = use_api();
    let roles = LocalResource::new(move || api.roles());
    let choices = Signal::derive(move || match roles.get() {
        Some(Ok(roles)) => {
            roles.into_iter().map(|role| Choice::new(role.id.to_string(), role.name)).collect()
        }
        _ => Vec::new(),
    });
    view! {
        <PageHead title=t("员工与角色", "Staff and roles") />
        <PeopleTabs />
        <List spec=spec(choices) />
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
    row.last_sign_in_at.map_or_else(|| t("从未登录", "Never").to_owned(), when::minute).into_any()
}

fn spec(roles: Signal<Vec<Choice>>) -> ListSpec<Staff> {
    let all = |api: Api, _| async move { api.staff().await.map(Page::whole) };
    ListSpec::new(t("员工", "staff"), Sign::Staff, "staff", |row| row.id.to_string(), all)
        .whole()
        .search("q", t("姓名、账号或角色", "Name, account or role"))
        .column("who", t("员工", "Person"), who)
        .exports(|row| format!("{} {}", row.name, row.account))
        .text("role", t("角色", "Role"), |row| row.role_name.clone())
        .column("state", t("状态", "State"), |row| account_badge(row.state))
        .column("at", t("最近登录", "Last sign-in"), seen)
        .ordered(|one, other| one.last_sign_in_at.cmp(&other.last_sign_in_at))
        .add(Permission::StaffManage, t("新增员工", "New member of staff"), move || forms::new(roles))
        .edit(Permission::StaffManage, move |row| forms::change(row, roles))
}
