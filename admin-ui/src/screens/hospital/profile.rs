//! 资料: what patients read of a hospital.

use banyi_shared::Permission;
use banyi_shared::dto::Hospital;
use leptos::prelude::*;

use super::frame::{framed, use_shown};
use super::on_off::OnOffButton;
use crate::kit::form::{FormDrawer, FormPlan};
use crate::kit::{Badge, Button, Look, Panel, Sign, fact};
use crate::lang::{t, tf};
use crate::screens::hospitals::form;
use crate::shell::use_session;

/// The form that is open.
#[derive(Clone, Copy)]
struct Drawer(RwSignal<Option<FormPlan>>);

/// The screen.
#[component]
pub fn Profile() -> impl IntoView {
    provide_context(Drawer(RwSignal::new(None)));
    framed("", tools, |_| view! { <Content /> }.into_any())
}

fn tools() -> AnyView {
    let (shown, drawer) = (use_shown(), expect_context::<Drawer>().0);
    let edit = move |()| {
        let hospital = untrack(|| shown.get());
        drawer.set(hospital.map(|hospital| form(Some(&hospital)).plan()));
    };
    let may = use_session().may(Permission::CatalogWrite);
    view! {
        <OnOffButton />
        {may.then(|| view! {
            <Button look=Look::Primary sign=Sign::Note on_press=edit>{t("编辑资料", "Edit")}</Button>
        })}
    }
    .into_any()
}

#[component]
fn Content() -> impl IntoView {
    let (shown, drawer) = (use_shown(), expect_context::<Drawer>().0);
    view! {
        {move || shown.get().map(|hospital| panels(&hospital))}
        <FormDrawer plan=drawer on_saved=move |()| shown.refresh() />
    }
}

/// A text, or that it is missing.
fn text(text: &str) -> AnyView {
    match text.trim() {
        "" => view! { <span class="soft">{t("未填写", "Not given")}</span> }.into_any(),
        text => view! { <span class="prose">{text.to_owned()}</span> }.into_any(),
    }
}

fn position(hospital: &Hospital) -> AnyView {
    match (hospital.longitude, hospital.latitude) {
        (Some(longitude), Some(latitude)) => {
            view! { <span class="mono">{format!("{longitude:.6}, {latitude:.6}")}</span> }.into_any()
        }
        _ => view! {
            <span class="soft">{t("未填写，患者不能打开地图", "Not given: patients cannot open the map")}</span>
        }
        .into_any(),
    }
}

fn offers(hospital: &Hospital) -> AnyView {
    let offered = [
        (hospital.offers_registration, "info", t("挂号", "Registration")),
        (hospital.offers_escort, "brand", t("陪诊", "Escorts")),
    ];
    let badges: Vec<_> = offered
        .into_iter()
        .filter(|(is_offered, ..)| *is_offered)
        .map(|(_, tone, text)| view! { <Badge tone=tone text=text /> })
        .collect();
    match badges.is_empty() {
        true => view! { <span class="soft">{t("都不可约", "Nothing")}</span> }.into_any(),
        false => view! { <span class="badge-row">{badges}</span> }.into_any(),
    }
}

fn panels(hospital: &Hospital) -> AnyView {
    let picture = match hospital.picture_url.clone() {
        Some(url) => {
            let alt = tf!("{}的图片", "Picture of {}", hospital.name);
            view! { <img class="hospital-picture" src=url alt=alt /> }.into_any()
        }
        None => view! { <p class="soft">{t("还没有图片，患者看到的是默认图。", "None yet: patients see a stock one.")}</p> }
            .into_any(),
    };
    let record = [
        fact(t("编码", "Code"), view! { <span class="mono">{hospital.code.clone()}</span> }),
        fact(t("等级", "Level"), text(&hospital.level)),
        fact(t("可约", "Offers"), offers(hospital)),
        fact(t("电话", "Telephone"), text(hospital.phone.as_deref().unwrap_or_default())),
        fact(t("地区", "Region"), text(&hospital.region)),
        fact(t("地址", "Address"), text(&hospital.address)),
        fact(t("位置（GCJ-02）", "Position (GCJ-02)"), position(hospital)),
    ];
    let (intro, route) = (text(&hospital.intro), text(hospital.route.as_deref().unwrap_or_default()));
    view! {
        <div class="order-grid hospital-grid">
            <div class="order-main">
                <Panel title=t("基本资料", "Record")><dl class="facts">{record.collect_view()}</dl></Panel>
                <Panel title=t("简介", "About")><div>{intro}</div></Panel>
                <Panel title=t("乘车路线", "How to get there")><div>{route}</div></Panel>
            </div>
            <div class="order-side">
                <Panel title=t("图片", "Picture")>{picture}</Panel>
            </div>
        </div>
    }
    .into_any()
}
