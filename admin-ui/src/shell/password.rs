//! Changing one's own password.

use banyi_shared::dto::admin::PasswordChange;
use leptos::prelude::*;

use crate::api::use_api;
use crate::kit::{
    Button, Dialog, DialogActions, Form, FormAlert, Look, PasswordField, use_dialog, use_toasts,
};
use crate::lang::{t, tf};

/// Fewest characters of a password (see `PasswordChange::new`).
const SHORTEST: usize = 10;
/// Most characters of a password.
const LONGEST: usize = 128;

/// The dialog.
#[component]
pub fn PasswordDialog(open: RwSignal<bool>) -> impl IntoView {
    view! {
        <Dialog open=open title=t("修改密码", "Change password")>
            <PasswordForm />
        </Dialog>
    }
}

#[component]
fn PasswordForm() -> impl IntoView {
    let (api, toasts, dialog) = (use_api(), use_toasts(), use_dialog());
    let form = Form::new();
    dialog.hold_while(form.busy());
    let [current, new, again] = std::array::from_fn(|_| RwSignal::new(String::new()));
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let (old, fresh) = (current.get_untracked(), new.get_untracked());
        let mut problems = Vec::new();
        if old.is_empty() {
            problems.push(("current", t("请填写当前密码", "Fill in the current password").to_owned()));
        }
        if !(SHORTEST..=LONGEST).contains(&fresh.chars().count()) {
            problems.push((
                "new",
                tf!("新密码需要 {SHORTEST} 到 {LONGEST} 个字符", "{SHORTEST} to {LONGEST} characters"),
            ));
        } else if fresh != again.get_untracked() {
            problems.push(("again", t("两次填写的新密码不一样", "The two new passwords differ").to_owned()));
        }
        if !form.check(problems) {
            return;
        }
        let input = PasswordChange { current: old, new: fresh };
        form.send(async move { api.change_password(&input).await }, move |()| {
            toasts.say(t("密码已修改", "Password changed"));
            dialog.close();
        });
    };
    view! {
        <form class="form" novalidate on:submit=send>
            <FormAlert form=form fields=vec!["current", "new"] />
            <PasswordField
                form=form name="current" label=t("当前密码", "Current password") value=current
                autocomplete="current-password" autofocus=true
            />
            <PasswordField
                form=form name="new" label=t("新密码", "New password") value=new autocomplete="new-password"
                hint=t("10 到 128 个字符，越长越安全", "10 to 128 characters, the longer the safer")
            />
            <PasswordField
                form=form name="again" label=t("再填一次新密码", "New password again") value=again autocomplete="new-password"
            />
            <DialogActions>
                <Button look=Look::Primary submit=true busy=form.busy()>{t("修改密码", "Change password")}</Button>
            </DialogActions>
        </form>
    }
}
