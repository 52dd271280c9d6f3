//! 用户: who signed in with WeChat.

mod lock;

use banyi_shared::Permission;
use banyi_shared::dto::admin::{AccountState, AdminUser};
use leptos::prelude::*;

use crate::api::Api;
use crate::kit::list::{List, ListSpec};
use crate::kit::{Badge, PageHead, Sign, when};
use crate::lang::t;
use crate::shell::use_session;
use lock::LockButton;

/// The screen.
#[component]
pub fn Users() -> impl IntoView {
    view! {
        <PageHead title=t("用户", "Users") />
        <List spec=spec() />
    }
}

/// Whether an account may be used, as a badge.
pub fn account_badge(state: AccountState) -> AnyView {
    match state {
        AccountState::Active => view! { <Badge tone="ok" text=t("正常", "Active") /> },
        AccountState::Locked => view! { <Badge tone="danger" text=t("已锁定", "Locked") /> },
    }
    .into_any()
}

fn who(row: &AdminUser) -> AnyView {
    let name = row.nickname.clone().unwrap_or_else(|| t("未填昵称", "No nickname").to_owned());
    view! {
        <span class="cell-main">{name}</span>
        <span class="cell-below mono">{row.id.to_string()}</span>
    }
    .into_any()
}

fn actions(row: &AdminUser) -> AnyView {
    let may = use_session().may(Permission::UsersLock);
    may.then(|| view! { <LockButton user=row.clone() /> }).into_any()
}

fn spec() -> ListSpec<AdminUser> {
    ListSpec::new(t("用户", "users"), Sign::Users, "users", |row| row.id.to_string(), Api::users)
        .search("q", t("用户编号或昵称", "Number or nickname"))
        .column("who", t("用户", "User"), who)
        .exports(|row| row.nickname.clone().unwrap_or_default())
        .text("count", t("订单", "Orders"), |row| row.order_count.to_string())
        .end()
        .column("state", t("状态", "State"), |row| account_badge(row.state))
        .text("at", t("首次登录", "First sign-in"), |row| when::minute(row.created_at))
        .sort("createdAt")
        .tools(actions)
}
