//! 登录.

mod form;
mod wait;

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};

use crate::kit::{Alert, PageHead, Tone};
use crate::lang::t;
use crate::route;
use crate::shell::{Standing, use_session};
use form::SignInForm;

/// The screen. Whoever is signed in already goes on at once.
#[component]
pub fn SignIn() -> impl IntoView {
    let (session, navigate, query) = (use_session(), use_navigate(), use_query_map());
    Effect::new(move |_| {
        if matches!(session.standing(), Standing::In(_)) {
            let next = query.with_untracked(|query| query.get("next"));
            let options = NavigateOptions { resolve: false, replace: true, ..Default::default() };
            navigate(&route::inside(next), options);
        }
    });
    let ended = move || matches!(session.standing(), Standing::Out { ended: true });
    view! {
        <main class="sign-in">
            <section class="sign-in-story" aria-hidden="true">
                <span class="brand-mark"></span>
                <p class="sign-in-line">{t("陪您走完看病的每一步", "With you at every step of a hospital visit")}</p>
                <p class="sign-in-small">{t("伴医 · 陪诊服务运营台", "Banyi · the desk of hospital escorts")}</p>
            </section>
            <section class="sign-in-panel">
                <div class="sign-in-card">
                    <PageHead title=t("登录运营台", "Sign in") unfocused=true />
                    <Show when=ended>
                        <Alert tone=Tone::Info>{t(
                            "登录已失效，请重新登录。登录后会回到刚才的页面。",
                            "Your session has ended. Sign in to return to where you were.",
                        )}</Alert>
                    </Show>
                    <SignInForm />
                </div>
                <p class="fine">{t(
                    "账号由管理员开通。忘记密码时，请联系管理员重设。",
                    "Accounts are made by an administrator, who can also reset a password.",
                )}</p>
            </section>
        </main>
    }
}
