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

/// Most places of a half day (see `CapacityInput::total`).
const MOST: i64 = 10_000;

/// Sets a half day that is chosen in the dialog.
#[component]
pub fn AddButton() -> impl IntoView {
    let open = RwSignal::new(false);
    view! {
        <Button look=Look::Primary sign=Sign::Plus on_press=move |()| open.set(true)>
            "设置名额"
        </Button>
        <Dialog open=open title="设置名额">
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
        <Button on_press=move |()| open.set(true)>"修改"</Button>
        <Dialog open=open title="修改名额">
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
    let halves = [Period::Morning, Period::Afternoon].map(|half| Choice::new(half.as_str(), half.label()));
    let halves = Signal::stored(halves.to_vec());
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let place = hospital.with_untracked(|text| text.parse::<HospitalId>());
        let day = date.with_untracked(|text| text.parse::<CivilDate>());
        let half = period.with_untracked(|text| text.parse::<Period>());
        let count = total.with_untracked(|text| text.trim().parse::<i64>());
        let count = count.ok().filter(|count| (0..=MOST).contains(count));
        let problems = [
            place.is_err().then(|| ("hospitalId", "请选择医院".to_owned())),
            day.is_err().then(|| ("date", "请选择日期".to_owned())),
            half.is_err().then(|| ("period", "请选择时段".to_owned())),
            count.is_none().then(|| ("total", "请填写 0 到 10000 的整数".to_owned())),
        ];
        let is_fine = form.check(problems.into_iter().flatten());
        let (true, Ok(hospital_id), Ok(date), Ok(period), Some(total)) = (is_fine, place, day, half, count)
        else {
            return;
        };
        let input = CapacityInput { hospital_id, date, period, total };
        form.send(async move { api.set_capacity(&input).await }, move |_| {
            toasts.say("名额已保存");
            list.refresh();
            dialog.close();
        });
    };
    view! {
        <form class="form" novalidate on:submit=send>
            <FormAlert form=form fields=&["hospitalId", "date", "period", "total"] />
            <SelectField form=form name="hospitalId" label="医院" value=hospital choices=hospitals />
            <TextField form=form name="date" label="日期" value=date kind="date" />
            <SelectField form=form name="period" label="时段" value=period choices=halves />
            <TextField
                form=form name="total" label="名额" value=total inputmode="numeric"
                hint="0 表示这半天不接单"
            />
            <DialogActions>
                <Button look=Look::Primary submit=true busy=form.busy()>"保存"</Button>
            </DialogActions>
        </form>
    }
}
