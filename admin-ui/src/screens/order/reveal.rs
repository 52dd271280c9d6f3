//! Personal data of the order in clear.

use banyi_shared::dto::admin::{RevealRequest, RevealedOrder};

use super::page::OrderPage;
use crate::api::Api;
use crate::kit::{Clear, Reveal};
use crate::lang::t;

/// Purposes that are often meant.
pub const USUAL: &[(&str, &str)] = &[
    ("联系患者确认行程", "Call the patient about the visit"),
    ("到院核对患者身份", "Check who the patient is, at the hospital"),
    ("联系紧急联系人", "Call the emergency contact"),
];

/// How the data of the order is asked for.
pub fn reveal(page: OrderPage) -> Reveal {
    let no = page.no();
    let ask = move |api: Api, input: RevealRequest| {
        let no = no.clone();
        async move { api.reveal(&no, &input).await }
    };
    Reveal::new(ask, facts)
}

fn facts(data: RevealedOrder) -> Vec<Clear> {
    let mut facts = vec![
        Clear::copy(t("姓名", "Name"), data.name),
        Clear::copy(t("手机号", "Phone"), data.phone),
        Clear::copy(t("身份证号", "ID card"), data.id_card),
        Clear::read(t("出生日期", "Birthday"), data.birthday.to_string()),
        Clear::read(t("紧急联系人", "Emergency contact"), data.emergency_name),
        Clear::copy(t("联系人电话", "Contact’s phone"), data.emergency_phone),
    ];
    facts.extend(data.note.map(|text| Clear::read(t("服务需求", "Wishes"), text)));
    facts.extend(data.medical_history.map(|text| Clear::read(t("病史", "Medical history"), text)));
    facts
}
