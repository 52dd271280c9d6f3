//! 上线 and 下线, with a question that says what it does.

use banyi_shared::Permission;
use banyi_shared::dto::{Hospital, OnOff};
use leptos::prelude::*;

use super::frame::use_shown;
use crate::api::use_api;
use crate::kit::{Alert, Button, Dialog, DialogActions, Form, Look, Tone, use_dialog, use_toasts};
use crate::lang::{t, tf};
use crate::screens::hospitals::input;
use crate::shell::use_session;

/// What going `to` does, a line each.
fn effects(to: OnOff) -> [&'static str; 3] {
    match to {
        OnOff::Offline => [
            t(
                "患者看不到这家医院，不能再预约挂号和陪诊。",
                "Patients do not see it and can book nothing there.",
            ),
            t(
                "资料、科室、医生和排班都保留，重新上线后照旧。",
                "Its record, departments, doctors and sessions stay as they are.",
            ),
            t(
                "已有的订单照常就诊，不会取消；候补不再放号。",
                "Orders stay as they are. Nothing more is offered to those in line.",
            ),
        ],
        OnOff::Online => [
            t("患者可以搜索到这家医院。", "Patients find it."),
            t("可约的项目按资料里的设置开放。", "What its record offers can be booked."),
            t("排班按预约规则放号。", "Its sessions open by the booking rules."),
        ],
    }
}

/// The button, for those who may, and its question.
#[component]
pub fn OnOffButton() -> impl IntoView {
    let (shown, open) = (use_shown(), RwSignal::new(false));
    let may = use_session().may(Permission::CatalogWrite);
    let words = move || match shown.get().map(|one| one.state) {
        Some(OnOff::Offline) => t("上线", "Go online"),
        _ => t("下线", "Go offline"),
    };
    may.then(|| {
        view! {
            <Button on_press=move |()| open.set(true)>{words}</Button>
            <Dialog open=open title=t("医院上线与下线", "Online and offline")><Question /></Dialog>
        }
    })
}

#[component]
fn Question() -> impl IntoView {
    let (api, shown, toasts, dialog, form) =
        (use_api(), use_shown(), use_toasts(), use_dialog(), Form::new());
    dialog.hold_while(form.busy());
    let hospital: Option<Hospital> = untrack(|| shown.get());
    let Some(hospital) = hospital else {
        return ().into_any();
    };
    let to = if hospital.state == OnOff::Online { OnOff::Offline } else { OnOff::Online };
    let (look, button) = match to {
        OnOff::Offline => (Look::Danger, t("确认下线", "Go offline")),
        OnOff::Online => (Look::Primary, t("确认上线", "Go online")),
    };
    let question = match to {
        OnOff::Offline => tf!("下线「{}」？", "Take “{}” offline?", hospital.name),
        OnOff::Online => tf!("上线「{}」？", "Bring “{}” online?", hospital.name),
    };
    let press = move |()| {
        let (id, mut changed) = (hospital.id.clone(), input(&hospital));
        changed.state = to;
        form.send(async move { api.save_hospital(Some(id), changed).await }, move |_| {
            toasts.say(match to {
                OnOff::Offline => t("已下线", "Offline"),
                OnOff::Online => t("已上线", "Online"),
            });
            shown.refresh();
            dialog.close();
        });
    };
    view! {
        <p><strong>{question}</strong></p>
        <ul class="plain-points">{effects(to).map(|line| view! { <li>{line}</li> }).into_iter().collect_view()}</ul>
        {move || form.error().map(|error| view! { <Alert tone=Tone::Danger>{error.message()}</Alert> })}
        <DialogActions>
            <Button look=look busy=form.busy() on_press=press>{button}</Button>
        </DialogActions>
    }
    .into_any()
}
