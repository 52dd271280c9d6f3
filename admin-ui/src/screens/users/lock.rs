//! Locking and unlocking a user, with a reason.

use banyi_shared::dto::admin::{AccountState, AdminUser, UserStateChange};
use leptos::prelude::*;

use crate::api::use_api;
use crate::kit::list::use_list;
use crate::kit::{Button, Dialog, DialogActions, Form, FormAlert, Look, TextField, use_dialog, use_toasts};
use crate::lang::t;

/// Characters of a reason (see `UserStateChange::reason`).
const REASON: std::ops::RangeInclusive<usize> = 2..=200;

/// The button and its dialog.
#[component]
pub fn LockButton(user: AdminUser) -> impl IntoView {
    let open = RwSignal::new(false);
    let is_locked = user.state == AccountState::Locked;
    let title = if is_locked { t("解锁用户", "Unlock user") } else { t("锁定用户", "Lock user") };
    let user = StoredValue::new(user);
    view! {
        <Button look=Look::Quiet on_press=move |()| open.set(true)>{if is_locked { t("解锁", "Unlock") } else { t("锁定", "Lock") }}</Button>
        <Dialog open=open title=title>
            <LockForm user=user.get_value() />
        </Dialog>
    }
}

#[component]
fn LockForm(user: AdminUser) -> impl IntoView {
    let (api, toasts, dialog) = (use_api(), use_toasts(), use_dialog());
    let list = use_list();
    let form = Form::new();
    dialog.hold_while(form.busy());
    let reason = RwSignal::new(String::new());
    let locks = user.state == AccountState::Active;
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let text = reason.get_untracked().trim().to_owned();
        let fits = REASON.contains(&text.chars().count());
        if !form.check((!fits).then(|| {
            ("reason", t("请写明原因，2 到 200 个字", "Give a reason, 2 to 200 characters").to_owned())
        })) {
            return;
        }
        let state = if locks { AccountState::Locked } else { AccountState::Active };
        let (id, input) = (user.id.clone(), UserStateChange { state, reason: text });
        form.send(async move { api.set_user_state(&id, &input).await }, move |_| {
            toasts.say(if locks {
                t("用户已锁定", "User locked")
            } else {
                t("用户已解锁", "User unlocked")
            });
            list.refresh();
            dialog.close();
        });
    };
    let meaning = if locks {
        t(
            "锁定后，这个用户立即退出登录，不能再下单或付款。已有的订单不受影响。",
            "The user is signed out at once and cannot order or pay. Orders that exist stay.",
        )
    } else {
        t("解锁后，这个用户可以重新登录。", "The user can sign in again.")
    };
    view! {
        <form class="form" novalidate on:submit=send>
            <p>{meaning}</p>
            <FormAlert form=form fields=&["reason"] />
            <TextField
                form=form name="reason" label=t("原因", "Reason") value=reason autofocus=true
                hint=t("会记入审计日志", "Goes into the audit log")
            />
            <DialogActions>
                <Button
                    look=if locks { Look::Danger } else { Look::Primary }
                    submit=true
                    busy=form.busy()
                >
                    {if locks { t("锁定", "Lock") } else { t("解锁", "Unlock") }}
                </Button>
            </DialogActions>
        </form>
    }
}
