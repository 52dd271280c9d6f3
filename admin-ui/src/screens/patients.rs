//! 就诊人: masked; in clear for a purpose that is recorded.

use banyi_shared::Permission;
use banyi_shared::dto::Relation;
use banyi_shared::dto::admin::{AdminPatient, RevealedPatient};
use leptos::prelude::*;

use crate::api::Api;
use crate::kit::list::{Choice, List, ListSpec};
use crate::kit::{Badge, Clear, PageHead, Reveal, RevealButton, Sign, when};
use crate::lang::t;
use crate::shell::use_session;
use crate::words::Words;

/// Why staff usually look.
const USUAL: &[(&str, &str)] = &[
    ("核对患者身份", "Check who the patient is"),
    ("联系患者确认行程", "Call the patient about the visit"),
    ("处理患者投诉", "Handle a complaint"),
];

/// The screen.
#[component]
pub fn Patients() -> impl IntoView {
    view! {
        <PageHead title=t("就诊人", "Patients") />
        <List spec=spec() />
    }
}

fn who(row: &AdminPatient) -> AnyView {
    let gone = row.deleted_at.map(|_| view! { <Badge tone="quiet" text=t("已移除", "Removed") /> });
    view! {
        <span class="cell-main">{row.name_masked.clone()} " " {gone}</span>
        <span class="cell-below">{row.sex.words()} " · " {row.relation.words()}</span>
    }
    .into_any()
}

fn facts(data: RevealedPatient) -> Vec<Clear> {
    let phone = t("手机号", "Phone");
    let mut facts = vec![
        Clear::copy(t("姓名", "Name"), data.name),
        Clear::copy(phone, data.phone),
        Clear::copy(t("身份证号", "ID number"), data.id_card),
        Clear::read(t("出生日期", "Birthday"), data.birthday.to_string()),
    ];
    facts.extend(data.emergency_name.map(|text| Clear::read(t("紧急联系人", "Emergency contact"), text)));
    facts.extend(data.emergency_phone.map(|text| Clear::copy(t("联系人电话", "Contact's phone"), text)));
    facts.extend(data.medical_history.map(|text| Clear::read(t("病史", "History"), text)));
    facts
}

fn reveal(row: &AdminPatient) -> AnyView {
    let id = row.id.clone();
    let may = use_session().may(Permission::PersonalReveal);
    may.then(|| {
        let reveal = Reveal::new(move |api, input| api.reveal_patient(id.clone(), input), facts);
        view! { <RevealButton reveal=reveal usual=USUAL /> }
    })
    .into_any()
}

fn spec() -> ListSpec<AdminPatient> {
    let relations = Relation::ALL.iter().map(|relation| Choice::new(relation.as_str(), relation.words()));
    ListSpec::new(
        t("就诊人", "patients"),
        Sign::Patients,
        "patients",
        |row: &AdminPatient| row.id.to_string(),
        Api::patients,
    )
    .tabs("relation", t("关系", "Relation"), relations)
    .search("q", t("完整的手机号、身份证号、姓名或编号", "Whole phone, ID number, name or number"))
    .column("who", t("就诊人", "Patient"), who)
    .exports(|row| row.name_masked.clone())
    .text("id-card", t("身份证号", "ID number"), |row| row.id_card_masked.clone())
    .text("phone", t("手机号", "Phone"), |row| row.phone_masked.clone())
    .text("relation", t("关系", "Relation"), |row| row.relation.words().to_owned())
    .hidden()
    .text("count", t("订单", "Orders"), |row| row.order_count.to_string())
    .end()
    .text("at", t("添加时间", "Added"), |row| when::minute(row.created_at))
    .sort("createdAt")
    .text("user", t("所属用户", "User"), |row| row.user_id.to_string())
    .hidden()
    .tools(reveal)
}
