//! 医院: where can be booked, and what patients read of each.

use banyi_shared::Permission;
use banyi_shared::dto::admin::HospitalInput;
use banyi_shared::dto::{FilePurpose, Hospital, OnOff};
use leptos::prelude::*;

use crate::api::Api;
use crate::kit::form::FormSpec;
use crate::kit::list::{List, ListSpec};
use crate::kit::{Badge, OnOffBadge, PageHead, Sign};
use crate::lang::{t, tf};
use crate::route;
use crate::words::Words;

const WRITE: Permission = Permission::CatalogWrite;

/// The screen.
#[component]
pub fn Hospitals() -> impl IntoView {
    view! {
        <PageHead title=t("医院", "Hospitals") />
        <List spec=spec() />
    }
}

fn blank() -> HospitalInput {
    HospitalInput {
        code: String::new(),
        name: String::new(),
        level: String::new(),
        region: String::new(),
        address: String::new(),
        intro: String::new(),
        offers_escort: true,
        offers_registration: false,
        state: OnOff::Online,
        longitude: None,
        latitude: None,
        phone: None,
        picture_file_id: None,
        route: None,
    }
}

/// A hospital as it would be sent back.
pub fn input(row: &Hospital) -> HospitalInput {
    HospitalInput {
        code: row.code.clone(),
        name: row.name.clone(),
        level: row.level.clone(),
        region: row.region.clone(),
        address: row.address.clone(),
        intro: row.intro.clone(),
        offers_escort: row.offers_escort,
        offers_registration: row.offers_registration,
        state: row.state,
        longitude: row.longitude,
        latitude: row.latitude,
        phone: row.phone.clone(),
        picture_file_id: row.picture_file_id.clone(),
        route: row.route.clone(),
    }
}

/// The form of a new hospital, or of one that is there.
pub fn form(row: Option<&Hospital>) -> FormSpec<HospitalInput> {
    let (id, title) = match row {
        Some(row) => (Some(row.id.clone()), t("编辑医院", "Edit hospital")),
        None => (None, t("新增医院", "New hospital")),
    };
    let url = row.and_then(|row| row.picture_url.clone());
    FormSpec::new(
        title,
        row.map_or_else(blank, input),
        move |form| {
            form.text("name", t("名称", "Name"), |input| &mut input.name)
                .length(2, 64)
                .text("code", t("编码", "Code"), |input| &mut input.code)
                .length(1, 32)
                .hint(t("每家医院一个，不能重复", "One for each hospital"))
                .text("level", t("等级", "Level"), |input| &mut input.level)
                .length(0, 32)
                .hint(t("例如三级甲等", "For instance 三级甲等"))
                .text("region", t("地区", "Region"), |input| &mut input.region)
                .length(0, 64)
                .hint(t("省和市，例如陕西省西安市", "Province and city, for instance 陕西省西安市"))
                .text("address", t("地址", "Address"), |input| &mut input.address)
                .length(0, 128)
                .maybe_decimal("longitude", t("经度", "Longitude"), |input| &mut input.longitude)
                .range(-180, 180)
                .maybe_decimal("latitude", t("纬度", "Latitude"), |input| &mut input.latitude)
                .range(-90, 90)
                .hint(t(
                    "GCJ-02 坐标；两项一起填写，患者才能打开地图",
                    "GCJ-02; both, so that the map can be opened",
                ))
                .maybe_text("phone", t("电话", "Telephone"), |input| &mut input.phone)
                .length(0, 20)
                .maybe_area("route", t("乘车路线", "How to get there"), |input| &mut input.route)
                .length(0, 500)
                .area("intro", t("简介", "About"), |input| &mut input.intro)
                .length(0, 5_000)
                .high(8)
                .picture(
                    "pictureFileId",
                    t("图片", "Picture"),
                    ("/admin/catalog/files", FilePurpose::Hospital),
                    url,
                    |input| &mut input.picture_file_id,
                )
                .hint(t("宽高约 2:1，至少 750 像素宽", "About 2:1, at least 750 pixels wide"))
                .switch("offersEscort", t("可约陪诊", "Escorts"), |input| &mut input.offers_escort)
                .switch("offersRegistration", t("可约挂号", "Registration"), |input| {
                    &mut input.offers_registration
                })
                .on_off("state", t("上线", "Online"), |input| &mut input.state)
                .hint(t("下线后患者看不到，已有订单不受影响", "Offline: hidden from patients, orders stay"))
        },
        move |api, input| api.save_hospital(id.clone(), input),
    )
    .check(|input| {
        let both = t("经度和纬度应一起填写", "Fill in longitude and latitude together");
        let lacking = match (input.longitude, input.latitude) {
            (Some(_), None) => "latitude",
            (None, Some(_)) => "longitude",
            _ => return None,
        };
        Some((lacking, both.to_owned()))
    })
}

