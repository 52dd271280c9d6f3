//! 代为预约: a registration for a user who called.

use banyi_shared::dto::admin::{AdminPatient, StaffRegistration};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use super::desk::use_desk;
use super::session::{fee, name};
use crate::api::{Query, use_api};
use crate::kit::{
    Alert, Button, DialogActions, Form, FormAlert, IntentSlot, Look, TextField, Tone, fact, use_dialog,
    use_toasts, when,
};
use crate::lang::{t, tf};
use crate::route;
use crate::words::Words;

/// Whether a text is a whole mobile number.
fn is_phone(text: &str) -> bool {
    text.len() == 11 && text.starts_with('1') && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The dialogue: a number, one of its people, and the place.
#[component]
pub fn Book() -> impl IntoView {
    let (api, desk, dialog, toasts) = (use_api(), use_desk(), use_dialog(), use_toasts());
    let Some((_, row)) = desk.task.get_untracked() else {
        return ().into_any();
    };
    let (search, form) = (Form::new(), Form::new());
    let busy = Signal::derive(move || search.busy().get() || form.busy().get());
    dialog.hold_while(busy);
    let phone = RwSignal::new(String::new());
    let found = RwSignal::new(None::<Vec<AdminPatient>>);
    let chosen = RwSignal::new(None::<AdminPatient>);
    let intent = IntentSlot::<StaffRegistration>::new();
    let pending = intent.is_pending();
    let navigate = StoredValue::new(use_navigate());
    // The address is whole already.
    let options = || NavigateOptions { resolve: false, ..Default::default() };
    let look = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let text = phone.with_untracked(|text| text.split_whitespace().collect::<String>());
        let words = t("请填写完整的 11 位手机号", "Fill in all 11 digits");
        if !search.check((!is_phone(&text)).then(|| ("phone", words.to_owned()))) {
            return;
        }
        chosen.set(None);
        search.send(async move { api.patients(Query::new().with("q", text)).await }, move |page| {
            let people: Vec<_> = page.items.into_iter().filter(|one| one.deleted_at.is_none()).collect();
            if let [only] = people.as_slice() {
                chosen.try_set(Some(only.clone()));
            }
            found.try_set(Some(people));
        });
    };
    let people = move || {
        let people = found.get()?;
        if people.is_empty() {
            return Some(
                view! {
                    <Alert tone=Tone::Info>{t(
                        "没有找到这个手机号的就诊人。请患者先在小程序里添加就诊人，再为他预约。",
                        "No patient has this number. The patient has to be added in the mini-program first.",
                    )}</Alert>
                }
                .into_any(),
            );
        }
        let option = |one: AdminPatient| {
            let id = one.id.clone();
            let is_chosen = move || chosen.with(|chosen| chosen.as_ref().is_some_and(|one| one.id == id));
            let words = format!("{} {}", one.sex.words(), one.id_card_masked);
            let pick = one.clone();
            view! {
                <label class="choice">
                    <input
                        type="radio" name="patient"
                        disabled=move || pending.get()
                        prop:checked=is_chosen
                        on:change=move |_| chosen.set(Some(pick.clone()))
                    />
                    <span class="choice-text">{one.name_masked}</span>
                    <span class="choice-note mono">{words}</span>
                </label>
            }
        };
        Some(
            view! {
                <fieldset class="field field-choices">
                    <legend class="field-label">{t("就诊人", "Patient")}</legend>
                    {people.into_iter().map(option).collect_view()}
                    <p class="field-error" aria-live="polite"></p>
                </fieldset>
            }
            .into_any(),
        )
    };
    let (id, price) = (row.session.id.clone(), row.session.fee_fen);
    let place = move |()| {
        let Some(one) = chosen.get_untracked() else {
            return;
        };
        let meant = intent.begin(StaffRegistration {
            user_id: one.user_id,
            patient_id: one.id,
            schedule_id: id.clone(),
            expected_fee_fen: price,
        });
        let Some(body) = meant.sent else {
            return;
        };
        let key = meant.key;
        form.send_or(
            async move { api.place_registration(&key, &body).await },
            move |order| {
                intent.settle();
                desk.refresh();
                toasts.say(match order.paid_at.is_some() || order.amount_fen.is_zero() {
                    true => t("已预约", "Booked"),
                    false => t("已占号，请让患者付款", "The place is kept: now to be paid"),
                });
                dialog.close();
                navigate.with_value(|go| go(&route::order(&order.no), options()));
            },
            move |error| {
                intent.fail(error);
                desk.refresh();
            },
        );
    };
    let what = format!("{} {}", when::day(row.session.date), row.session.period.words());
    let doctor = format!("{} {}", name(&row), row.session.title);
    let no_one = Signal::derive(move || chosen.with(Option::is_none));
    view! {
        <dl class="facts book-facts">
            {fact(t("就诊时间", "When"), what)}
            {fact(t("医生", "Doctor"), doctor)}
            {fact(t("挂号费", "Fee"), fee(price))}
            {fact(t("余号", "Left"), row.session.remaining.to_string())}
        </dl>
        <form class="form" novalidate on:submit=look>
            <FormAlert form=search fields=vec!["phone"] />
            <div class="amount-row">
                <TextField
                    form=search name="phone" label=t("就诊人手机号", "Patient’s phone number") value=phone
                    inputmode="tel" autofocus=true locked=pending
                />
                <Button submit=true busy=search.busy()>{t("查找", "Find")}</Button>
            </div>
        </form>
        {people}
        {move || (pending.get() && !form.busy().get()).then(|| view! {
            <Alert tone=Tone::Warn>{t("没有收到明确的答复，可能已经占号。请再次提交：会沿用同一个请求。", "No clear answer came; the place may be taken. Send again: it is the same request.")}</Alert>
        })}
        <FormAlert form=form />
        <p class="fine">{tf!(
            "和患者自己预约一样受限号、停挂和号源限制；下单后在订单页出示收款码。",
            "The same limits hold as for the patient. The order’s page then shows a code to pay by."
        )}</p>
        <DialogActions>
            <Button look=Look::Primary disabled=no_one busy=form.busy() on_press=place>
                {t("确认预约", "Book")}
            </Button>
        </DialogActions>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_whole() {
        assert!(is_phone("13800138000"));
        for bad in ["", "1380013800", "138001380000", "23800138000", "1380013800a"] {
            assert!(!is_phone(bad), "{bad}");
        }
    }
}
