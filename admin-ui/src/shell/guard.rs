//! Which screen stands at the address, and who may see it.

use banyi_shared::Permission;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate};

use crate::kit::{PageHead, Sign, Vacant};
use crate::lang::{t, tf};
use crate::late::Late;
use crate::places::{self, PLACES, Place};
use crate::route::{self, Param};
use crate::words::Words;

/// The part of the address below `/admin`.
pub fn use_path() -> Memo<String> {
    let path = use_location().pathname;
    Memo::new(move |_| path.with(|path| path.strip_prefix(route::BASE).unwrap_or(path).to_owned()))
}

/// The place at the address, by its pattern: another order is the same place.
pub fn use_place() -> Signal<Option<&'static Place>> {
    let path = use_path();
    let pattern = Memo::new(move |_| path.with(|path| places::find(path).map(|(place, _)| place.path)));
    Signal::derive(move || {
        let pattern = pattern.get()?;
        PLACES.iter().find(|place| place.path == pattern)
    })
}

/// The screen at the address.
#[component]
pub fn Here() -> impl IntoView {
    let (path, place) = (use_path(), use_place());
    let param = Memo::new(move |_| path.with(|path| places::find(path).map(|(_, param)| param)));
    provide_context(Param(Memo::new(move |_| param.get().unwrap_or_default())));
    move || match place.get() {
        Some(place) if place.is_allowed() => view! { <Late part=place.part /> }.into_any(),
        // The first screen is another one for those who may not see it.
        Some(place) if !place.path.is_empty() => view! { <Refused needs=place.needs /> }.into_any(),
        None if path.with_untracked(|path| !path.trim_matches('/').is_empty()) => {
            view! { <Lost /> }.into_any()
        }
        _ => view! { <Start /> }.into_any(),
    }
}

#[component]
fn Refused(needs: Option<Permission>) -> impl IntoView {
    let needs = needs.map(Words::words).unwrap_or_default();
    view! {
        <PageHead title=t("没有权限", "Not allowed") />
        <Vacant
            sign=Sign::Key
            title=t("您的角色不能打开这个页面", "Your role cannot open this page")
            text=tf!(
                "需要「{needs}」权限，请联系管理员。",
                "It needs the permission “{needs}”. Please ask an administrator."
            )
        />
    }
}

/// The first screen that one may see.
#[component]
fn Start() -> impl IntoView {
    let navigate = use_navigate();
    match PLACES.iter().find(|place| place.is_entry() && !place.path.is_empty() && place.is_allowed()) {
        Some(place) => {
            Effect::new(move |_| {
                let options = NavigateOptions { resolve: false, replace: true, ..Default::default() };
                navigate(&place.href(), options);
            });
            ().into_any()
        }
        None => view! {
            <PageHead title=t("欢迎", "Welcome") />
            <Vacant
                sign=Sign::Key
                title=t("还没有可用的功能", "Nothing to do yet")
                text=t(
                    "您的角色没有任何权限，请联系管理员。",
                    "Your role has no permissions. Please ask an administrator.",
                )
            />
        }
        .into_any(),
    }
}

/// An address that leads nowhere.
#[component]
fn Lost() -> impl IntoView {
    view! {
        <PageHead title=t("页面不存在", "No such page") />
        <Vacant
            sign=Sign::Search
            title=t("没有这个页面", "There is no such page")
            text=t("地址可能写错了，或者页面已经移走。", "The address may be wrong, or the page has moved.")
        >
            <a class="button" href=route::home()>{t("回到首页", "Back to the start")}</a>
        </Vacant>
    }
}
