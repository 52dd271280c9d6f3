//! Setting the capacity of a half day.

use banyi_shared::dto::admin::{Capacity, CapacityInput};
use banyi_shared::{CivilDate, HospitalId, Period};
use leptos::prelude::*;

use crate::api::clock;
use crate::kit::form::FormSpec;
use crate::kit::list::Choice;
use crate::lang::t;
use crate::words::Words;

/// What is filled in. Where it is, is not known at first.
#[derive(Clone)]
pub struct Draft {
    hospital_id: Option<HospitalId>,
    date: CivilDate,
    period: Period,
    total: i64,
}

/// The form, for a half day of the list or another one. `hospitals` may arrive later.
pub fn form(row: Option<&Capacity>, hospitals: Signal<Vec<Choice>>) -> FormSpec<Draft> {
    let start = Draft {
        hospital_id: row.map(|row| row.hospital_id.clone()),
        date: row.map_or_else(|| clock::now().date().plus_days(1), |row| row.date),
        period: row.map_or(Period::Morning, |row| row.period),
        total: row.map_or(10, |row| row.total),
    };
    let halves = [Period::Morning, Period::Afternoon].map(|half| Choice::new(half.as_str(), half.words()));
    let halves = Signal::stored(halves.to_vec());
    FormSpec::new(
        match row {
            Some(_) => t("修改名额", "Change capacity"),
            None => t("设置名额", "Set capacity"),
        },
        start,
        |form| {
            form.maybe_select("hospitalId", t("医院", "Hospital"), hospitals, |draft| {
                &mut draft.hospital_id
            })
            .required()
            .date("date", t("日期", "Date"), |draft| &mut draft.date)
            .select("period", t("时段", "Half day"), halves, |draft| &mut draft.period)
            .number("total", t("名额", "Places"), |draft| &mut draft.total)
            .range(0, 10_000)
            .hint(t("0 表示这半天不接单", "0 takes no orders for the half day"))
        },
        |api, Draft { hospital_id, date, period, total }| async move {
            // The form has made sure that there is one.
            let input = hospital_id.map(|hospital_id| CapacityInput { hospital_id, date, period, total });
            match input {
                Some(input) => api.set_capacity(&input).await.map(Some),
                None => Ok(None),
            }
        },
    )
    .done(t("名额已保存", "Capacity saved"))
}
