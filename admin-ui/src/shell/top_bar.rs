//! The bar on top: the menu's button on small screens, the theme, and who is signed in.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::password::PasswordDialog;
use super::theme::ThemeButton;
use super::use_session;
use crate::api::use_api;
use crate::kit::{Button, Icon, Look, Sign, use_toasts};

/// The bar.
#[component]
pub fn TopBar(menu_open: RwSignal<bool>) -> impl IntoView {
    view! {
        <header class="top-bar">
            <button
                type="button"
                class="button button-quiet button-icon top-bar-menu"
                aria-label="打开菜单"
                aria-expanded=move || if menu_open.get() { "true" } else { "false" }
                aria-controls="sidebar"
                on:click=move |_| menu_open.set(true)
            >
                <Icon sign=Sign::Menu />
            </button>
            <span class="top-bar-space"></span>
            <ThemeButton />
            <Account />
        </header>
    }
}

/// Who is signed in, and what they can do about it.
#[component]
fn Account() -> impl IntoView {
    let (api, session, toasts) = (use_api(), use_session(), use_toasts());
    let password_open = RwSignal::new(false);
    let leaving = RwSignal::new(false);
    let name = move || session.staff().map(|staff| staff.name).unwrap_or_default();
    let role = move || session.staff().map(|staff| staff.role);
    let leave = move |()| {
        leaving.set(true);
        spawn_local(async move {
            let answer = api.sign_out().await;
            leaving.try_set(false);
            match answer {
                Ok(()) => session.leave(),
                Err(error) if error.is_signed_out() => session.leave(),
                Err(error) => toasts.warn(error.message()),
            }
        });
    };
    view! {
        <div class="account">
            <span class="account-mark" aria-hidden="true">
                {move || name().chars().next().map(String::from)}
            </span>
            <span class="account-who">
                <span class="account-name">{name}</span>
                <span class="account-role">{role}</span>
            </span>
        </div>
        <Button
            look=Look::Quiet
            sign=Sign::Key
            label="修改密码"
            on_press=move |()| password_open.set(true)
        />
        <Button look=Look::Quiet sign=Sign::Leave label="退出登录" busy=leaving on_press=leave />
        <PasswordDialog open=password_open />
    }
}
