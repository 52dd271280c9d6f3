//! 科室: the groups of a hospital and their departments.

use banyi_shared::dto::OnOff;
use banyi_shared::dto::admin::{AdminDepartment, AdminDepartmentGroup, DepartmentInput};
use banyi_shared::{DepartmentId, HospitalId, Permission};
use leptos::prelude::*;

use super::frame::framed;
use crate::api::{ApiError, use_api};
use crate::kit::form::{FormDrawer, FormPlan, FormSpec};
use crate::kit::list::Choice;
use crate::kit::{Button, Failure, Icon, Look, OnOffBadge, Sign, Vacant, keyed};
use crate::lang::{t, tf};
use crate::route;
use crate::shell::use_session;

/// What the screen shows. Cheap to copy.
#[derive(Clone, Copy)]
struct Page {
    hospital: StoredValue<HospitalId>,
    groups: Memo<Option<Result<Vec<AdminDepartmentGroup>, ApiError>>>,
    drawer: RwSignal<Option<FormPlan>>,
    word: RwSignal<String>,
    may: bool,
}

/// The screen.
#[component]
pub fn Departments() -> impl IntoView {
    framed("/departments", || ().into_any(), |id| view! { <OfHospital hospital=id /> }.into_any())
}

#[component]
fn OfHospital(hospital: HospitalId) -> impl IntoView {
    let api = use_api();
    let (changed, asked) = (RwSignal::new(0_u32), hospital.clone());
    let key = Memo::new(move |_| Some(asked.clone()));
    let answer = keyed(key, move || changed.track(), move |id| async move { api.departments(&id).await });
    let page = Page {
        hospital: StoredValue::new(hospital),
        groups: Memo::new(move |_| answer.get().map(|answer| answer.map(|tree| tree.items))),
        drawer: RwSignal::new(None),
        word: RwSignal::new(String::new()),
        may: use_session().may(Permission::SchedulesWrite),
    };
    let sum = move || {
        let groups = page.groups.get()?.ok()?;
        let count: usize = groups.iter().map(|group| group.children.len()).sum();
        Some(tf!("{} 个大科室，{count} 个科室", "{} groups, {count} departments", groups.len()))
    };
    let body = move || {
        match page.groups.get() {
        None => {
            let bones = (0..6).map(|_| view! { <span class="bone"></span> }).collect_view();
            view! { <div class="panel desk-bones" aria-hidden="true">{bones}</div> }.into_any()
        }
        Some(Err(error)) => {
            view! { <Failure error=error retry=move |()| changed.update(|count| *count += 1) /> }.into_any()
        }
        Some(Ok(groups)) if groups.is_empty() => view! {
            <Vacant
                sign=Sign::Department
                title=t("还没有科室", "No departments yet")
                text=t("先新增大科室，再在其中新增科室；接入医院接口后由医院推送。", "Add a group first, then its departments; or let the hospital push them.")
            />
        }
        .into_any(),
        Some(Ok(groups)) => {
            let word = page.word.get().trim().to_lowercase();
            let found: Vec<_> = groups.iter().filter_map(|group| fitting(group, &word)).collect();
            if found.is_empty() {
                return view! {
                    <Vacant
                        sign=Sign::Search
                        title=t("没有找到科室", "No such department")
                        text=t("换一个名称或编号试试。", "Try another name or number.")
                    />
                }
                .into_any();
            }
            let is_searched = !word.is_empty();
            let few = groups.len() <= 3;
            found.into_iter().map(|group| group_view(page, group, is_searched || few)).collect_view().into_any()
        }
    }
    };
    view! {
        <div class="tree-bar">
            <div class="desk-search">
                <Icon sign=Sign::Search />
                <input
                    class="input"
                    type="search"
                    aria-label=t("搜索科室", "Search departments")
                    placeholder=t("科室名称或编号", "Name or number")
                    autocomplete="off"
                    spellcheck="false"
                    prop:value=move || page.word.get()
                    on:input:target=move |event| page.word.set(event.target().value())
                />
            </div>
            <span class="soft" role="status">{sum}</span>
            {page.may.then(|| view! {
                <span class="tree-bar-end">
                    <Button look=Look::Primary sign=Sign::Plus on_press=move |()| page.drawer.set(Some(group_form(page, None).plan()))>
                        {t("新增大科室", "New group")}
                    </Button>
                </span>
            })}
        </div>
        <div class="groups">{body}</div>
        <FormDrawer plan=page.drawer on_saved=move |()| changed.update(|count| *count += 1) />
    }
    .into_any()
}

