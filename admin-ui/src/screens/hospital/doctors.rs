//! 医生 of one hospital.

use banyi_shared::dto::admin::{AdminDoctor, DoctorInput};
use banyi_shared::dto::{FilePurpose, OnOff};
use banyi_shared::{DepartmentId, FileId, HospitalId, Permission};
use leptos::prelude::*;

use super::frame::framed;
use crate::api::use_api;
use crate::kit::form::FormSpec;
use crate::kit::list::{Choice, List, ListSpec};
use crate::kit::{OnOffBadge, Sign};
use crate::lang::t;
use crate::words::Words;

const WRITE: Permission = Permission::SchedulesWrite;

/// The screen.
#[component]
pub fn Doctors() -> impl IntoView {
    framed("/doctors", || ().into_any(), |id| view! { <OfHospital hospital=id /> }.into_any())
}

#[component]
fn OfHospital(hospital: HospitalId) -> impl IntoView {
    let (api, asked) = (use_api(), hospital.clone());
    let tree = LocalResource::new(move || {
        let id = asked.clone();
        async move { api.departments(&id).await }
    });
    let departments = Signal::derive(move || match tree.get() {
        Some(Ok(tree)) => {
            let all = tree.items.into_iter().flat_map(|group| group.children);
            all.map(|one| Choice::new(one.department.id.to_string(), one.department.name)).collect()
        }
        _ => Vec::new(),
    });
    view! { <List spec=spec(&hospital, departments) /> }
}

/// What is filled in. Of which department, is not known at first.
#[derive(Clone)]
struct Draft {
    department: Option<DepartmentId>,
    code: String,
    name: String,
    title: String,
    skill: String,
    intro: String,
    sort: i64,
    state: OnOff,
    picture: Option<FileId>,
}

impl Draft {
    fn new(row: Option<&AdminDoctor>) -> Self {
        let text = |of: fn(&AdminDoctor) -> &String| row.map(of).cloned().unwrap_or_default();
        Self {
            department: row.map(|row| row.doctor.department_id.clone()),
            code: text(|row| &row.code),
            name: text(|row| &row.doctor.name),
            title: text(|row| &row.doctor.title),
            skill: text(|row| &row.doctor.skill),
            intro: text(|row| &row.doctor.intro),
            sort: row.map_or(100, |row| row.sort),
            state: row.map_or(OnOff::Online, |row| row.state),
            picture: row.and_then(|row| row.doctor.picture_file_id.clone()),
        }
    }

    /// What is sent; the form has made sure that there is a department.
    fn input(self) -> Option<DoctorInput> {
        Some(DoctorInput {
            department_id: self.department?,
            code: self.code,
            name: self.name,
            title: self.title,
            skill: self.skill,
            intro: self.intro,
            sort: self.sort,
            state: self.state,
            picture_file_id: self.picture,
        })
    }
}

fn form(
    hospital: HospitalId,
    departments: Signal<Vec<Choice>>,
    row: Option<&AdminDoctor>,
) -> FormSpec<Draft> {
    let (id, title) = match row {
        Some(row) => (Some(row.doctor.id.clone()), t("编辑医生", "Edit doctor")),
        None => (None, t("新增医生", "New doctor")),
    };
    let url = row.and_then(|row| row.doctor.picture_url.clone());
    FormSpec::new(
        title,
        Draft::new(row),
        move |form| {
            form.text("name", t("姓名", "Name"), |draft| &mut draft.name)
                .length(1, 32)
                .maybe_select("departmentId", t("科室", "Department"), departments, |draft| {
                    &mut draft.department
                })
                .required()
                .text("code", t("编号", "Number"), |draft| &mut draft.code)
                .length(1, 64)
                .hint(t("医院自己的编号，不能重复", "The hospital’s own, unique"))
                .text("title", t("职称", "Title"), |draft| &mut draft.title)
                .length(0, 32)
                .hint(t("例如主任医师", "For instance 主任医师"))
                .area("skill", t("擅长", "Skilled in"), |draft| &mut draft.skill)
                .length(0, 500)
                .area("intro", t("简介", "About"), |draft| &mut draft.intro)
                .length(0, 2_000)
                .picture(
                    "pictureFileId",
                    t("照片", "Photograph"),
                    ("/admin/catalog/files", FilePurpose::Expert),
                    url,
                    |draft| &mut draft.picture,
                )
                .hint(t("正面半身照，方形最合适", "Head and shoulders, best square"))
                .number("sort", t("排序", "Order"), |draft| &mut draft.sort)
                .range(0, 1_000_000)
                .hint(t("小的在前", "Smaller comes first"))
                .on_off("state", t("上线", "Online"), |draft| &mut draft.state)
                .hint(t(
                    "下线后患者看不到，已有的排班不受影响",
                    "Offline: hidden from patients, sessions stay",
                ))
        },
        move |api, draft: Draft| {
            let (hospital, id) = (hospital.clone(), id.clone());
            async move {
                match draft.input() {
                    Some(input) => api.save_doctor(&hospital, id, &input).await.map(drop),
                    None => Ok(()),
                }
            }
        },
    )
}

fn picture(row: &AdminDoctor) -> AnyView {
    match row.doctor.picture_url.clone() {
        Some(url) => view! { <img class="thumb thumb-face" src=url alt="" loading="lazy" /> }.into_any(),
        None => {
            let first = row.doctor.name.chars().next().map(String::from).unwrap_or_default();
            view! { <span class="thumb thumb-face" aria-hidden="true">{first}</span> }.into_any()
        }
    }
}

fn name(row: &AdminDoctor) -> AnyView {
    view! {
        <span class="cell-main">{row.doctor.name.clone()}</span>
        <span class="cell-below mono">{row.code.clone()}</span>
    }
    .into_any()
}

fn spec(hospital: &HospitalId, departments: Signal<Vec<Choice>>) -> ListSpec<AdminDoctor> {
    let (asked, added, edited) = (hospital.clone(), hospital.clone(), hospital.clone());
    ListSpec::new(
        t("医生", "doctors"),
        Sign::Staff,
        &format!("hospitals/{hospital}/doctors"),
        |row: &AdminDoctor| row.doctor.id.to_string(),
        move |api, query| {
            let hospital = asked.clone();
            async move { api.doctors(&hospital, query).await }
        },
    )
    .search("q", t("姓名或编号", "Name or number"))
    .select("departmentId", t("科室", "Department"), departments)
    .column("picture", t("照片", "Photograph"), picture)
    .column("name", t("医生", "Doctor"), name)
    .exports(|row| row.doctor.name.clone())
    .text("title", t("职称", "Title"), |row| row.doctor.title.clone())
    .text("department", t("科室", "Department"), |row| row.department_name.clone())
    .column("detail", t("擅长", "Skilled in"), |row| {
        view! { <span class="clamp">{row.doctor.skill.clone()}</span> }.into_any()
    })
    .exports(|row| row.doctor.skill.clone())
    .column("state", t("状态", "State"), |row| view! { <OnOffBadge state=row.state /> }.into_any())
    .exports(|row| row.state.words().to_owned())
    .text("code", t("编号", "Number"), |row| row.code.clone())
    .hidden()
    .empty(t(
        "新增后可以为他们排班；接入医院接口后由医院推送。",
        "Add them to give them sessions; or let the hospital push them.",
    ))
    .add(WRITE, t("新增医生", "New doctor"), move || form(added.clone(), departments, None))
    .edit(WRITE, move |row| form(edited.clone(), departments, Some(row)))
}
