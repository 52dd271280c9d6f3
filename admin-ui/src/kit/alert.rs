//! Alerts: what went wrong, or what to know, where it matters.

use leptos::prelude::*;

use super::{Button, Icon, Sign};
use crate::api::ApiError;
use crate::lang::t;

/// How an alert sounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// For information.
    Info,
    /// All is well.
    Ok,
    /// With care.
    Warn,
    /// Something failed.
    Danger,
}

impl Tone {
    const fn class(self) -> &'static str {
        match self {
            Self::Info => "alert alert-info",
            Self::Ok => "alert alert-ok",
            Self::Warn => "alert alert-warn",
            Self::Danger => "alert alert-danger",
        }
    }

    const fn sign(self) -> Sign {
        match self {
            Self::Info => Sign::Info,
            Self::Ok => Sign::Check,
            Self::Warn | Self::Danger => Sign::Warn,
        }
    }

    /// A failure interrupts; the rest waits its turn.
    const fn role(self) -> &'static str {
        match self {
            Self::Danger => "alert",
            Self::Info | Self::Ok | Self::Warn => "status",
        }
    }
}

/// A sentence or two in a frame.
#[component]
pub fn Alert(tone: Tone, children: Children) -> impl IntoView {
    view! {
        <div class=tone.class() role=tone.role()>
            <Icon sign=tone.sign() />
            <div class="alert-text">{children()}</div>
        </div>
    }
}

/// Where something should stand that could not be fetched.
#[component]
pub fn Failure(error: ApiError, #[prop(into)] retry: Callback<()>) -> impl IntoView {
    let request = error.request_id();
    view! {
        <div class="vacant" role="alert">
            <span class="vacant-sign vacant-sign-danger"><Icon sign=Sign::Warn /></span>
            <p class="vacant-title">{t("没有加载成功", "Could not be loaded")}</p>
            <p class="vacant-text">{error.message()}</p>
            <Button sign=Sign::Refresh on_press=retry>{t("重试", "Try again")}</Button>
            {request.map(|id| view! { <p class="fine mono">{t("请求编号", "Request")} " " {id}</p> })}
        </div>
    }
}
