//! A new member of staff, and a changed one: name, role, lock, a new password.

use banyi_shared::RoleId;
use banyi_shared::dto::admin::{AccountState, Staff, StaffInput, StaffUpdate};
use leptos::prelude::*;

use crate::kit::form::FormSpec;
use crate::kit::list::Choice;
use crate::lang::t;

/// What is filled in.
#[derive(Clone, Default)]
pub struct Draft {
    account: String,
    name: String,
    password: String,
    role_id: Option<RoleId>,
    is_locked: bool,
}

/// Adds. `roles` may arrive later.
pub fn new(roles: Signal<Vec<Choice>>) -> FormSpec<Draft> {
    FormSpec::new(
        t("新增员工", "New member of staff"),
        Draft::default(),
        |form| {
            form.text("account", t("账号", "Account"), |draft| &mut draft.account)
                .length(3, 32)
                .hint(t(
                    "3 到 32 位：小写字母、数字、点、下划线或短横",
                    "3 to 32: lower-case letters, digits, dot, underscore or dash",
                ))
                .text("name", t("姓名", "Name"), |draft| &mut draft.name)
                .length(2, 32)
                .maybe_select("roleId", t("角色", "Role"), roles, |draft| &mut draft.role_id)
                .required()
                .password("password", t("初始密码", "First password"), |draft| &mut draft.password)
                .length(10, 128)
                .hint(t(
                    "10 到 128 个字符，请本人登录后修改",
                    "10 to 128 characters; to be changed after the first sign-in",
                ))
        },
        |api, Draft { account, name, password, role_id, .. }| async move {
            // The form has made sure that there is one.
            let input = role_id.map(|role_id| StaffInput { account, name, password, role_id });
            match input {
                Some(input) => api.add_staff(&input).await.map(Some),
                None => Ok(None),
            }
        },
    )
    .submit(t("新增", "Add"))
    .done(t("已新增员工", "Added"))
}

/// Changes `staff`.
pub fn change(staff: &Staff, roles: Signal<Vec<Choice>>) -> FormSpec<Draft> {
    let start = Draft {
        name: staff.name.clone(),
        role_id: Some(staff.role_id.clone()),
        is_locked: staff.state == AccountState::Locked,
        ..Draft::default()
    };
    let before = staff.clone();
    FormSpec::new(
        t("编辑员工", "Edit member of staff"),
        start,
        |form| {
            form.text("name", t("姓名", "Name"), |draft| &mut draft.name)
                .length(2, 32)
                .maybe_select("roleId", t("角色", "Role"), roles, |draft| &mut draft.role_id)
                .required()
                .password("password", t("重设密码", "New password"), |draft| &mut draft.password)
                .length(10, 128)
                .optional()
                .hint(t("不改就留空", "Leave empty to keep it"))
                .switch(
                    "state",
                    t("锁定账号，立即退出登录", "Lock the account and sign it out"),
                    |draft| &mut draft.is_locked,
                )
        },
        move |api, draft| {
            let (id, input) = (before.id.clone(), update(&before, draft));
            async move { api.update_staff(&id, &input).await }
        },
    )
    .done(t("员工资料已保存", "Saved"))
}

/// What did not change is left out, so that nobody's change meanwhile is undone.
fn update(before: &Staff, draft: Draft) -> StaffUpdate {
    let state = if draft.is_locked { AccountState::Locked } else { AccountState::Active };
    StaffUpdate {
        name: (draft.name != before.name).then_some(draft.name),
        role_id: draft.role_id.filter(|role_id| *role_id != before.role_id),
        state: (state != before.state).then_some(state),
        password: (!draft.password.is_empty()).then_some(draft.password),
    }
}
