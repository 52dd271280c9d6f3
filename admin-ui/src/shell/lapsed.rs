//! The session ended while something was being written: sign in again on the spot, and nothing is lost.

use banyi_shared::ErrorCode;
use banyi_shared::dto::admin::StaffSignIn;
use leptos::prelude::*;

use super::use_session;
use crate::api::use_api;
use crate::kit::{
    Button, Dialog, DialogActions, Form, FormAlert, Look, PasswordField, TextField, use_dialog, use_toasts,
};
use crate::lang::{t, tf};

/// The dialog, while the session has lapsed.
#[component]
pub fn LapsedDialog() -> impl IntoView {
    let session = use_session();
    let open = RwSignal::new(false);
    Effect::new(move |_| {
        if session.lapsed().get() {
            open.set(true);
        }
    });
    // Whoever closes it goes on reading; the next call asks again.
    Effect::new(move |_| {
        if !open.get() && session.lapsed().get_untracked() {
            session.lapsed().set(false);
        }
    });
    view! {
        <Dialog open=open title=t("登录已失效", "Your session has ended")>
            <Again />
        </Dialog>
    }
}

#[component]
fn Again() -> impl IntoView {
    let (api, session, toasts, dialog) = (use_api(), use_session(), use_toasts(), use_dialog());
    let form = Form::new();
    dialog.hold_while(form.busy());
    let (password, totp) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let Some(staff) = session.staff() else {
        return ().into_any();
    };
    let account = staff.account.clone();
    // The server asks for it when the account has one.
    let asks_totp = Memo::new(move |asked: Option<&bool>| {
        asked.copied().unwrap_or_default() || form.error().is_some_and(|error| error.field("totp").is_some())
    });
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let missing = password.with_untracked(String::is_empty);
        if !form.check(missing.then(|| ("password", t("请填写密码", "Fill in the password").to_owned())))
        {
            return;
        }
        let code = totp.get_untracked().trim().to_owned();
        let input = StaffSignIn {
            account: account.clone(),
            password: password.get_untracked(),
            totp: (!code.is_empty()).then_some(code),
        };
        form.send(async move { api.sign_in(&input).await }, move |staff| {
            session.enter(staff);
            toasts.say(t("已重新登录，可以继续", "Signed in again, please go on"));
            dialog.close();
        });
    };
    let wrong = move || form.error().is_some_and(|error| error.code() == Some(ErrorCode::SignInFailed));
    view! {
        <form class="form" novalidate on:submit=send>
            <p>
                {tf!(
                    "「{}」请重新输入密码。页面上还没有保存的内容不会丢失。",
                    "Please enter the password of “{}” again. What you have not saved stays on the page.",
                    staff.name
                )}
            </p>
            <FormAlert form=form fields=vec!["totp"] />
            <PasswordField
                form=form name="password" label=t("密码", "Password") value=password
                autocomplete="current-password" autofocus=true
            />
            <Show when=move || asks_totp.get() && !wrong()>
                <TextField
                    form=form name="totp" label=t("动态验证码", "Authenticator code") value=totp
                    inputmode="numeric" autocomplete="one-time-code"
                />
            </Show>
            <DialogActions leave=t("暂不登录", "Not now")>
                <Button look=Look::Primary submit=true busy=form.busy()>{t("登录", "Sign in")}</Button>
            </DialogActions>
        </form>
    }
    .into_any()
}
