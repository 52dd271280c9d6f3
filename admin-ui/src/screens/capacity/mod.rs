//! 名额: how many escorts a hospital can have on a half day.

mod set;

use banyi_shared::Permission;
use banyi_shared::dto::admin::Capacity;
use leptos::prelude::*;

use crate::api::{Page, use_api};
use crate::kit::list::{Choice, Column, Filter, List, ListSpec};
use crate::kit::{Badge, PageHead, Sign, when};
use crate::route;
use crate::shell::use_session;
use set::{AddButton, EditButton};

/// The hospitals by id. Provided by the screen.
#[derive(Clone, Copy)]
struct Hospitals(Signal<Vec<Choice>>);

/// The screen.
#[component]
pub fn CapacityScreen() -> impl IntoView {
    let (api, session) = (use_api(), use_session());
    let hospitals = LocalResource::new(move || api.all_hospitals());
    let choices = Signal::derive(move || match hospitals.get() {
        Some(Ok(hospitals)) => hospitals
            .into_iter()
            .filter(|hospital| hospital.offers_escort)
            .map(|hospital| Choice::new(hospital.id.to_string(), hospital.name))
            .collect(),
        _ => Vec::new(),
    });
    provide_context(Hospitals(choices));
    view! {
        <PageHead title="名额" />
        <p class="page-note">"没有设置名额的半天不限量。名额低于已占数量时停止接单，已有的订单不受影响。"</p>
        <List spec=spec(choices)>
            {session.may(Permission::CapacityWrite).then(|| view! { <AddButton /> })}
        </List>
    }
}

fn place(row: &Capacity) -> AnyView {
    let (hospitals, id) = (expect_context::<Hospitals>().0, row.hospital_id.to_string());
    let name = move || {
        hospitals.with(|all| {
            let found = all.iter().find(|choice| choice.value == id);
            found.map_or_else(|| id.clone(), |choice| choice.label.clone())
        })
    };
    name.into_any()
}

fn left(row: &Capacity) -> AnyView {
    match row.total - row.taken {
        0 => view! { <Badge tone="warn" text="已满" /> }.into_any(),
        left if left < 0 => view! { <Badge tone="danger" text=format!("超出 {}", -left) /> }.into_any(),
        left => left.to_string().into_any(),
    }
}

fn actions(row: &Capacity) -> AnyView {
    let may = use_session().may(Permission::CapacityWrite);
    may.then(|| view! { <EditButton capacity=row.clone() /> }).into_any()
}

fn spec(hospitals: Signal<Vec<Choice>>) -> ListSpec<Capacity> {
    let column = Column::<Capacity>::new;
    ListSpec {
        noun: "名额",
        sign: Sign::Capacity,
        path: route::list("capacity"),
        columns: vec![
            column("day", "日期", |row| when::day(row.date).into_any()),
            column("time", "时段", |row| row.period.label().into_any()),
            column("hospital", "医院", place),
            column("total", "名额", |row| row.total.to_string().into_any()),
            column("taken", "已占", |row| row.taken.to_string().into_any()),
            column("left", "剩余", left),
            column("actions", "操作", actions),
        ],
        filters: vec![
            Filter::Select { key: "hospitalId", label: "医院", choices: hospitals },
            Filter::Dates { from: "from", to: "to", label: "日期" },
        ],
        id: |row| row.id.to_string(),
        href: None,
        ask: |api, query| Box::pin(async move { api.capacity(query).await.map(Page::whole) }),
        page_size: None,
    }
}
