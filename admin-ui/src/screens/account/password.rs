//! Changing one's own password.

use banyi_shared::dto::admin::PasswordChange;
use leptos::prelude::*;

use crate::kit::Panel;
use crate::kit::form::{FormPage, FormPlan, FormSpec};
use crate::lang::t;

/// What is filled in.
#[derive(Clone, Default)]
struct Draft {
    current: String,
    new: String,
    again: String,
}

fn password_form() -> FormPlan {
    FormSpec::new(
        t("修改密码", "Change password"),
        Draft::default(),
        |form| {
            form.current_password("current", t("当前密码", "Current password"), |draft| {
                &mut draft.current
            })
            .password("new", t("新密码", "New password"), |draft| &mut draft.new)
            .length(10, 128)
            .hint(t("10 到 128 个字符，越长越安全", "10 to 128 characters, the longer the safer"))
            .password("again", t("再填一次新密码", "New password again"), |draft| &mut draft.again)
        },
        |api, draft| async move {
            api.change_password(&PasswordChange { current: draft.current, new: draft.new }).await
        },
    )
    .check(|draft| {
        let differ = t("两次填写的新密码不一样", "The two new passwords differ");
        (draft.new != draft.again).then(|| ("again", differ.to_owned()))
    })
    .submit(t("修改密码", "Change password"))
    .done(t("密码已修改", "Password changed"))
    .plan()
}

/// The form, empty again once the password is changed.
#[component]
pub fn PasswordPanel() -> impl IntoView {
    let changed = RwSignal::new(0_u32);
    let form = move || {
        changed.track();
        view! { <FormPage plan=password_form() on_saved=move |()| changed.update(|times| *times += 1) /> }
    };
    view! { <Panel title=t("修改密码", "Change password")>{form}</Panel> }
}
