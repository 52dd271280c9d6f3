//! 专家 of one hospital: whom patients read about there.

use banyi_shared::dto::admin::{AdminExpert, ExpertInput};
use banyi_shared::dto::{FilePurpose, OnOff};
use banyi_shared::{HospitalId, Permission};
use leptos::prelude::*;

use crate::api::use_api;
use crate::kit::form::FormSpec;
use crate::kit::list::{Action, List, ListSpec};
use crate::kit::{OnOffBadge, PageHead, Sign, Vacant};
use crate::lang::{t, tf};
use crate::route;
use crate::screens::hospital::HospitalTabs;
use crate::words::Words;

const WRITE: Permission = Permission::CatalogWrite;

/// The screen.
#[component]
pub fn Experts() -> impl IntoView {
    let param = route::use_param();
    move || match param.with(|id| id.parse::<HospitalId>()) {
        Ok(hospital) => view! { <OfHospital hospital=hospital /> }.into_any(),
        Err(_) => view! {
            <PageHead title=t("专家", "Experts") />
            <Vacant
                sign=Sign::Search
                title=t("找不到这家医院", "No such hospital")
                text=t("请从医院列表打开。", "Open it from the list of hospitals.")
            />
        }
        .into_any(),
    }
}

#[component]
fn OfHospital(hospital: HospitalId) -> impl IntoView {
    let api = use_api();
    let asked = hospital.clone();
    let found = LocalResource::new(move || {
        let id = asked.clone();
        async move { api.hospital(&id).await }
    });
    let head = move || {
        let title = match found.get() {
            Some(Ok(hospital)) => tf!("{} · 专家", "{} · experts", hospital.name),
            _ => t("专家", "Experts").to_owned(),
        };
        view! { <PageHead title=title /> }
    };
    view! {
        {head}
        <HospitalTabs hospital=hospital.clone() tab="/experts" />
        <List spec=spec(&hospital) />
    }
    .into_any()
}

fn form(hospital: HospitalId, row: Option<&AdminExpert>) -> FormSpec<ExpertInput> {
    let (id, title) = match row {
        Some(row) => (Some(row.id.clone()), t("编辑专家", "Edit expert")),
        None => (None, t("新增专家", "New expert")),
    };
    let start = ExpertInput {
        name: row.map(|row| row.name.clone()).unwrap_or_default(),
        title: row.map(|row| row.title.clone()).unwrap_or_default(),
        skill: row.map(|row| row.skill.clone()).unwrap_or_default(),
        sort: row.map_or(100, |row| row.sort),
        state: row.map_or(OnOff::Online, |row| row.state),
        photo_file_id: row.and_then(|row| row.photo_file_id.clone()),
    };
    let url = row.and_then(|row| row.photo_url.clone());
    FormSpec::new(
        title,
        start,
        move |form| {
            form.text("name", t("姓名", "Name"), |input| &mut input.name)
                .length(1, 32)
                .text("title", t("职称", "Title"), |input| &mut input.title)
                .length(0, 32)
                .hint(t("例如主任医师", "For instance 主任医师"))
                .area("skill", t("擅长", "Skilled in"), |input| &mut input.skill)
                .length(0, 1_000)
                .picture(
                    "photoFileId",
                    t("照片", "Photograph"),
                    ("/admin/catalog/files", FilePurpose::Expert),
                    url,
                    |input| &mut input.photo_file_id,
                )
                .hint(t("正面半身照，方形最合适", "Head and shoulders, best square"))
                .number("sort", t("排序", "Order"), |input| &mut input.sort)
                .range(0, 1_000_000)
                .hint(t("小的在前", "Smaller comes first"))
                .on_off("state", t("上线", "Online"), |input| &mut input.state)
        },
        move |api, input| {
            let (id, hospital) = (id.clone(), hospital.clone());
            async move {
                match id {
                    Some(id) => api.change_expert(id, input).await,
                    None => api.add_expert(hospital, input).await,
                }
            }
        },
    )
}

fn photo(row: &AdminExpert) -> AnyView {
    match row.photo_url.clone() {
        Some(url) => view! { <img class="thumb thumb-face" src=url alt="" loading="lazy" /> }.into_any(),
        None => {
            let first = row.name.chars().next().map(String::from).unwrap_or_default();
            view! { <span class="thumb thumb-face" aria-hidden="true">{first}</span> }.into_any()
        }
    }
}

fn spec(hospital: &HospitalId) -> ListSpec<AdminExpert> {
    let remove = Action::<AdminExpert>::new(t("删除", "Delete"), WRITE, |api, row| {
        api.remove_expert(row.id.clone())
    });
    let (asked, added, edited) = (hospital.clone(), hospital.clone(), hospital.clone());
    ListSpec::new(
        t("专家", "experts"),
        Sign::Staff,
        &format!("hospitals/{hospital}/experts"),
        |row: &AdminExpert| row.id.to_string(),
        move |api, _| {
            let hospital = asked.clone();
            async move { api.experts(&hospital).await }
        },
    )
    .whole()
    .search("q", t("姓名、职称或擅长", "Name, title or skill"))
    .column("picture", t("照片", "Photograph"), photo)
    .text("name", t("姓名", "Name"), |row| row.name.clone())
    .text("title", t("职称", "Title"), |row| row.title.clone())
    .text("detail", t("擅长", "Skilled in"), |row| row.skill.clone())
    .text("sort", t("排序", "Order"), |row| row.sort.to_string())
    .end()
    .column("state", t("状态", "State"), |row| view! { <OnOffBadge state=row.state /> }.into_any())
    .exports(|row| row.state.words().to_owned())
    .empty(t("新增后，患者在这家医院的页面里看到。", "Patients see them on the hospital's page."))
    .add(WRITE, t("新增专家", "New expert"), move || form(added.clone(), None))
    .edit(WRITE, move |row| form(edited.clone(), Some(row)))
    .act(remove.danger().confirm(|row| tf!("删除专家「{}」？", "Delete “{}”?", row.name)))
}
