//! Who is signed in, and their own affairs: account, look, language, the way out.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::theme::ThemeChoice;
use super::use_session;
use crate::api::use_api;
use crate::kit::{Button, Icon, Look, Pop, Sign, use_toasts};
use crate::lang::{self, t};
use crate::places::{Group, PLACES};

/// The button and its panel.
#[component]
pub fn AccountMenu() -> impl IntoView {
    let session = use_session();
    let open = RwSignal::new(false);
    let name = move || session.staff().map(|staff| staff.name).unwrap_or_default();
    let role = move || session.staff().map(|staff| staff.role);
    let mark = move || name().chars().next().map(String::from);
    let face = ViewFn::from(move || {
        view! {
            <span class="account-mark" aria-hidden="true" data-mark=mark></span>
            <span class="account-who" aria-hidden="true">
                <span class="account-name">{name}</span>
                " "
                <span class="account-role">{role}</span>
            </span>
        }
    });
    // What is seen is part of the name, for those who speak to their browser.
    let label = Signal::derive(move || {
        format!("{} {} {}", t("账号", "Account:"), name(), role().unwrap_or_default())
    });
    view! {
        <Pop label=label face=face open=open class="account">
            <Panel open=open />
        </Pop>
    }
}

#[component]
fn Panel(open: RwSignal<bool>) -> impl IntoView {
    let (api, session, toasts) = (use_api(), use_session(), use_toasts());
    let leaving = RwSignal::new(false);
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
    let own = PLACES.iter().filter(|place| place.group == Group::Own && place.is_allowed()).map(|place| {
        view! {
            <a class="pop-link" href=place.href() on:click=move |_| open.set(false)>
                <Icon sign=place.sign />
                {place.name()}
            </a>
        }
    });
    let who = session.staff().map(|staff| {
        view! {
            <p class="account-card">
                <span class="account-name">{staff.name}</span>
                <span class="account-role">{staff.account} " · " {staff.role}</span>
            </p>
        }
    });
    view! {
        {who}
        <div class="pop-links">
            {own.collect_view()}
            <Button look=Look::Quiet sign=Sign::Language on_press=|()| lang::switch()>
                // In the other language: who needs it reads only that one.
                <span lang=t("en", "zh-CN")>{t("English", "中文")}</span>
            </Button>
        </div>
        <ThemeChoice />
        <div class="pop-links pop-foot">
            <Button look=Look::Quiet sign=Sign::Leave busy=leaving on_press=leave>
                {t("退出登录", "Sign out")}
            </Button>
        </div>
    }
    .into_any()
}
