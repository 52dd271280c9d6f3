//! Who may see which screen, and where to begin.

use banyi_shared::Permission;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use super::menu::first_allowed;
use super::use_session;
use crate::kit::{PageHead, Sign, Vacant};
use crate::route;

/// Its content, for those who have the permission.
#[component]
pub fn Allowed(needs: Permission, children: Children) -> impl IntoView {
    if use_session().may(needs) {
        return children().into_any();
    }
    view! {
        <PageHead title="没有权限" />
        <Vacant
            sign=Sign::Key
            title="您的角色不能打开这个页面"
            text=format!("需要「{}」权限，请联系管理员。", needs.label())
        />
    }
    .into_any()
}

/// The first screen that one may see.
#[component]
pub fn Start() -> impl IntoView {
    let navigate = use_navigate();
    match first_allowed() {
        Some(entry) => {
            Effect::new(move |_| {
                let options = NavigateOptions { resolve: false, replace: true, ..Default::default() };
                navigate(&route::list(entry.name), options);
            });
            ().into_any()
        }
        None => view! {
            <PageHead title="欢迎" />
            <Vacant sign=Sign::Key title="还没有可用的功能" text="您的角色没有任何权限，请联系管理员。" />
        }
        .into_any(),
    }
}

/// An address that leads nowhere.
#[component]
pub fn Lost() -> impl IntoView {
    view! {
        <PageHead title="页面不存在" />
        <Vacant sign=Sign::Search title="没有这个页面" text="地址可能写错了，或者页面已经移走。">
            <a class="button" href=route::home()>"回到首页"</a>
        </Vacant>
    }
}
