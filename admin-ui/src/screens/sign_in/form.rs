//! Account and password.

use banyi_shared::ErrorCode;
use banyi_shared::dto::admin::StaffSignIn;
use leptos::prelude::*;

use super::wait::seconds_to_wait;
use crate::api::{ApiError, use_api};
use crate::kit::{Alert, Button, Form, Look, PasswordField, TextField, Tone};
use crate::lang::{t, tf};
use crate::shell::use_session;

/// What the refusal means for the one who signs in. The server tells how long a lock-out lasts.
fn sentence(error: &ApiError) -> String {
    match error.code() {
        Some(ErrorCode::RateLimited) => {
            t("尝试次数过多，请稍等片刻再试。", "Too many tries. Please wait a moment.").to_owned()
        }
        _ => error.message(),
    }
}

/// The form.
#[component]
pub fn SignInForm() -> impl IntoView {
    let (api, session) = (use_api(), use_session());
    let form = Form::new();
    let account = RwSignal::new(String::new());
    let password = RwSignal::new(String::new());
    let wait = seconds_to_wait(move || form.error());
    let must_wait = Signal::derive(move || wait.get() > 0);
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let input = StaffSignIn {
            account: account.get_untracked().trim().to_owned(),
            password: password.get_untracked(),
            totp: None,
        };
        let missing = [
            ("account", input.account.is_empty(), t("请填写账号", "Fill in the account")),
            ("password", input.password.is_empty(), t("请填写密码", "Fill in the password")),
        ];
        let problems = missing.into_iter().filter(|(_, is_missing, _)| *is_missing);
        if must_wait.get_untracked() || !form.check(problems.map(|(name, _, text)| (name, text.to_owned()))) {
            return;
        }
        form.send_or(
            async move { api.sign_in(&input).await },
            move |staff| session.enter(staff),
            |_| focus("password"),
        );
    };
    Effect::new(|_| request_animation_frame(|| focus("account")));
    let failure = move || {
        let text = form.error().as_ref().map(sentence)?;
        Some(view! { <Alert tone=Tone::Danger>{text}</Alert> })
    };
    view! {
        <form class="form" novalidate on:submit=send>
            {failure}
            <TextField
                form=form name="account" label=t("账号", "Account") value=account
                autocomplete="username"
            />
            <PasswordField
                form=form name="password" label=t("密码", "Password") value=password
                autocomplete="current-password"
            />
            <Button look=Look::Primary submit=true busy=form.busy() disabled=must_wait>
                {move || match wait.get() {
                    0 => t("登录", "Sign in").to_owned(),
                    seconds => tf!("{seconds} 秒后可再试", "Try again in {seconds} s"),
                }}
            </Button>
        </form>
    }
}

/// Puts the focus into a field and selects what is in it: after a refusal the password is typed again.
fn focus(name: &str) {
    use leptos::wasm_bindgen::JsCast;
    let found = document().get_element_by_id(name);
    if let Some(input) = found.and_then(|input| input.dyn_into::<web_sys::HtmlInputElement>().ok()) {
        input.select();
        // Selecting is enough where focus is refused.
        let _ = input.focus();
    }
}
