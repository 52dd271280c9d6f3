//! The place of a screen that may still be on its way.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Part;
use crate::kit::{Button, Look, PageHead, Sign, Vacant};
use crate::lang::t;

#[derive(Clone, Copy, PartialEq)]
enum Stage {
    Coming,
    Lost,
    Here,
}

/// A screen of another file: its outline while the file comes, and a way on when it does not.
#[component]
pub fn Late(part: Part) -> impl IntoView {
    let stage = RwSignal::new(if part.is_here() { Stage::Here } else { Stage::Coming });
    let fetch = move |()| {
        stage.set(Stage::Coming);
        spawn_local(async move {
            let end = if part.fetched().await.is_ok() { Stage::Here } else { Stage::Lost };
            // Whoever has gone elsewhere meanwhile does not need it.
            let _ = stage.try_set(end);
        });
    };
    if stage.get_untracked() == Stage::Coming {
        fetch(());
    }
    move || match stage.get() {
        Stage::Coming => view! { <Outline /> }.into_any(),
        Stage::Lost => view! { <Missed retry=fetch /> }.into_any(),
        Stage::Here => part.drawn().unwrap_or_else(|| view! { <Missed retry=fetch /> }.into_any()),
    }
}

/// Rows of the outline.
const ROWS: usize = 7;

#[component]
fn Outline() -> impl IntoView {
    view! {
        <p class="sr-only" role="status">{t("正在打开页面…", "Opening…")}</p>
        <div class="outline" aria-hidden="true">
            <span class="bone outline-title"></span>
            <div class="outline-panel">{(0..ROWS).map(|_| view! { <span class="bone"></span> }).collect_view()}</div>
        </div>
    }
}

/// Offline, or the files of this build have given way to newer ones: then only loading the page again helps.
#[component]
fn Missed(#[prop(into)] retry: Callback<()>) -> impl IntoView {
    // Where the page cannot be loaded again, it stays as it is.
    let reload = |()| drop(window().location().reload());
    view! {
        <PageHead title=t("页面没有打开", "Page not opened") />
        <div role="alert">
            <Vacant
                sign=Sign::Warn
                title=t("这个页面没有加载成功", "This page could not be loaded")
                text=t(
                    "请检查网络后重试。运营台刚刚更新过时，刷新页面即可。",
                    "Check your connection and try again. After an update, reload the page.",
                )
            >
                <div class="vacant-tools">
                    <Button look=Look::Primary sign=Sign::Refresh on_press=retry>{t("重试", "Try again")}</Button>
                    <Button on_press=reload>{t("刷新页面", "Reload page")}</Button>
                </div>
            </Vacant>
        </div>
    }
}