/// The group with the departments that a word finds; nothing when it finds none.
fn fitting(group: &AdminDepartmentGroup, word: &str) -> Option<AdminDepartmentGroup> {
    let holds =
        |name: &str, code: &str| name.to_lowercase().contains(word) || code.to_lowercase().contains(word);
    if holds(&group.name, &group.code) {
        return Some(group.clone());
    }
    let mut found = group.clone();
    found.children.retain(|one| holds(&one.department.name, &one.department.code));
    (!found.children.is_empty()).then_some(found)
}

fn group_view(page: Page, group: AdminDepartmentGroup, is_open: bool) -> AnyView {
    let (kept, count) = (StoredValue::new(group.clone()), group.children.len());
    let add =
        move |()| page.drawer.set(Some(kept.with_value(|group| department_form(page, group, None)).plan()));
    let edit = move |()| page.drawer.set(Some(kept.with_value(|group| group_form(page, Some(group))).plan()));
    let tools = page.may.then(|| {
        view! {
            <div class="group-tools">
                <Button look=Look::Quiet on_press=edit>{t("编辑大科室", "Edit group")}</Button>
                <Button look=Look::Quiet sign=Sign::Plus on_press=add>{t("新增科室", "New department")}</Button>
            </div>
        }
    });
    let rows = group.children.iter().map(|one| row(page, kept, one)).collect_view();
    let none = (count == 0).then(|| {
        view! { <p class="desk-none">{t("这个大科室里还没有科室。", "No departments in this group yet.")}</p> }
    });
    view! {
        <details class="panel group" open=is_open>
            <summary class="group-head">
                <Icon sign=Sign::Next />
                <h2 class="panel-title">{group.name.clone()}</h2>
                <span class="mono soft">{group.code.clone()}</span>
                <span class="soft group-count">{tf!("{count} 个科室", "{count} departments")}</span>
                {(group.state == OnOff::Offline).then(|| view! { <OnOffBadge state=group.state /> })}
            </summary>
            {tools}
            <ul class="department-list">{rows}</ul>
            {none}
        </details>
    }
    .into_any()
}

fn row(page: Page, group: StoredValue<AdminDepartmentGroup>, one: &AdminDepartment) -> AnyView {
    let hospital = page.hospital.get_value();
    let link = crate::api::Query::new()
        .with("hospital", hospital.to_string())
        .with("department", one.department.id.to_string())
        .prefixed(&route::list("schedules"));
    let sessions = match one.sessions {
        0 => t("没有排班", "no sessions").to_owned(),
        count => tf!("{count} 个排班", "{count} sessions"),
    };
    let label = tf!("{}：{sessions}", "{}: {sessions}", one.department.name);
    let kept = StoredValue::new(one.clone());
    let edit = move |()| {
        let plan =
            kept.with_value(|one| group.with_value(|group| department_form(page, group, Some(one)).plan()));
        page.drawer.set(Some(plan));
    };
    let words = tf!("编辑 {}", "Edit {}", one.department.name);
    view! {
        <li class="department">
            <span class="department-name">
                {one.department.name.clone()} " " <span class="mono fine">{one.department.code.clone()}</span>
                {(one.state == OnOff::Offline).then(|| view! { <OnOffBadge state=one.state /> })}
            </span>
            <span class="department-intro clamp soft">{one.department.intro.clone()}</span>
            <a class="department-link" href=link aria-label=label>{sessions}</a>
            {page.may.then(|| view! {
                <button type="button" class="button button-quiet" aria-label=words on:click=move |_| edit(())>
                    {t("编辑", "Edit")}
                </button>
            })}
        </li>
    }
    .into_any()
}

