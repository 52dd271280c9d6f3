//! 预约规则 of registration: their versions, for the platform or for one hospital.

mod form;
mod preview;
mod words;

use banyi_shared::dto::admin::BookingRulesVersion;
use banyi_shared::rules::BookingRules;
use banyi_shared::{HospitalId, Permission};
use leptos::prelude::*;

use crate::api::Page;
use crate::kit::list::{List, ListSpec};
use crate::kit::{Badge, PageHead, Sign, when};
use crate::lang::{t, tf};
use form::next;

const WRITE: Permission = Permission::CatalogWrite;

/// The platform's rules: for every hospital that has none of its own.
#[component]
pub fn PlatformRules() -> impl IntoView {
    view! {
        <PageHead title=t("挂号规则", "Booking rules") />
        <p class="page-note">{t(
            "没有自己规则的医院都按这里的规则放号；医院自己的规则在医院页面的“预约规则”里发布。已有订单按下单时的规则。",
            "For every hospital that has no rules of its own; those are on the hospital’s page. Orders keep the rules they were placed with.",
        )}</p>
        <Versions hospital=None />
    }
}

/// A version, and whether it holds.
#[derive(Debug, Clone, PartialEq)]
struct Row {
    version: BookingRulesVersion,
    holds: bool,
}

/// The list of versions.
#[component]
pub fn Versions(
    /// For which hospital; none for the platform.
    hospital: Option<HospitalId>,
) -> impl IntoView {
    // Whether the hospital goes by the platform's rules, once that is known.
    let inherits = RwSignal::new(false);
    let is_hospital = hospital.is_some();
    let note = move || {
        let words = match inherits.get() {
            true => t(
                "这家医院还没有自己的规则，现在按平台的规则放号。发布后只对这家医院生效。",
                "This hospital has no rules of its own and goes by the platform’s. What is published here is for it alone.",
            ),
            false => t("这家医院按自己的规则放号。", "This hospital goes by its own rules."),
        };
        is_hospital.then(|| view! { <p class="page-note" role="status">{words}</p> })
    };
    view! {
        {note}
        <List spec=spec(hospital, inherits) />
    }
}

fn state(row: &Row) -> AnyView {
    match row.holds {
        true => view! { <Badge tone="ok" text=t("生效中", "In force") /> },
        false => view! { <Badge tone="quiet" text=t("历史版本", "Replaced") /> },
    }
    .into_any()
}

fn parts(words: Vec<String>) -> AnyView {
    let part = |text| view! { <span class="cell-part">{text}</span> };
    words.into_iter().map(part).collect_view().into_any()
}

fn spec(hospital: Option<HospitalId>, inherits: RwSignal<bool>) -> ListSpec<Row> {
    let path = match &hospital {
        Some(id) => format!("hospitals/{id}/booking-rules"),
        None => "booking-rules".to_owned(),
    };
    let (asked, first, again, back) = (hospital.clone(), hospital.clone(), hospital.clone(), hospital);
    let latest = StoredValue::new(BookingRules::seeded());
    ListSpec::new(
        t("规则版本", "versions"),
        Sign::Policy,
        &path,
        |row: &Row| row.version.id.to_string(),
        move |api, _| {
            let hospital = asked.clone();
            async move {
                let versions = api.booking_rules(hospital.as_ref()).await?.items;
                if let Some(newest) = versions.first() {
                    latest.try_set_value(newest.body.clone());
                    inherits.try_set(hospital.is_some() && newest.hospital_id.is_none());
                }
                let rows = versions.into_iter().enumerate();
                Ok(Page::whole(rows.map(|(at, version)| Row { version, holds: at == 0 }).collect()))
            }
        },
    )
    .whole()
    .text("version", t("版本", "Version"), |row| tf!("第 {} 版", "Version {}", row.version.version))
    .column("state", t("状态", "State"), state)
    .column("window", t("放号", "Opening"), |row| parts(words::window(&row.version.body)))
    .exports(|row| words::window(&row.version.body).join(" "))
    .column("ladder", t("退号与限号", "Cancelling and limits"), |row| {
        parts(words::limits(&row.version.body))
    })
    .exports(|row| words::limits(&row.version.body).join(" "))
    .column("missed", t("爽约", "No-shows"), |row| parts(words::no_show(&row.version.body)))
    .exports(|row| words::no_show(&row.version.body).join(" "))
    .text("at", t("生效时间", "Since"), |row| when::minute(row.version.created_at))
    .form(
        t("发布下一版", "Publish the next"),
        WRITE,
        |row| row.holds,
        move |row| next(again.clone(), row.version.body.clone()),
    )
    .form(
        t("恢复这一版", "Bring back"),
        WRITE,
        |row| !row.holds,
        move |row| next(back.clone(), row.version.body.clone()),
    )
    .add(WRITE, t("发布规则", "Publish"), move || next(first.clone(), latest.get_value()))
}
