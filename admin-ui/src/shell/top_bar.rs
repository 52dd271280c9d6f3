//! The bar on top: the menu's button on small screens, where one is, the palette, the bell, and who is signed in.

use leptos::prelude::*;

use super::account::AccountMenu;
use super::crumbs::Crumbs;
use super::live::{Bell, News};
use crate::kit::{Icon, Sign};
use crate::lang::t;

/// The bar.
#[component]
pub fn TopBar(menu_open: RwSignal<bool>, palette_open: RwSignal<bool>, news: News) -> impl IntoView {
    view! {
        <header class="top-bar">
            <button
                type="button"
                class="button button-quiet button-icon top-bar-menu"
                aria-label=t("打开菜单", "Open the menu")
                aria-expanded=move || if menu_open.get() { "true" } else { "false" }
                aria-controls="sidebar"
                on:click=move |_| menu_open.set(true)
            >
                <Icon sign=Sign::Menu />
            </button>
            <Crumbs />
            <button
                type="button"
                class="button button-quiet go-to"
                aria-label=t("快速前往", "Go to")
                aria-keyshortcuts="Control+K Meta+K"
                aria-haspopup="dialog"
                on:click=move |_| palette_open.set(true)
            >
                <Icon sign=Sign::Search />
                <span class="go-to-words">{t("快速前往", "Go to")}</span>
                // Drawn by the style sheet: to listeners `aria-keyshortcuts` says it.
                <kbd aria-hidden="true" data-keys="Ctrl K"></kbd>
            </button>
            <Bell news=news />
            <AccountMenu />
        </header>
    }
    .into_any()
}