fn group_form(page: Page, group: Option<&AdminDepartmentGroup>) -> FormSpec<DepartmentInput> {
    let (id, title) = match group {
        Some(group) => (Some(group.id.clone()), tf!("编辑大科室：{}", "Edit group: {}", group.name)),
        None => (None, t("新增大科室", "New group").to_owned()),
    };
    let start = DepartmentInput {
        code: group.map(|group| group.code.clone()).unwrap_or_default(),
        name: group.map(|group| group.name.clone()).unwrap_or_default(),
        intro: String::new(),
        sort: group.map_or(100, |group| group.sort),
        state: group.map_or(OnOff::Online, |group| group.state),
        parent_id: None,
    };
    let hint = t(
        "下线后，其中的科室患者都看不到，已有订单不受影响",
        "Offline: patients see none of its departments, orders stay",
    );
    common(page, title, start, id, None, false, hint)
}

fn department_form(
    page: Page,
    group: &AdminDepartmentGroup,
    one: Option<&AdminDepartment>,
) -> FormSpec<DepartmentInput> {
    let (id, title) = match one {
        Some(one) => {
            (Some(one.department.id.clone()), tf!("编辑科室：{}", "Edit department: {}", one.department.name))
        }
        None => (None, tf!("新增科室：{}", "New department: {}", group.name)),
    };
    let start = DepartmentInput {
        code: one.map(|one| one.department.code.clone()).unwrap_or_default(),
        name: one.map(|one| one.department.name.clone()).unwrap_or_default(),
        intro: one.map(|one| one.department.intro.clone()).unwrap_or_default(),
        sort: one.map_or(100, |one| one.sort),
        state: one.map_or(OnOff::Online, |one| one.state),
        parent_id: Some(group.id.clone()),
    };
    let groups = page.groups.get_untracked().and_then(Result::ok).unwrap_or_default();
    let choices = groups.into_iter().map(|group| Choice::new(group.id.to_string(), group.name)).collect();
    let hint = t("下线后患者看不到，已有订单不受影响", "Offline: hidden from patients, orders stay");
    common(page, title, start, id, Some(choices), true, hint)
}

fn common(
    page: Page,
    title: String,
    start: DepartmentInput,
    id: Option<DepartmentId>,
    groups: Option<Vec<Choice>>,
    has_intro: bool,
    hint: &'static str,
) -> FormSpec<DepartmentInput> {
    let hospital = page.hospital.get_value();
    FormSpec::new(
        title,
        start,
        move |form| {
            let form = match groups {
                Some(groups) => form
                    .maybe_select("parentId", t("大科室", "Group"), Signal::stored(groups), |input| {
                        &mut input.parent_id
                    })
                    .required(),
                None => form,
            };
            let form = form
                .text("name", t("名称", "Name"), |input| &mut input.name)
                .length(1, 64)
                .text("code", t("编号", "Number"), |input| &mut input.code)
                .length(1, 64)
                .hint(t("医院自己的编号，同级不能重复", "The hospital’s own, unique on its level"));
            let form = match has_intro {
                true => form.area("intro", t("简介", "About"), |input| &mut input.intro).length(0, 1_000),
                false => form,
            };
            form.number("sort", t("排序", "Order"), |input| &mut input.sort)
                .range(0, 1_000_000)
                .hint(t("小的在前", "Smaller comes first"))
                .on_off("state", t("上线", "Online"), |input| &mut input.state)
                .hint(hint)
        },
        move |api, input| {
            let (hospital, id) = (hospital.clone(), id.clone());
            async move { api.save_department(&hospital, id, &input).await }
        },
    )
}

#[cfg(test)]
mod tests {
    use banyi_shared::dto::Department;

    use super::*;

    #[test]
    fn a_word_keeps_what_it_finds() {
        let one = |name: &str, code: &str| AdminDepartment {
            department: Department {
                id: code.parse().unwrap(),
                code: code.to_owned(),
                name: name.to_owned(),
                intro: String::new(),
            },
            state: OnOff::Online,
            sort: 0,
            sessions: 0,
        };
        let group = AdminDepartmentGroup {
            id: "g".parse().unwrap(),
            code: "NK".to_owned(),
            name: "内科".to_owned(),
            state: OnOff::Online,
            sort: 0,
            children: vec![one("消化科", "0101"), one("呼吸科", "0102")],
        };
        let found = |word| fitting(&group, word).map(|group| group.children.len());
        assert_eq!(
            (found("nk"), found("呼吸"), found("010"), found("骨")),
            (Some(2), Some(1), Some(2), None)
        );
    }
}
