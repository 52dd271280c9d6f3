//! 角色: what may be done, and where.

mod edit;

use banyi_shared::dto::admin::Role;
use leptos::prelude::*;

use super::staff::PeopleTabs;
use crate::api::{Page, use_api};
use crate::kit::list::{Choice, Column, List, ListSpec};
use crate::kit::{Badge, PageHead, Sign};
use crate::route;
use edit::{AddButton, EditButton};

/// The hospitals to choose from. Provided by the screen.
#[derive(Clone, Copy)]
struct HospitalChoices(Signal<Vec<Choice>>);

/// The screen.
#[component]
pub fn Roles() -> impl IntoView {
    let api = use_api();
    let hospitals = LocalResource::new(move || api.all_hospitals());
    provide_context(HospitalChoices(Signal::derive(move || match hospitals.get() {
        Some(Ok(hospitals)) => hospitals
            .into_iter()
            .map(|hospital| Choice::new(hospital.id.to_string(), hospital.name))
            .collect(),
        _ => Vec::new(),
    })));
    view! {
        <PageHead title="员工与角色" />
        <PeopleTabs />
        <List spec=spec()>
            <AddButton />
        </List>
    }
}

fn allows(row: &Role) -> AnyView {
    let words: Vec<&str> = row.permissions.iter().map(|one| one.label()).collect();
    if words.is_empty() {
        return view! { <span class="soft">"没有权限"</span> }.into_any();
    }
    words.join("、").into_any()
}

fn scope(row: &Role) -> AnyView {
    if row.all_hospitals {
        "全部医院".into_any()
    } else {
        format!("{} 家医院", row.hospital_ids.len()).into_any()
    }
}

fn actions(row: &Role) -> AnyView {
    if row.is_built_in {
        view! { <Badge tone="quiet" text="内置" /> }.into_any()
    } else {
        view! { <EditButton role=row.clone() /> }.into_any()
    }
}

fn spec() -> ListSpec<Role> {
    let column = Column::<Role>::new;
    ListSpec {
        noun: "角色",
        sign: Sign::Key,
        path: route::list("roles"),
        columns: vec![
            column("who", "角色", |row| row.name.clone().into_any()),
            column("detail", "权限", allows),
            column("scope", "数据范围", scope),
            column("actions", "操作", actions),
        ],
        filters: Vec::new(),
        id: |row| row.id.to_string(),
        href: None,
        ask: |api, _| Box::pin(async move { api.roles().await.map(Page::whole) }),
        page_size: None,
    }
}
