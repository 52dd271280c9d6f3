//! Another session for orders: of the same hospital and fee, on a day to come.

use banyi_shared::dto::ScheduleState;
use banyi_shared::dto::admin::AdminSchedule;
use banyi_shared::{CivilDate, DepartmentId, Fen, HospitalId, ScheduleId};
use leptos::prelude::*;

use crate::api::{clock, use_api};
use crate::kit::list::Choice;
use crate::kit::{Form, SelectField, keyed, when};
use crate::lang::{t, tf};
use crate::words::Words;

/// Which sessions are meant.
#[derive(Clone, PartialEq)]
pub struct Wanted {
    /// Of which hospital.
    pub hospital: HospitalId,
    /// Of which department at first.
    pub department: DepartmentId,
    /// For which fee.
    pub fee: Fen,
    /// From which day one looks at first.
    pub date: CivilDate,
    /// The session that orders leave.
    pub but: ScheduleId,
}

impl Wanted {
    /// In place of `row`.
    pub fn of(row: &AdminSchedule) -> Self {
        Self {
            hospital: row.hospital_id.clone(),
            department: row.department_id.clone(),
            fee: row.session.fee_fen,
            date: row.session.date.max(clock::now().date()),
            but: row.session.id.clone(),
        }
    }

    /// Whether orders may go there.
    fn fits(&self, row: &AdminSchedule) -> bool {
        row.session.id != self.but
            && row.state == ScheduleState::Open
            && row.session.fee_fen == self.fee
            && row.session.remaining > 0
            && row.session.ends_at > clock::now()
    }
}

/// `11-24 周二 上午 张医生`.
pub fn place_words(row: &AdminSchedule) -> String {
    format!("{} {} {}", when::day(row.session.date), row.session.period.words(), called(row))
}

fn called(row: &AdminSchedule) -> String {
    let doctor = row.session.doctor_name.trim();
    let doctor = if doctor.is_empty() { t("普通门诊", "General clinic") } else { doctor };
    format!("{doctor} {}", row.session.title).trim().to_owned()
}

/// Department, day and session, each from what is there.
#[component]
pub fn SessionPick(
    form: Form,
    /// Under what a problem with it is told.
    name: &'static str,
    wanted: Wanted,
    chosen: RwSignal<Option<AdminSchedule>>,
) -> impl IntoView {
    let api = use_api();
    let department = RwSignal::new(wanted.department.to_string());
    let date = RwSignal::new(wanted.date.to_string());
    let picked = RwSignal::new(String::new());
    let hospital = wanted.hospital.clone();
    let tree = LocalResource::new(move || {
        let hospital = hospital.clone();
        async move { api.departments(&hospital).await }
    });
    let departments = Signal::derive(move || match tree.get() {
        Some(Ok(tree)) => {
            let all = tree.items.into_iter().flat_map(|group| group.children);
            all.map(|one| Choice::new(one.department.id.to_string(), one.department.name)).collect()
        }
        _ => Vec::new(),
    });
    let key = Memo::new(move |_| {
        Some((department.with(|id| id.parse::<DepartmentId>().ok())?, date.with(|day| day.parse().ok())?))
    });
    let rows = keyed(key, || (), move |(id, date)| async move { api.day_sessions(&id, date).await });
    let meant = wanted.clone();
    let fitting = Memo::new(move |_| match rows.get() {
        Some(Ok(rows)) => Some(rows.into_iter().filter(|row| meant.fits(row)).collect::<Vec<_>>()),
        _ => None,
    });
    let choices = Signal::derive(move || {
        let rows = fitting.get().unwrap_or_default();
        let choice = |row: &AdminSchedule| {
            let left = tf!("余 {}", "{} left", row.session.remaining);
            let words = format!("{} {} · {left}", row.session.period.words(), called(row));
            Choice::new(row.session.id.to_string(), words)
        };
        rows.iter().map(choice).collect::<Vec<_>>()
    });
    Effect::new(move |_| {
        let id = picked.get();
        let rows = fitting.get().unwrap_or_default();
        chosen.set(rows.into_iter().find(|row| row.session.id.to_string() == id));
    });
    let none = move || {
        let is_none = fitting.with(|rows| rows.as_ref().is_some_and(Vec::is_empty));
        is_none.then(|| {
            let fee = wanted.fee.yuan();
            tf!(
                "这一天没有挂号费 {fee}、还有余号的排班，请换一天或换一个科室。",
                "No session for {fee} with places left on this day. Try another."
            )
        })
    };
    let today = clock::now().date().to_string();
    view! {
        <div class="form session-pick">
            <div class="span-row">
                <SelectField form=form name="pickDepartment" label=t("科室", "Department") value=department choices=departments />
                <label class="field">
                    <span class="field-label">{t("日期", "Date")}</span>
                    <input
                        class="input"
                        type="date"
                        min=today
                        prop:value=move || date.get()
                        on:input:target=move |event| date.set(event.target().value())
                    />
                </label>
            </div>
            <SelectField form=form name=name label=t("改约到", "To") value=picked choices=choices />
            <p class="field-hint" role="status">{none}</p>
        </div>
    }
    .into_any()
}
