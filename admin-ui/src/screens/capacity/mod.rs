//! 名额: how many escorts a hospital can have on a half day.

mod set;

use banyi_shared::Permission;
use banyi_shared::dto::admin::Capacity;
use leptos::prelude::*;

use crate::api::{Api, Page, use_api};
use crate::kit::list::{Choice, List, ListSpec};
use crate::kit::{Badge, PageHead, Sign, when};
use crate::lang::{t, tf};
use crate::words::Words;
use set::form;

/// The hospitals by id. Provided by the screen.
#[derive(Clone, Copy)]
struct Hospitals(Signal<Vec<Choice>>);

/// The screen.
#[component]
pub fn CapacityScreen() -> impl IntoView {
    let api = use_api();
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
        <PageHead title=t("名额", "Capacity") />
        <p class="page-note">{t(
            "没有设置名额的半天不限量。名额低于已占数量时停止接单，已有的订单不受影响。",
            "A half day without capacity is unlimited. Below what is taken, selling stops and orders stay.",
        )}</p>
        <List spec=spec(choices) />
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
        0 => view! { <Badge tone="warn" text=t("已满", "Full") /> }.into_any(),
        left if left < 0 => {
            view! { <Badge tone="danger" text=tf!("超出 {}", "{} over", -left) /> }.into_any()
        }
        left => left.to_string().into_any(),
    }
}

fn spec(hospitals: Signal<Vec<Choice>>) -> ListSpec<Capacity> {
    let all = |api: Api, query| async move { api.capacity(query).await.map(Page::whole) };
    ListSpec::new(t("名额", "capacity"), Sign::Capacity, "capacity", |row| row.id.to_string(), all)
        .whole()
        .select("hospitalId", t("医院", "Hospital"), hospitals)
        .dates(t("日期", "Date"))
        .column("day", t("日期", "Date"), |row: &Capacity| when::day(row.date).into_any())
        .exports(|row| row.date.to_string())
        .text("time", t("时段", "Half day"), |row| row.period.words().to_owned())
        .column("hospital", t("医院", "Hospital"), place)
        .text("total", t("名额", "Places"), |row| row.total.to_string())
        .end()
        .text("taken", t("已占", "Taken"), |row| row.taken.to_string())
        .end()
        .column("left", t("剩余", "Left"), left)
        .exports(|row| (row.total - row.taken).to_string())
        .end()
        .add(Permission::CapacityWrite, t("设置名额", "Set capacity"), move || form(None, hospitals))
        .edit(Permission::CapacityWrite, move |row| form(Some(row), hospitals))
}