fn picture(row: &Hospital) -> AnyView {
    match row.picture_url.clone() {
        Some(url) => view! { <img class="thumb" src=url alt="" loading="lazy" /> }.into_any(),
        None => view! { <span class="thumb thumb-none">{t("无图", "None")}</span> }.into_any(),
    }
}

fn name(row: &Hospital) -> AnyView {
    view! {
        <a class="cell-main" href=route::hospital(&row.id, "")>{row.name.clone()}</a>
        <span class="cell-below mono">{row.code.clone()}</span>
    }
    .into_any()
}

fn place(row: &Hospital) -> AnyView {
    view! {
        <span class="cell-main">{row.region.clone()}</span>
        <span class="cell-below">{row.address.clone()}</span>
    }
    .into_any()
}

/// What can be booked there, each with its tone.
fn offers(row: &Hospital) -> Vec<(&'static str, &'static str)> {
    let escort = row.offers_escort.then(|| ("brand", t("陪诊", "Escorts")));
    let registration = row.offers_registration.then(|| ("info", t("挂号", "Registration")));
    escort.into_iter().chain(registration).collect()
}

fn offer_badges(row: &Hospital) -> AnyView {
    let all = offers(row);
    if all.is_empty() {
        return "—".into_any();
    }
    let badges = all.into_iter().map(|(tone, text)| view! { <Badge tone=tone text=text /> });
    view! { <span class="badge-row">{badges.collect_view()}</span> }.into_any()
}

fn links(row: &Hospital) -> AnyView {
    let label = tf!("{} 的专家", "Experts of {}", row.name);
    let sessions = row.offers_registration.then(|| {
        let label = tf!("{} 的排班", "Sessions of {}", row.name);
        view! {
            <a class="button button-quiet" href=route::schedules(&row.id) aria-label=label>{t("排班", "Schedules")}</a>
        }
    });
    view! {
        {sessions}
        <a class="button button-quiet" href=route::experts(&row.id) aria-label=label>{t("专家", "Experts")}</a>
    }
    .into_any()
}

fn spec() -> ListSpec<Hospital> {
    ListSpec::new(
        t("医院", "hospitals"),
        Sign::Hospital,
        "hospitals",
        |row: &Hospital| row.id.to_string(),
        Api::own_hospitals,
    )
    .search("q", t("医院名称", "Name"))
    .column("picture", t("图片", "Picture"), picture)
    .column("title", t("医院", "Hospital"), name)
    .exports(|row| row.name.clone())
    .text("level", t("等级", "Level"), |row| row.level.clone())
    .column("place", t("地区与地址", "Where"), place)
    .exports(|row| format!("{} {}", row.region, row.address).trim().to_owned())
    .text("phone", t("电话", "Telephone"), |row| row.phone.clone().unwrap_or_default())
    .column("offers", t("可约", "Offers"), offer_badges)
    .exports(|row| offers(row).into_iter().map(|(_, text)| text).collect::<Vec<_>>().join(" "))
    .column("state", t("状态", "State"), |row| view! { <OnOffBadge state=row.state /> }.into_any())
    .exports(|row| row.state.words().to_owned())
    .text("code", t("编码", "Code"), |row| row.code.clone())
    .hidden()
    .empty(t("新增后，患者就能在小程序里找到它。", "Add one, and patients find it in the mini-program."))
    .add(WRITE, t("新增医院", "New hospital"), || form(None))
    .tools(links)
    .edit(WRITE, |row| form(Some(row)))
}
