//! A new or changed role.

use banyi_shared::Permission;
use banyi_shared::dto::admin::{Role, RoleInput};
use leptos::prelude::*;

use crate::kit::form::FormSpec;
use crate::kit::list::Choice;
use crate::lang::t;
use crate::words::Words;

/// The form. `hospitals` may arrive later.
pub fn form(role: Option<&Role>, hospitals: Signal<Vec<Choice>>) -> FormSpec<RoleInput> {
    let (id, title) = match role {
        Some(role) => (Some(role.id.clone()), t("编辑角色", "Edit role")),
        None => (None, t("新增角色", "New role")),
    };
    let start = RoleInput {
        name: role.map(|role| role.name.clone()).unwrap_or_default(),
        permissions: role.map(|role| role.permissions.clone()).unwrap_or_default(),
        all_hospitals: role.is_none_or(|role| role.all_hospitals),
        hospital_ids: role.map(|role| role.hospital_ids.clone()).unwrap_or_default(),
    };
    let all = Permission::ALL.iter().map(|one| Choice::new(one.as_str(), one.words()));
    let all = Signal::stored(all.collect::<Vec<_>>());
    FormSpec::new(
        title,
        start,
        |form| {
            form.text("name", t("名称", "Name"), |input| &mut input.name)
                .length(2, 32)
                .checks("permissions", t("权限", "Permissions"), all, |input| &mut input.permissions)
                .switch(
                    "allHospitals",
                    t("可以看全部医院的数据", "Sees the data of all hospitals"),
                    |input| &mut input.all_hospitals,
                )
                .checks("hospitalIds", t("医院", "Hospitals"), hospitals, |input| &mut input.hospital_ids)
                .required()
                .shown_when("allHospitals", "false")
        },
        move |api, mut input| {
            let id = id.clone();
            if input.all_hospitals {
                input.hospital_ids.clear();
            }
            async move {
                match id {
                    Some(id) => api.update_role(&id, &input).await,
                    None => api.add_role(&input).await,
                }
            }
        },
    )
}
