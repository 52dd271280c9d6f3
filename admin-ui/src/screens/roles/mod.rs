//! 角色: what may be done, and where.

mod edit;

use banyi_shared::Permission;
use banyi_shared::dto::admin::Role;
use leptos::prelude::*;

use super::staff::PeopleTabs;
use crate::api::{Api, Page, use_api};
use crate::kit::list::{Choice, List, ListSpec};
use crate::kit::{Badge, PageHead, Sign};
use crate::lang::{t, tf};
use crate::words::Words;
use edit::form;

/// The screen.
#[component]
pub fn Roles() -> impl IntoView {
    let api = use_api();
    let hospitals = LocalResource::new(move || api.all_hospitals());
    let choices = Signal::derive(move || match hospitals.get() {
        Some(Ok(hospitals)) => hospitals
            .into_iter()
            .map(|hospital| Choice::new(hospital.id.to_string(), hospital.name))
            .collect(),
        _ => Vec::new(),
    });
    view! {
        <PageHead title=t("员工与角色", "Staff and roles") />
        <PeopleTabs />
        <List spec=spec(choices) />
    }
}

fn allows(row: &Role) -> AnyView {
    let words: Vec<&str> = row.permissions.iter().map(|one| one.words()).collect();
    if words.is_empty() {
        return view! { <span class="soft">{t("没有权限", "None")}</span> }.into_any();
    }
    words.join(t("、", ", ")).into_any()
}

fn scope(row: &Role) -> AnyView {
    if row.all_hospitals {
        t("全部医院", "All hospitals").into_any()
    } else {
        tf!("{} 家医院", "{} hospitals", row.hospital_ids.len()).into_any()
    }
}

fn spec(hospitals: Signal<Vec<Choice>>) -> ListSpec<Role> {
    let all = |api: Api, _| async move { api.roles().await.map(Page::whole) };
    ListSpec::new(t("角色", "roles"), Sign::Roles, "roles", |row| row.id.to_string(), all)
        .whole()
        .text("who", t("角色", "Role"), |row: &Role| row.name.clone())
        .column("detail", t("权限", "Permissions"), allows)
        .column("scope", t("数据范围", "Scope"), scope)
        .tools(|row| {
            let built_in = view! { <Badge tone="quiet" text=t("内置", "Built in") /> };
            row.is_built_in.then_some(built_in).into_any()
        })
        .add(Permission::StaffManage, t("新增角色", "New role"), move || form(None, hospitals))
        .form(
            t("编辑", "Edit"),
            Permission::StaffManage,
            |row| !row.is_built_in,
            move |row| form(Some(row), hospitals),
        )
}
