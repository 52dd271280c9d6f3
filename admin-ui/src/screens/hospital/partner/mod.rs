//! 医院接口: how a hospital's own system speaks to us.

mod calls;
mod form;
mod keys;

use banyi_shared::HospitalId;
use banyi_shared::dto::admin::{Partner, PartnerState};
use leptos::prelude::*;

use super::frame::framed;
use crate::api::{ApiError, use_api};
use crate::kit::form::{FormDrawer, FormPlan};
use crate::kit::{
    Alert, Badge, Button, Failure, Form, Look, Panel, Sign, Tone, Vacant, fact, keyed, use_toasts, when,
};
use crate::lang::{t, tf};
use crate::words::Words;
use calls::Calls;
use keys::Keys;

/// What the parts of the screen share. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Connection {
    hospital: StoredValue<HospitalId>,
    answer: Memo<Option<Result<Option<Partner>, ApiError>>>,
    changed: RwSignal<u32>,
    drawer: RwSignal<Option<FormPlan>>,
}

/// The connection of the screen.
pub fn use_connection() -> Connection {
    expect_context()
}

impl Connection {
    /// Which hospital.
    pub fn hospital(self) -> HospitalId {
        self.hospital.get_value()
    }

    /// The connection, if there is one. Tracked.
    pub fn partner(self) -> Option<Partner> {
        self.answer.get()?.ok()?
    }

    /// Asks again.
    pub fn refresh(self) {
        self.changed.try_update(|count| *count += 1);
    }
}

/// The screen.
#[component]
pub fn PartnerScreen() -> impl IntoView {
    framed("/partner", || ().into_any(), |id| view! { <OfHospital hospital=id /> }.into_any())
}

#[component]
fn OfHospital(hospital: HospitalId) -> impl IntoView {
    let api = use_api();
    let (changed, asked) = (RwSignal::new(0_u32), hospital.clone());
    let key = Memo::new(move |_| Some(asked.clone()));
    let answer = keyed(key, move || changed.track(), move |id| async move { api.partner(&id).await });
    let connection = Connection {
        hospital: StoredValue::new(hospital),
        answer: Memo::new(move |_| answer.get()),
        changed,
        drawer: RwSignal::new(None),
    };
    provide_context(connection);
    #[derive(Clone, PartialEq)]
    enum Stage {
        Coming,
        Failed(ApiError),
        None,
        Here,
    }
    let stage = Memo::new(move |_| match connection.answer.get() {
        None => Stage::Coming,
        Some(Err(error)) => Stage::Failed(error),
        Some(Ok(None)) => Stage::None,
        Some(Ok(Some(_))) => Stage::Here,
    });
    let open = move |()| connection.drawer.set(Some(form::form(connection).plan()));
    let body = move || {
        match stage.get() {
        Stage::Coming => view! { <span class="bone bone-panel" aria-hidden="true"></span> }.into_any(),
        Stage::Failed(error) => view! { <Failure error=error retry=move |()| connection.refresh() /> }.into_any(),
        Stage::None => view! {
            <Vacant
                sign=Sign::Link
                title=t("还没有接入医院接口", "Not connected")
                text=t(
                    "接入后，医院自己推送科室、医生和排班，我们把预约和退号告诉医院。没有接入也可以由员工维护排班、平台给号。",
                    "Connected, the hospital pushes departments, doctors and sessions, and hears of bookings and cancellations. Without it, staff keep the sessions and we give the numbers.",
                )
            >
                <Button look=Look::Primary sign=Sign::Plus on_press=open>{t("接入医院", "Connect")}</Button>
            </Vacant>
        }
        .into_any(),
        Stage::Here => view! {
            <div class="partner">
                <Overview open=Callback::new(open) />
                <Keys />
            </div>
            <h2 class="panel-title partner-calls">{t("调用记录", "Calls")}</h2>
            <Calls />
        }
        .into_any(),
    }
    };
    view! {
        {body}
        <FormDrawer plan=connection.drawer on_saved=move |()| connection.refresh() />
    }
    .into_any()
}

#[component]
fn Overview(open: Callback<()>) -> impl IntoView {
    let connection = use_connection();
    let edit = view! { <Button sign=Sign::Note on_press=open>{t("修改连接", "Change")}</Button> };
    let body = move || connection.partner().map(|partner| facts(&partner));
    view! {
        <Panel title=t("连接", "Connection") tools=edit.into_any()>
            {body}
            <Lock />
        </Panel>
    }
}

