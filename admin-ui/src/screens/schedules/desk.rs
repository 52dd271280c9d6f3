//! What the three panes share: where one is, by the address; what lies there; and what is being done to it.

use banyi_shared::dto::Hospital;
use banyi_shared::dto::admin::{
    AdminDepartment, AdminDepartmentTree, AdminDoctor, AdminSchedule, EventTopic, ScheduleDays,
};
use banyi_shared::{CivilDate, DepartmentId, HospitalId, Permission};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate, use_query_map};

use super::tree;
use super::week::{monday, shift};
use crate::api::{ApiError, Query, clock, use_api};
use crate::kit::form::FormPlan;
use crate::kit::{Hints, keyed};
use crate::route;
use crate::shell::use_session;

/// Days on the screen.
pub const DAYS: i64 = 14;

/// An answer, or nothing while it is on its way.
pub type Coming<T> = Signal<Option<Result<T, ApiError>>>;

/// What is being done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Task {
    /// Who has places, and who waits.
    People,
    /// A registration for somebody.
    Book,
    /// 停约, or opening again.
    Pause,
    /// 停诊
    Stop,
}

/// The screen's state. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Desk {
    /// Those of one's scope.
    pub hospitals: Coming<Vec<Hospital>>,
    /// Which one.
    pub hospital: Memo<Option<HospitalId>>,
    /// Its departments.
    pub tree: Coming<AdminDepartmentTree>,
    /// Which one.
    pub department: Memo<Option<DepartmentId>>,
    /// Which day.
    pub date: Memo<CivilDate>,
    /// The first day on the screen, a Monday.
    pub from: Memo<CivilDate>,
    /// The days on the screen.
    pub days: Coming<ScheduleDays>,
    /// The sessions of the day.
    pub sessions: Coming<Vec<AdminSchedule>>,
    /// Those of the department, to choose from.
    pub doctors: Coming<Vec<AdminDoctor>>,
    /// The form at the side.
    pub drawer: RwSignal<Option<FormPlan>>,
    /// What is done to a session.
    pub task: RwSignal<Option<(Task, AdminSchedule)>>,
    /// Whether sessions may be changed here.
    pub may_write: bool,
    changed: RwSignal<u32>,
    go: Callback<Query>,
    query: Memo<Query>,
}

/// The state that the screen provided.
pub fn use_desk() -> Desk {
    expect_context()
}

const KEYS: [&str; 4] = ["hospital", "department", "date", "week"];

impl Desk {
    /// Reads the address and asks for what lies there.
    pub fn new() -> Self {
        let (api, session) = (use_api(), use_session());
        let (query, go) = (own_query(), goer());
        let changed = RwSignal::new(0);
        let retried = move || changed.track();
        let everything = Memo::new(|_| Some(()));
        let hospitals = keyed(everything, retried, move |()| api.all_own_hospitals());
        let hospital = Memo::new(move |_| {
            let asked = query.with(|query| query.get("hospital").parse().ok());
            asked.or_else(|| {
                let answer = hospitals.get()?.ok()?;
                let registers = answer.iter().find(|one| one.offers_registration);
                Some(registers.or(answer.first())?.id.clone())
            })
        });
        let tree = keyed(hospital, retried, move |id| async move { api.departments(&id).await });
        let department = Memo::new(move |_| {
            let asked = query.with(|query| query.get("department").parse().ok());
            asked.or_else(|| {
                let answer = tree.get()?.ok()?;
                Some(tree::first(&answer.items)?.department.id.clone())
            })
        });
        let date = Memo::new(move |_| {
            let asked = query.with(|query| query.get("date").parse().ok());
            asked.unwrap_or_else(|| clock::now().date())
        });
        let from = Memo::new(move |_| {
            let asked = query.with(|query| query.get("week").parse::<CivilDate>().ok());
            monday(asked.unwrap_or_else(|| date.get()))
        });
        let hints = expect_context::<Hints>();
        let moved = move || {
            changed.track();
            hints.count(&[EventTopic::Orders]);
        };
        let span = Memo::new(move |_| Some((department.get()?, from.get())));
        let days = keyed(span, moved, move |(id, from)| async move {
            api.schedule_days(&id, from, from.plus_days(DAYS - 1)).await
        });
        let day = Memo::new(move |_| Some((department.get()?, date.get())));
        let sessions = keyed(day, moved, move |(id, date)| async move { api.day_sessions(&id, date).await });
        let place = Memo::new(move |_| Some((hospital.get()?, department.get()?)));
        let doctors = keyed(place, retried, move |(hospital, department)| async move {
            api.doctors_of(&hospital, &department).await
        });
        Self {
            hospitals,
            hospital,
            tree,
            department,
            date,
            from,
            days,
            sessions,
            doctors,
            drawer: RwSignal::new(None),
            task: RwSignal::new(None),
            may_write: session.may(Permission::SchedulesWrite),
            changed,
            go,
            query,
        }
    }

    /// Asks for everything again.
    pub fn refresh(self) {
        self.changed.try_update(|count| *count += 1);
    }

    /// The hospital, once it is there.
    pub fn hospital_row(self) -> Option<Hospital> {
        let id = self.hospital.get()?;
        self.hospitals.get()?.ok()?.into_iter().find(|one| one.id == id)
    }

    /// The department, once it is there.
    pub fn department_row(self) -> Option<AdminDepartment> {
        let id = self.department.get()?;
        let tree = self.tree.get()?.ok()?;
        tree.items.into_iter().flat_map(|group| group.children).find(|one| one.department.id == id)
    }

    /// Goes to another hospital, on the same day.
    pub fn to_hospital(self, id: &str) {
        let query = self.query.get_untracked();
        self.go.run(query.with("hospital", id).with("department", ""));
    }

    /// Goes to another department, on the same day.
    pub fn to_department(self, id: &str) {
        let hospital = self.hospital.get_untracked().map(|id| id.to_string()).unwrap_or_default();
        self.go.run(self.query.get_untracked().with("hospital", hospital).with("department", id));
    }

    /// Goes to a day; the days on the screen stay when it is one of them.
    pub fn to_day(self, date: CivilDate) {
        let from = self.from.get_untracked();
        let is_shown = (0..DAYS).contains(&from.days_until(date));
        self.to(date, if is_shown { from } else { monday(date) });
    }

    /// Goes weeks on or back, to the same weekday.
    pub fn by_weeks(self, weeks: i64) {
        self.to(shift(self.date.get_untracked(), weeks), shift(self.from.get_untracked(), weeks));
    }

    fn to(self, date: CivilDate, from: CivilDate) {
        let week = if monday(date) == from { String::new() } else { from.to_string() };
        self.go.run(self.query.get_untracked().with("date", date.to_string()).with("week", week));
    }
}

/// The part of the address that is the desk's. It stays as it was once one has gone elsewhere.
fn own_query() -> Memo<Query> {
    let (map, at) = (use_query_map(), use_location().pathname);
    let home = at.get_untracked();
    Memo::new(move |before: Option<&Query>| {
        if let Some(before) = before.filter(|_| at.with(|at| *at != home)) {
            return before.clone();
        }
        map.with(|map| {
            KEYS.iter().fold(Query::new(), |query, key| query.with(key, map.get_str(key).unwrap_or_default()))
        })
    })
}

fn goer() -> Callback<Query> {
    let navigate = use_navigate();
    let options = || NavigateOptions { resolve: false, scroll: false, ..Default::default() };
    Callback::new(move |query: Query| navigate(&query.prefixed(&route::list("schedules")), options()))
}
