//! The frame: skip link, sidebar, bar, the screen. Signed out, it leads to sign-in.

use leptos::html;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::components::Outlet;
use leptos_router::hooks::{use_location, use_navigate};

use super::lapsed::LapsedDialog;
use super::live::News;
use super::menu::Menu;
use super::offline::OfflineBanner;
use super::palette::Palette;
use super::session::Standing;
use super::top_bar::TopBar;
use super::use_session;
use crate::api::use_api;
use crate::kit::{Button, Failure, Hints, LeaveQuestion, Look, Sign, use_leave_guard};
use crate::lang::t;
use crate::route;

/// What the frame shows, coarser than the session: a changed name must not rebuild the screen.
#[derive(Clone, PartialEq)]
enum Stage {
    Waiting,
    Failed(crate::api::ApiError),
    Out,
    In,
}

/// The frame around every screen but sign-in.
#[component]
pub fn Shell() -> impl IntoView {
    let (api, session) = (use_api(), use_session());
    let stage = Memo::new(move |_| match session.standing() {
        Standing::Unknown => Stage::Waiting,
        Standing::Failed(error) => Stage::Failed(error),
        Standing::Out { .. } => Stage::Out,
        Standing::In(_) => Stage::In,
    });
    move || match stage.get() {
        Stage::Waiting => view! {
            <div class="splash" role="status">
                <span class="spinner" aria-hidden="true"></span>
                <span class="sr-only">{t("正在打开", "Opening")}</span>
            </div>
        }
        .into_any(),
        Stage::Failed(error) => view! {
            <main class="splash">
                <Failure error=error retry=move |()| session.ask(api) />
            </main>
        }
        .into_any(),
        Stage::Out => view! { <ToSignIn /> }.into_any(),
        Stage::In => view! { <Frame /> }.into_any(),
    }
}

/// Goes to sign-in and remembers where one was.
#[component]
fn ToSignIn() -> impl IntoView {
    let (navigate, location) = (use_navigate(), use_location());
    Effect::new(move |_| {
        let (path, search) = (location.pathname.get_untracked(), location.search.get_untracked());
        let here = if search.is_empty() { path } else { format!("{path}?{search}") };
        let options = NavigateOptions { resolve: false, replace: true, ..Default::default() };
        navigate(&route::sign_in(&here), options);
    });
}

#[component]
fn Frame() -> impl IntoView {
    let (guard, hints) = (use_leave_guard(), expect_context::<Hints>());
    let news = News::listen(hints);
    let palette_open = RwSignal::new(false);
    let menu_open = RwSignal::new(false);
    let sidebar = NodeRef::<html::Aside>::new();
    let close = move |()| menu_open.set(false);
    let escape = window_event_listener(leptos::ev::keydown, move |event| {
        if event.key() == "Escape" {
            menu_open.set(false);
        }
    });
    on_cleanup(move || escape.remove());
    Effect::new(move |_| {
        if menu_open.get()
            && let Some(sidebar) = sidebar.get_untracked()
            && let Ok(Some(first)) = sidebar.query_selector("a[href]")
        {
            use leptos::wasm_bindgen::JsCast;
            // Without focus the drawer still opens.
            let _ = first.unchecked_into::<web_sys::HtmlElement>().focus();
        }
    });
    view! {
        <div class="frame" class:menu-open=menu_open on:click:capture=move |event| guard.catch(&event)>
            <a class="skip" href="#main">{t("跳到正文", "Skip to content")}</a>
            <aside class="sidebar" id="sidebar" node_ref=sidebar>
                <div class="brand">
                    <span class="brand-mark" aria-hidden="true"></span>
                    <span class="brand-name">{t("伴医", "Banyi")}</span>
                    <span class="brand-sub">{t("运营台", "Desk")}</span>
                    <span class="sidebar-close">
                        <Button look=Look::Quiet sign=Sign::Close label=t("关闭菜单", "Close the menu") on_press=close />
                    </span>
                </div>
                <Menu on_choose=close />
            </aside>
            <div class="scrim" on:click=move |_| menu_open.set(false)></div>
            <div class="stage">
                <TopBar menu_open=menu_open palette_open=palette_open news=news />
                <OfflineBanner hints=hints />
                <main class="main" id="main" tabindex="-1">
                    <Outlet />
                </main>
            </div>
            <LeaveQuestion />
            <LapsedDialog />
            <Palette open=palette_open />
        </div>
    }
    .into_any()
}