fn facts(partner: &Partner) -> AnyView {
    let locked = (partner.state == PartnerState::Locked).then(|| {
        view! {
            <Alert tone=Tone::Warn>{t(
                "已锁定：医院的调用都会被拒绝，我们也不向医院发送。",
                "Locked: whatever the hospital sends is refused, and it hears nothing from us.",
            )}</Alert>
        }
    });
    let unheard = match partner.unheard {
        0 => view! { <span>{t("没有", "None")}</span> }.into_any(),
        count => view! { <Badge tone="warn" text=tf!("{count} 条", "{count}") /> }.into_any(),
    };
    let state = match partner.state {
        PartnerState::Active => view! { <Badge tone="ok" text=partner.state.words() /> },
        PartnerState::Locked => view! { <Badge tone="danger" text=partner.state.words() /> },
    };
    let url = match partner.api_url.clone() {
        Some(url) => view! { <span class="mono prose">{url}</span> }.into_any(),
        None => view! { <span class="soft">{t("未填写，只接收推送，平台给号", "None: it only pushes, we give the numbers")}</span> }
            .into_any(),
    };
    let addresses = match partner.addresses.is_empty() {
        true => view! { <span class="soft">{t("不限", "Any")}</span> }.into_any(),
        false => view! { <span class="mono">{partner.addresses.join("、")}</span> }.into_any(),
    };
    let protocol = match partner.is_legacy {
        true => t("旧协议（MD5 签名）", "The older one (MD5)"),
        false => t("签名协议 v1（HMAC-SHA256）", "Version 1 (HMAC-SHA256)"),
    };
    let heard = partner.heard_at.map_or_else(|| t("从未", "Never").to_owned(), when::minute);
    let phone = partner.contact_phone_masked.clone().unwrap_or_default();
    let contact = format!("{} {phone}", partner.contact_name).trim().to_owned();
    let contact = if contact.is_empty() { t("未填写", "Not given").to_owned() } else { contact };
    view! {
        {locked}
        <dl class="facts">
            {fact(t("状态", "State"), state)}
            {fact(t("协议", "Protocol"), protocol)}
            {fact(t("医院接口地址", "Where it listens"), url)}
            {fact(t("医院还没收到", "Not heard yet"), unheard)}
            {fact(t("最近一次来访", "Last heard"), heard)}
            {fact(t("允许的地址", "Allowed addresses"), addresses)}
            {fact(t("联系人", "Contact"), contact)}
        </dl>
    }
    .into_any()
}

/// 锁定, as a switch that takes effect at once.
#[component]
fn Lock() -> impl IntoView {
    let (api, connection, toasts, sending) = (use_api(), use_connection(), use_toasts(), Form::new());
    let is_locked =
        Memo::new(move |_| connection.partner().is_some_and(|partner| partner.state == PartnerState::Locked));
    let turn = move |lock: bool| {
        let Some(partner) = untrack(|| connection.partner()) else {
            return;
        };
        let hospital = connection.hospital();
        let mut input = form::input(&partner);
        input.state = if lock { PartnerState::Locked } else { PartnerState::Active };
        sending.send_or(
            async move { api.save_partner(&hospital, &input).await },
            move |_| {
                toasts.say(if lock { t("已锁定", "Locked") } else { t("已解锁", "Unlocked") });
                connection.refresh();
            },
            move |error| {
                toasts.warn(error.message());
                connection.refresh();
            },
        );
    };
    view! {
        <div class="field partner-lock">
            <label class="switch">
                <input
                    type="checkbox"
                    role="switch"
                    aria-describedby="partner-lock-hint"
                    prop:checked=move || is_locked.get()
                    disabled=sending.busy()
                    on:change:target=move |event| turn(event.target().checked())
                />
                <span class="switch-track" aria-hidden="true"></span>
                <span class="field-label">{t("锁定接口", "Lock")}</span>
            </label>
            <p class="field-hint" id="partner-lock-hint">{t(
                "锁定后医院的推送和事件都会被拒绝，密钥不变；医院还没收到的预约等解锁后再发。",
                "Its pushes and events are refused, its keys stay. What it has not heard is sent once it is unlocked.",
            )}</p>
        </div>
    }
}
