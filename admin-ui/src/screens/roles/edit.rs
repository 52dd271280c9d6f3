//! A new or changed role.

use banyi_shared::Permission;
use banyi_shared::dto::admin::{Role, RoleInput};
use leptos::prelude::*;

use super::HospitalChoices;
use crate::api::use_api;
use crate::kit::list::{Choice, use_list};
use crate::kit::{
    Button, CheckField, ChecksField, Dialog, DialogActions, Form, FormAlert, Look, Sign, TextField,
    use_dialog, use_toasts,
};
use crate::lang::{t, tf};
use crate::words::Words;

/// Adds a role.
#[component]
pub fn AddButton() -> impl IntoView {
    let open = RwSignal::new(false);
    view! {
        <Button look=Look::Primary sign=Sign::Plus on_press=move |()| open.set(true)>
            {t("新增角色", "New role")}
        </Button>
        <Dialog open=open title=t("新增角色", "New role")>
            <RoleForm role=None />
        </Dialog>
    }
}

/// Changes a role.
#[component]
pub fn EditButton(role: Role) -> impl IntoView {
    let open = RwSignal::new(false);
    let role = StoredValue::new(role);
    view! {
        <Button on_press=move |()| open.set(true)>{t("编辑", "Edit")}</Button>
        <Dialog open=open title=t("编辑角色", "Edit role")>
            <RoleForm role=Some(role.get_value()) />
        </Dialog>
    }
}

fn texts<T: ToString>(values: &[T]) -> Vec<String> {
    values.iter().map(ToString::to_string).collect()
}

fn parsed<T: std::str::FromStr>(texts: &[String]) -> Vec<T> {
    texts.iter().filter_map(|text| text.parse().ok()).collect()
}

#[component]
fn RoleForm(role: Option<Role>) -> impl IntoView {
    let (api, toasts, dialog) = (use_api(), use_toasts(), use_dialog());
    let list = use_list();
    let hospitals = expect_context::<HospitalChoices>().0;
    let form = Form::new();
    dialog.hold_while(form.busy());
    let name = RwSignal::new(role.as_ref().map(|role| role.name.clone()).unwrap_or_default());
    let allowed = role.as_ref().map(|role| texts(&role.permissions)).unwrap_or_default();
    let allowed = RwSignal::new(allowed);
    let everywhere = RwSignal::new(role.as_ref().is_none_or(|role| role.all_hospitals));
    let places = role.as_ref().map(|role| texts(&role.hospital_ids)).unwrap_or_default();
    let places = RwSignal::new(places);
    let id = role.map(|role| role.id);
    let all = Permission::ALL.iter().map(|one| Choice::new(one.as_str(), one.words()));
    let all = Signal::stored(all.collect::<Vec<_>>());
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let input = RoleInput {
            name: name.get_untracked().trim().to_owned(),
            permissions: allowed.with_untracked(|texts| parsed(texts)),
            all_hospitals: everywhere.get_untracked(),
            hospital_ids: match everywhere.get_untracked() {
                true => Vec::new(),
                false => places.with_untracked(|texts| parsed(texts)),
            },
        };
        let problems = [
            (!(2..=32).contains(&input.name.chars().count()))
                .then(|| ("name", t("名称需要 2 到 32 个字", "2 to 32 characters").to_owned())),
            (!input.all_hospitals && input.hospital_ids.is_empty())
                .then(|| ("hospitalIds", t("请至少选择一家医院", "Choose at least one hospital").to_owned())),
        ];
        if !form.check(problems.into_iter().flatten()) {
            return;
        }
        let id = id.clone();
        let work = async move {
            match id {
                Some(id) => api.update_role(&id, &input).await,
                None => api.add_role(&input).await,
            }
        };
        form.send(work, move |role| {
            toasts.say(tf!("角色「{}」已保存", "Role “{}” saved", role.name));
            list.refresh();
            dialog.close();
        });
    };
    view! {
        <form class="form" novalidate on:submit=send>
            <FormAlert form=form fields=&["name", "permissions", "hospitalIds"] />
            <TextField form=form name="name" label=t("名称", "Name") value=name autofocus=true />
            <ChecksField form=form name="permissions" label=t("权限", "Permissions") picked=allowed choices=all />
            <CheckField label=t("可以看全部医院的数据", "Sees the data of all hospitals") value=everywhere />
            <Show when=move || !everywhere.get()>
                <ChecksField
                    form=form name="hospitalIds" label=t("医院", "Hospital") picked=places choices=hospitals
                />
            </Show>
            <DialogActions>
                <Button look=Look::Primary submit=true busy=form.busy()>{t("保存", "Save")}</Button>
            </DialogActions>
        </form>
    }
}
