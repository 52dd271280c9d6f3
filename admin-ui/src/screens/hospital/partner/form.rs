//! The form of a connection.

use banyi_shared::dto::admin::{Partner, PartnerInput, PartnerState};
use leptos::prelude::*;

use super::Connection;
use crate::kit::form::FormSpec;
use crate::lang::t;

/// The connection as it would be sent back; the telephone is not told, so that it stays.
pub fn input(partner: &Partner) -> PartnerInput {
    PartnerInput {
        state: partner.state,
        is_legacy: partner.is_legacy,
        addresses: partner.addresses.clone(),
        contact_name: partner.contact_name.clone(),
        api_url: partner.api_url.clone(),
        contact_phone: None,
    }
}

/// A new connection, or the one that is there.
pub fn form(connection: Connection) -> FormSpec<PartnerInput> {
    let partner = untrack(|| connection.partner());
    let title = match &partner {
        Some(_) => t("修改连接", "Change the connection"),
        None => t("接入医院", "Connect a hospital"),
    };
    let phone = partner.as_ref().and_then(|partner| partner.contact_phone_masked.clone());
    let start = partner.as_ref().map_or_else(
        || PartnerInput {
            state: PartnerState::Active,
            is_legacy: false,
            addresses: Vec::new(),
            contact_name: String::new(),
            api_url: None,
            contact_phone: None,
        },
        input,
    );
    let hospital = connection.hospital();
    let phone_hint = match phone {
        Some(phone) => format!("{} {phone}", t("留空不变，现在是", "Stays when empty; now")),
        None => t("值班或接口工程师的电话", "Of whoever is on duty").to_owned(),
    };
    FormSpec::new(
        title,
        start,
        move |form| {
            form.maybe_text("apiUrl", t("医院接口地址", "Where it listens"), |input| &mut input.api_url)
                .length(0, 200)
                .hint(t(
                    "https 开头。留空时只接收推送，预约由平台给号",
                    "https. Empty: it only pushes, and we give the numbers",
                ))
                .switch(
                    "isLegacy",
                    t("使用旧协议（MD5 签名）", "Speaks the older protocol (MD5)"),
                    |input| &mut input.is_legacy,
                )
                .hint(t("只给无法升级的医院；新接入的医院不要打开", "Only for hospitals that cannot change"))
                .lines("addresses", t("允许的 IP 地址", "Allowed addresses"), |input| {
                    &mut input.addresses
                })
                .hint(t(
                    "一行一个，例如 203.0.113.8 或 203.0.113.0/24；留空不限",
                    "A line each, for instance 203.0.113.8 or 203.0.113.0/24; empty: any",
                ))
                .text("contactName", t("联系人", "Contact"), |input| &mut input.contact_name)
                .length(0, 32)
                .maybe_text("contactPhone", t("联系电话", "Telephone"), |input| &mut input.contact_phone)
                .length(0, 20)
                .hint(phone_hint)
        },
        move |api, input| {
            let hospital = hospital.clone();
            async move { api.save_partner(&hospital, &input).await }
        },
    )
    .check(|input| {
        let is_url = |url: &String| url.starts_with("https://") || url.starts_with("http://");
        let wrong = input.api_url.as_ref().is_some_and(|url| !is_url(url));
        wrong.then(|| ("apiUrl", t("应以 https:// 开头", "It begins with https://").to_owned()))
    })
}
