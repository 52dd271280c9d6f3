//! 用户: who signed in with WeChat.

mod lock;

use banyi_shared::Permission;
use banyi_shared::dto::admin::{AccountState, AdminUser};
use leptos::prelude::*;

use crate::kit::list::{Column, Filter, List, ListSpec};
use crate::kit::{Badge, PageHead, Sign, when};
use crate::route;
use crate::shell::use_session;
use lock::LockButton;

/// The screen.
#[component]
pub fn Users() -> impl IntoView {
    view! {
        <PageHead title="用户" />
        <List spec=spec() />
    }
}

/// Whether an account may be used, as a badge.
pub fn account_badge(state: AccountState) -> AnyView {
    match state {
        AccountState::Active => view! { <Badge tone="ok" text="正常" /> },
        AccountState::Locked => view! { <Badge tone="danger" text="已锁定" /> },
    }
    .into_any()
}

fn who(row: &AdminUser) -> AnyView {
    let name = row.nickname.clone().unwrap_or_else(|| "未填昵称".to_owned());
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
    let column = Column::<AdminUser>::new;
    ListSpec {
        noun: "用户",
        sign: Sign::Users,
        path: route::list("users"),
        columns: vec![
            column("who", "用户", who),
            column("count", "订单", |row| format!("{} 单", row.order_count).into_any()),
            column("state", "状态", |row| account_badge(row.state)),
            column("at", "首次登录", |row| when::minute(row.created_at).into_any()),
            column("actions", "操作", actions),
        ],
        filters: vec![Filter::Search { key: "q", placeholder: "用户编号或昵称" }],
        id: |row| row.id.to_string(),
        href: None,
        ask: |api, query| Box::pin(api.users(query)),
        page_size: None,
    }
}
