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

/// The button and its dialog.
#[component]
pub fn AddButton() -> impl IntoView {
    let open = RwSignal::new(false);
    view! {
        <Button look=Look::Primary sign=Sign::Plus on_press=move |()| open.set(true)>
            "新增员工"
        </Button>
        <Dialog open=open title="新增员工">
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
            (text(account).len() < 3).then(|| ("account", "账号至少 3 个字符".to_owned())),
            (text(name).chars().count() < 2).then(|| ("name", "姓名至少 2 个字".to_owned())),
            (!(10..=128).contains(&length)).then(|| ("password", "密码需要 10 到 128 个字符".to_owned())),
            role_id.is_err().then(|| ("roleId", "请选择角色".to_owned())),
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
            toasts.say(format!("已新增员工{}", staff.name));
            list.refresh();
            dialog.close();
        });
    };
    view! {
        <form class="form" novalidate on:submit=send>
            <FormAlert form=form fields=&["account", "name", "password", "roleId"] />
            <TextField
                form=form name="account" label="账号" value=account autofocus=true
                hint="3 到 32 位：小写字母、数字、点、下划线或短横"
            />
            <TextField form=form name="name" label="姓名" value=name />
            <SelectField form=form name="roleId" label="角色" value=role choices=roles />
            <PasswordField
                form=form name="password" label="初始密码" value=password
                autocomplete="new-password" hint="10 到 128 个字符，请本人登录后修改"
            />
            <DialogActions>
                <Button look=Look::Primary submit=true busy=form.busy()>"新增"</Button>
            </DialogActions>
        </form>
    }
}
