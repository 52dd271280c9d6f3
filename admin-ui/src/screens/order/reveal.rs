//! Personal data in clear, for a recorded purpose and for a minute.

use banyi_shared::dto::admin::{RevealRequest, RevealedOrder};
use leptos::prelude::*;

use super::page::use_order_page;
use crate::api::{clock, use_api};
use crate::kit::{
    Alert, Button, Copyable, Dialog, DialogActions, Form, FormAlert, Look, TextField, Tone, fact,
    seconds_until, use_dialog,
};
use crate::lang::{t, tf};

/// For how long the data stays on the screen, in milliseconds.
const SHOWN_MS: i64 = 60_000;
/// Characters of a purpose (see `RevealRequest::purpose`).
const PURPOSE: std::ops::RangeInclusive<usize> = 4..=200;
/// Purposes that are often meant.
fn usual() -> [&'static str; 3] {
    [
        t("联系患者确认行程", "Call the patient about the visit"),
        t("到院核对患者身份", "Check who the patient is, at the hospital"),
        t("联系紧急联系人", "Call the emergency contact"),
    ]
}

/// The dialog: first the purpose, then the data. Nothing of it is kept.
#[component]
pub fn RevealDialog(open: RwSignal<bool>) -> impl IntoView {
    view! {
        <Dialog open=open title=t("查看个人信息", "See personal data")>
            <Steps />
        </Dialog>
    }
}

#[component]
fn Steps() -> impl IntoView {
    let revealed = RwSignal::new(None::<RevealedOrder>);
    move || match revealed.get() {
        Some(data) => view! { <InClear data=data /> }.into_any(),
        None => view! { <Purpose revealed=revealed /> }.into_any(),
    }
}

#[component]
fn Purpose(revealed: RwSignal<Option<RevealedOrder>>) -> impl IntoView {
    let (api, page, dialog) = (use_api(), use_order_page(), use_dialog());
    let form = Form::new();
    dialog.hold_while(form.busy());
    let purpose = RwSignal::new(String::new());
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let text = purpose.get_untracked().trim().to_owned();
        let fits = PURPOSE.contains(&text.chars().count());
        let problem = (!fits).then(|| {
            ("purpose", t("请写明用途，4 到 200 个字", "Say why, in 4 to 200 characters").to_owned())
        });
        if !form.check(problem) {
            return;
        }
        let (no, input) = (page.no(), RevealRequest { purpose: text });
        form.send(async move { api.reveal(&no, &input).await }, move |data| {
            revealed.try_set(Some(data));
        });
    };
    let usual = usual().map(|text| {
        view! {
            <button
                type="button"
                class="chip"
                on:click=move |_| {
                    purpose.set(text.to_owned());
                    form.touch("purpose");
                }
            >
                {text}
            </button>
        }
    });
    view! {
        <form class="form" novalidate on:submit=send>
            <Alert tone=Tone::Info>{t("查看会记入审计日志，包括您的账号、时间和用途。信息显示 60 秒后自动隐藏。", "This is recorded with your account, the time and the purpose. The data hides after 60 seconds.")}</Alert>
            <FormAlert form=form fields=&["purpose"] />
            <TextField
                form=form name="purpose" label=t("用途", "Purpose") value=purpose
                placeholder=t("为什么需要查看", "Why it is needed") autofocus=true
            />
            <div class="chips" role="group" aria-label=t("常用用途", "Usual purposes")>{usual}</div>
            <DialogActions>
                <Button look=Look::Primary submit=true busy=form.busy()>{t("查看", "Show")}</Button>
            </DialogActions>
        </form>
    }
}

#[component]
fn InClear(data: RevealedOrder) -> impl IntoView {
    let dialog = use_dialog();
    let seconds = seconds_until(clock::now() + SHOWN_MS);
    Effect::new(move |_| {
        if seconds.get() == 0 {
            dialog.close();
        }
    });
    let optional = |label, text: Option<String>| {
        text.map(|text| fact(label, view! { <span class="prose">{text}</span> }))
    };
    view! {
        <p class="reveal-left" aria-live="off">
            {move || tf!("{} 秒后自动隐藏", "Hides in {} s", seconds.get())}
        </p>
        <dl class="facts facts-clear">
            {fact("姓名", view! { <Copyable text=data.name what=t("姓名", "Name") /> })}
            {fact("手机号", view! { <Copyable text=data.phone what=t("手机号", "Phone") /> })}
            {fact("身份证号", view! { <Copyable text=data.id_card what=t("身份证号", "ID card") /> })}
            {fact("出生日期", data.birthday.to_string())}
            {fact("紧急联系人", data.emergency_name)}
            {fact("联系人电话", view! { <Copyable text=data.emergency_phone what=t("电话", "Phone") /> })}
            {optional(t("服务需求", "Wishes"), data.note)}
            {optional(t("病史", "Medical history"), data.medical_history)}
        </dl>
        <DialogActions leave=t("现在隐藏", "Hide now") />
    }
}
