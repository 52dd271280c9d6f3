//! Setting the capacity of a half day.

use banyi_shared::dto::admin::{Capacity, CapacityInput};
use banyi_shared::{CivilDate, HospitalId, Period};
use leptos::prelude::*;

use super::Hospitals;
use crate::api::{clock, use_api};
use crate::kit::list::{Choice, use_list};
use crate::kit::{
    Button, Dialog, DialogActions, Form, FormAlert, Look, SelectField, Sign, TextField, use_dialog,
    use_toasts,
};
use crate::lang::t;
use crate::words::Words;

/// Most places of a half day (see `CapacityInput::total`).
const MOST: i64 = 10_000;

/// Sets a half day that is chosen in the dialog.
#[component]
pub fn AddButton() -> impl IntoView {
    let open = RwSignal::new(false);
    view! {
        <Button look=Look::Primary sign=Sign::Plus on_press=move |()| open.set(true)>
            {t("设置名额", "Set capacity")}
        </Button>
        <Dialog open=open title=t("设置名额", "Set capacity")>
            <SetForm capacity=None />
        </Dialog>
    }
}

/// Changes a half day of the list.
#[component]
pub fn EditButton(capacity: Capacity) -> impl IntoView {
    let open = RwSignal::new(false);
    let capacity = StoredValue::new(capacity);
    view! {
        <Button on_press=move |()| open.set(true)>{t("修改", "Change")}</Button>
        <Dialog open=open title=t("修改名额", "Change capacity")>
            <SetForm capacity=Some(capacity.get_value()) />
        </Dialog>
    }
}

#[component]
fn SetForm(capacity: Option<Capacity>) -> impl IntoView {
    let (api, toasts, dialog) = (use_api(), use_toasts(), use_dialog());
    let (list, hospitals) = (use_list(), expect_context::<Hospitals>().0);
    let form = Form::new();
    dialog.hold_while(form.busy());
    let text = |of: fn(&Capacity) -> String| RwSignal::new(capacity.as_ref().map(of).unwrap_or_default());
    let hospital = text(|row| row.hospital_id.to_string());
    let date = text(|row| row.date.to_string());
    let period = text(|row| row.period.as_str().to_owned());
    let total = text(|row| row.total.to_string());
    if capacity.is_none() {
        date.set(clock::now().date().plus_days(1).to_string());
    }
    let halves = [Period::Morning, Period::Afternoon].map(|half| Choice::new(half.as_str(), half.words()));
    let halves = Signal::stored(halves.to_vec());
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let place = hospital.with_untracked(|text| text.parse::<HospitalId>());
        let day = date.with_untracked(|text| text.parse::<CivilDate>());
        let half = period.with_untracked(|text| text.parse::<Period>());
        let count = total.with_untracked(|text| text.trim().parse::<i64>());
        let count = count.ok().filter(|count| (0..=MOST).contains(count));
        let problems = [
            place.is_err().then(|| ("hospitalId", t("请选择医院", "Choose a hospital").to_owned())),
            day.is_err().then(|| ("date", t("请选择日期", "Choose a day").to_owned())),
            half.is_err().then(|| ("period", t("请选择时段", "Choose a half day").to_owned())),
            count.is_none().then(|| {
                ("total", t("请填写 0 到 10000 的整数", "A whole number from 0 to 10000").to_owned())
            }),
        ];
        let is_fine = form.check(problems.into_iter().flatten());
        let (true, Ok(hospital_id), Ok(date), Ok(period), Some(total)) = (is_fine, place, day, half, count)
        else {
            return;
        };
        let input = CapacityInput { hospital_id, date, period, total };
        form.send(async move { api.set_capacity(&input).await }, move |_| {
            toasts.say(t("名额已保存", "Capacity saved"));
            list.refresh();
            dialog.close();
        });
    };
    view! {
        <form class="form" novalidate on:submit=send>
            <FormAlert form=form fields=&["hospitalId", "date", "period", "total"] />
            <SelectField form=form name="hospitalId" label=t("医院", "Hospital") value=hospital choices=hospitals />
            <TextField form=form name="date" label=t("日期", "Date") value=date kind="date" />
            <SelectField form=form name="period" label=t("时段", "Half day") value=period choices=halves />
            <TextField
                form=form name="total" label=t("名额", "Places") value=total inputmode="numeric"
                hint=t("0 表示这半天不接单", "0 takes no orders for the half day")
            />
            <DialogActions>
                <Button look=Look::Primary submit=true busy=form.busy()>{t("保存", "Save")}</Button>
            </DialogActions>
        </form>
    }
}
