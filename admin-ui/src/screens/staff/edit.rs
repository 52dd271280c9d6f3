//! Changing a member of staff: name, role, lock, a new password.

use banyi_shared::dto::admin::{AccountState, Staff, StaffUpdate};
use leptos::prelude::*;

use super::RoleChoices;
use crate::api::use_api;
use crate::kit::list::use_list;
use crate::kit::{
    Button, CheckField, Dialog, DialogActions, Form, FormAlert, Look, PasswordField, SelectField, TextField,
    use_dialog, use_toasts,
};
use crate::lang::t;

/// The button and its dialog.
#[component]
pub fn EditButton(staff: Staff) -> impl IntoView {
    let open = RwSignal::new(false);
    let staff = StoredValue::new(staff);
    view! {
        <Button on_press=move |()| open.set(true)>{t("编辑", "Edit")}</Button>
        <Dialog open=open title=t("编辑员工", "Edit member of staff")>
            <EditForm staff=staff.get_value() />
        </Dialog>
    }
}

#[component]
fn EditForm(staff: Staff) -> impl IntoView {
    let (api, toasts, dialog) = (use_api(), use_toasts(), use_dialog());
    let (list, roles) = (use_list(), expect_context::<RoleChoices>().0);
    let form = Form::new();
    dialog.hold_while(form.busy());
    let name = RwSignal::new(staff.name.clone());
    let role = RwSignal::new(staff.role_id.to_string());
    let is_locked = RwSignal::new(staff.state == AccountState::Locked);
    let password = RwSignal::new(String::new());
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let called = name.get_untracked().trim().to_owned();
        let role_id = role.get_untracked().parse();
        let fresh = password.get_untracked();
        let is_bad = !fresh.is_empty() && !(10..=128).contains(&fresh.chars().count());
        let problems = [
            (called.chars().count() < 2)
                .then(|| ("name", t("姓名至少 2 个字", "At least 2 characters").to_owned())),
            is_bad.then(|| ("password", t("密码需要 10 到 128 个字符", "10 to 128 characters").to_owned())),
            role_id.is_err().then(|| ("roleId", t("请选择角色", "Choose a role").to_owned())),
        ];
        let is_fine = form.check(problems.into_iter().flatten());
        let (true, Ok(role_id)) = (is_fine, role_id) else {
            return;
        };
        let state = match is_locked.get_untracked() {
            true => AccountState::Locked,
            false => AccountState::Active,
        };
        // What did not change is left out, so that nobody's change meanwhile is undone.
        let input = StaffUpdate {
            name: (called != staff.name).then_some(called),
            role_id: (role_id != staff.role_id).then_some(role_id),
            state: (state != staff.state).then_some(state),
            password: (!fresh.is_empty()).then_some(fresh),
        };
        let id = staff.id.clone();
        form.send(async move { api.update_staff(&id, &input).await }, move |_| {
            toasts.say(t("员工资料已保存", "Saved"));
            list.refresh();
            dialog.close();
        });
    };
    view! {
        <form class="form" novalidate on:submit=send>
            <FormAlert form=form fields=&["name", "password", "roleId"] />
            <TextField form=form name="name" label=t("姓名", "Name") value=name autofocus=true />
            <SelectField form=form name="roleId" label=t("角色", "Role") value=role choices=roles />
            <PasswordField
                form=form name="password" label=t("重设密码", "New password") value=password
                autocomplete="new-password" hint=t("不改就留空", "Leave empty to keep it")
            />
            <CheckField label=t("锁定账号，立即退出登录", "Lock the account and sign it out") value=is_locked />
            <DialogActions>
                <Button look=Look::Primary submit=true busy=form.busy()>{t("保存", "Save")}</Button>
            </DialogActions>
        </form>
    }
}
