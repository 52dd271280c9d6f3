//! A new member of staff.

use banyi_shared::dto::admin::StaffInput;
use leptos::prelude::*;

use super::RoleChoices;
use crate::api::use_api;
use crate::kit::list::use_list;
use crate::kit::{
    Button, Dialog, DialogActions, Form, FormAlert, Look, PasswordField, SelectField, Sign, TextField,
    use_dialog, use_toasts,
};
use crate::lang::{t, tf};

/// The button and its dialog.
#[component]
pub fn AddButton() -> impl IntoView {
    let open = RwSignal::new(false);
    view! {
        <Button look=Look::Primary sign=Sign::Plus on_press=move |()| open.set(true)>
            {t("新增员工", "New member of staff")}
        </Button>
        <Dialog open=open title=t("新增员工", "New member of staff")>
            <AddForm />
        </Dialog>
    }
}

#[component]
fn AddForm() -> impl IntoView {
    let (api, toasts, dialog) = (use_api(), use_toasts(), use_dialog());
    let (list, roles) = (use_list(), expect_context::<RoleChoices>().0);
    let form = Form::new();
    dialog.hold_while(form.busy());
    let [account, name, password, role] = std::array::from_fn(|_| RwSignal::new(String::new()));
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let text = |field: RwSignal<String>| field.get_untracked().trim().to_owned();
        let role_id = role.get_untracked().parse();
        let length = password.with_untracked(|password| password.chars().count());
        let problems = [
            (text(account).len() < 3)
                .then(|| ("account", t("账号至少 3 个字符", "At least 3 characters").to_owned())),
            (text(name).chars().count() < 2)
                .then(|| ("name", t("姓名至少 2 个字", "At least 2 characters").to_owned())),
            (!(10..=128).contains(&length))
                .then(|| ("password", t("密码需要 10 到 128 个字符", "10 to 128 characters").to_owned())),
            role_id.is_err().then(|| ("roleId", t("请选择角色", "Choose a role").to_owned())),
        ];
        let is_fine = form.check(problems.into_iter().flatten());
        let (true, Ok(role_id)) = (is_fine, role_id) else {
            return;
        };
        let input = StaffInput {
            account: text(account),
            name: text(name),
            password: password.get_untracked(),
            role_id,
        };
        form.send(async move { api.add_staff(&input).await }, move |staff| {
            toasts.say(tf!("已新增员工{}", "{} added", staff.name));
            list.refresh();
            dialog.close();
        });
    };
    view! {
        <form class="form" novalidate on:submit=send>
            <FormAlert form=form fields=&["account", "name", "password", "roleId"] />
            <TextField
                form=form name="account" label=t("账号", "Account") value=account autofocus=true
                hint=t("3 到 32 位：小写字母、数字、点、下划线或短横", "3 to 32: lower-case letters, digits, dot, underscore or dash")
            />
            <TextField form=form name="name" label=t("姓名", "Name") value=name />
            <SelectField form=form name="roleId" label=t("角色", "Role") value=role choices=roles />
            <PasswordField
                form=form name="password" label=t("初始密码", "First password") value=password
                autocomplete="new-password" hint=t("10 到 128 个字符，请本人登录后修改", "10 to 128 characters; to be changed after the first sign-in")
            />
            <DialogActions>
                <Button look=Look::Primary submit=true busy=form.busy()>{t("新增", "Add")}</Button>
            </DialogActions>
        </form>
    }
}
