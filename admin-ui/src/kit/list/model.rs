//! The rows of a list and how they come.

use std::collections::BTreeSet;
use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::{use_location, use_query_map};

use super::super::form::FormPlan;
use super::super::hints::Hints;
use super::here::shown;
use super::memory::{Left, ListMemory};
use super::plan::{AnyRow, Head, Of, Plan};
use super::taste;
use crate::api::{Api, ApiError, Page, Query, use_api};

/// Between two questions about what is on its way.
const FOLLOW: Duration = Duration::from_secs(3);
/// Most rows that one question asks for.
pub(super) const MOST_ROWS: usize = 100;

/// A row with what tells whether it must be drawn anew.
#[derive(Clone)]
pub(super) struct Item {
    pub id: String,
    /// Counts the changes of the row under this id.
    pub edition: u32,
    pub row: AnyRow,
}

impl PartialEq for Item {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id && self.edition == other.edition
    }
}

/// Where the list stands.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Phase {
    /// Nothing yet.
    Loading,
    /// All is there.
    Ready,
    /// Rows are there and are being asked for again.
    Refreshing,
    /// The rows that follow are being asked for.
    Extending,
    /// Rows may be there; the last question failed.
    Failed(ApiError),
}

#[derive(Clone, Copy, PartialEq)]
enum Turn {
    First,
    Again,
    More,
}

/// The state of a list. Cheap to copy.
#[derive(Clone, Copy)]
pub struct ListModel {
    pub(super) items: RwSignal<Vec<Item>>,
    pub(super) phase: RwSignal<Phase>,
    pub(super) next: RwSignal<Option<String>>,
    pub(super) query: Memo<Query>,
    /// The rows as they stand on the screen: of a whole list, those that were searched for, in their order.
    pub(super) shown: Memo<Vec<Item>>,
    /// The columns as they stand on the screen.
    pub(super) columns: Memo<Vec<Head>>,
    /// The ids of the rows that are chosen.
    pub(super) chosen: RwSignal<BTreeSet<String>>,
    /// Something changed at the server since the list was asked for.
    pub(super) stale: RwSignal<bool>,
    /// The columns that are not as the screen has them.
    pub(super) changed: RwSignal<Vec<String>>,
    /// Whether rows stand close together.
    pub(super) compact: RwSignal<bool>,
    /// The form at the side.
    drawer: RwSignal<Option<FormPlan>>,
    pub(super) plan: StoredValue<Plan>,
    pub(super) api: Api,
    /// The number of the last question: answers to earlier ones are dropped.
    asked: StoredValue<u64>,
}

/// The list around the caller, for instance to refresh it after a change.
pub fn use_list() -> ListModel {
    expect_context()
}

impl ListModel {
    /// A list that follows `query`: it asks at once, and again whenever the query changes.
    pub(super) fn new(plan: Plan) -> Self {
        let query = own_query(&plan);
        // Asked when the list is left, the window has already gone to the top of the next screen.
        let scroll = StoredValue::new(0.0);
        let items = RwSignal::new(Vec::new());
        let changed = RwSignal::new(taste::changed_columns(&plan.path));
        let plan = StoredValue::new(plan);
        let model = Self {
            items,
            shown: Memo::new(move |_| {
                items.with(|items| plan.with_value(|plan| shown(plan, items, &query.get())))
            }),
            columns: Memo::new(move |_| {
                let heads = plan.with_value(|plan| plan.heads.clone());
                let shown =
                    |(at, head): &(usize, Head)| changed.with(|changed| taste::is_shown(*at, head, changed));
                heads.into_iter().enumerate().filter(shown).map(|(_, head)| head).collect()
            }),
            changed,
            compact: RwSignal::new(taste::is_compact()),
            phase: RwSignal::new(Phase::Loading),
            next: RwSignal::new(None),
            query,
            chosen: RwSignal::new(BTreeSet::new()),
            stale: RwSignal::new(false),
            drawer: RwSignal::new(None),
            plan,
            api: use_api(),
            asked: StoredValue::new(0),
        };
        model.listen();
        model.keep_up();
        let memory = use_context::<ListMemory>();
        model.recall(memory);
        let watch = window_event_listener(leptos::ev::scroll, move |_| {
            scroll.set_value(window().scroll_y().unwrap_or(0.0));
        });
        // What is searched and sorted here asks for nothing.
        let asked = Memo::new(move |_| plan.with_value(|plan| plan.asked(&query.get())));
        Effect::new(move |before: Option<Query>| {
            let now = asked.get();
            let came_back = before.is_none() && model.items.with_untracked(|items| !items.is_empty());
            model.ask(if came_back { Turn::Again } else { Turn::First });
            now
        });
        on_cleanup(move || {
            watch.remove();
            model.remember(memory, scroll.get_value());
        });
        model
    }

    /// The form at the side: set it to open it.
    pub fn drawer(self) -> RwSignal<Option<FormPlan>> {
        self.drawer
    }

    /// Asks for the same rows again, keeping them on the screen meanwhile.
    pub fn refresh(self) {
        let is_empty = self.items.with_untracked(Vec::is_empty);
        self.ask(if is_empty { Turn::First } else { Turn::Again });
    }

    /// The rows that are chosen.
    pub(super) fn chosen_items(self) -> Vec<Item> {
        let is_chosen = |item: &&Item| self.chosen.with_untracked(|chosen| chosen.contains(&item.id));
        self.shown.with_untracked(|shown| shown.iter().filter(is_chosen).cloned().collect())
    }

    /// Chooses no row.
    pub(super) fn choose_none(self) {
        self.chosen.try_set(BTreeSet::new());
    }

    /// Hears that something changed. At the top of the page and with nothing under way the list asks again by itself;
    /// else it says so and waits.
    fn listen(self) {
        let (Some(hints), topics) = (use_context::<Hints>(), self.plan.with_value(|plan| plan.topics)) else {
            return;
        };
        Effect::new(move |before: Option<u64>| {
            let now = hints.count(topics);
            if before.is_some_and(|before| before != now) {
                let at_top = window().scroll_y().unwrap_or(0.0) < 80.0;
                let idle = self.chosen.with_untracked(BTreeSet::is_empty)
                    && self.drawer.with_untracked(Option::is_none)
                    && self.phase.get_untracked() == Phase::Ready;
                if at_top && idle { self.refresh() } else { self.stale.set(true) }
            }
            now
        });
    }

    /// Asks again every few seconds while something that is shown is on its way, and nobody does anything else.
    fn keep_up(self) {
        let Some(moves) = self.plan.with_value(|plan| plan.follow.clone()) else {
            return;
        };
        let look = move || {
            let is_moving = self.items.try_with_untracked(|items| items.iter().any(|item| moves(&item.row)));
            let is_idle = self.drawer.try_with_untracked(Option::is_none) == Some(true)
                && self.phase.try_get_untracked() == Some(Phase::Ready);
            if is_moving == Some(true) && is_idle && !document().hidden() {
                self.refresh();
            }
        };
        if let Ok(handle) = set_interval_with_handle(look, FOLLOW) {
            on_cleanup(move || handle.clear());
        }
    }

    /// Goes to the top and asks again.
    pub(super) fn to_top(self) {
        window().scroll_to_with_x_and_y(0.0, 0.0);
        self.refresh();
    }

    /// Asks for the rows that follow.
    pub fn extend(self) {
        self.ask(Turn::More);
    }

    fn ask(self, turn: Turn) {
        self.asked.update_value(|asked| *asked += 1);
        let number = self.asked.get_value();
        let mut query = self.plan.with_value(|plan| plan.asked(&self.query.get_untracked()));
        if let Some(size) = self.plan.with_value(|plan| plan.page_size) {
            let shown = self.items.with_untracked(Vec::len);
            let rows = if turn == Turn::Again { shown.clamp(size, MOST_ROWS) } else { size };
            query = query.with("limit", rows.to_string());
        }
        if turn == Turn::More {
            let Some(cursor) = self.next.get_untracked() else {
                return;
            };
            query = query.with("cursor", cursor);
        }
        if turn == Turn::First {
            self.items.set(Vec::new());
            self.chosen.set(BTreeSet::new());
            self.next.set(None);
        }
        self.phase.set(match turn {
            Turn::First => Phase::Loading,
            Turn::Again => Phase::Refreshing,
            Turn::More => Phase::Extending,
        });
        if turn != Turn::More {
            self.stale.set(false);
        }
        let answer = self.plan.with_value(|plan| (plan.ask)(self.api, query));
        spawn_local(async move {
            let answer = answer.await;
            if self.asked.try_get_value() == Some(number) {
                self.take(turn, answer);
            }
        });
    }

    fn take(self, turn: Turn, answer: Result<Page<AnyRow>, ApiError>) {
        match answer {
            Ok(page) => {
                let (id, same) = self.plan.with_value(|plan| (plan.id.clone(), plan.same.clone()));
                self.items.update(|items| {
                    let old = std::mem::take(items);
                    *items = merge(old, page.items, &id, &*same, turn == Turn::More);
                });
                self.items.with_untracked(|items| {
                    self.chosen.update(|chosen| {
                        chosen.retain(|id| items.iter().any(|item| item.id == *id));
                    });
                });
                self.next.set(page.next_cursor);
                self.phase.set(Phase::Ready);
            }
            Err(error) => self.phase.set(Phase::Failed(error)),
        }
    }

    fn path(self) -> String {
        self.plan.with_value(|plan| plan.path.clone())
    }

    fn recall(self, memory: Option<ListMemory>) {
        let query = self.query.get_untracked();
        let Some(left) = memory.and_then(|memory| memory.left(&self.path())) else {
            return;
        };
        if left.query == query && !left.items.is_empty() {
            self.items.set(left.items);
            self.next.set(left.next);
            self.phase.set(Phase::Ready);
            let top = left.scroll;
            // After the router has put the page at its top.
            request_animation_frame(move || {
                request_animation_frame(move || window().scroll_to_with_x_and_y(0.0, top));
            });
        }
    }

    fn remember(self, memory: Option<ListMemory>, scroll: f64) {
        if let Some(memory) = memory {
            memory.keep(Left {
                path: self.path(),
                query: self.query.get_untracked(),
                items: self.items.get_untracked(),
                next: self.next.get_untracked(),
                scroll,
            });
        }
    }
}

/// The query's part that belongs to the list.
fn own_query(plan: &Plan) -> Memo<Query> {
    let keys = plan.keys();
    let (map, at) = (use_query_map(), use_location().pathname);
    let home = at.get_untracked();
    Memo::new(move |before: Option<&Query>| {
        // The address changes before the list is gone: it is left with its own query, not with the next screen's.
        if let Some(before) = before.filter(|_| at.with(|at| *at != home)) {
            return before.clone();
        }
        map.with(|map| {
            keys.iter().fold(Query::new(), |query, key| query.with(key, map.get_str(key).unwrap_or_default()))
        })
    })
}

/// The rows to show. A row that did not change keeps its edition, and so its place and the focus in it.
fn merge(
    old: Vec<Item>,
    rows: Vec<AnyRow>,
    id: &Of<String>,
    same: &dyn Fn(&AnyRow, &AnyRow) -> bool,
    keep_old: bool,
) -> Vec<Item> {
    let fresh: Vec<Item> = rows
        .into_iter()
        .map(|row| {
            let id = id(&row);
            match old.iter().find(|item| item.id == id) {
                Some(item) if same(&item.row, &row) => item.clone(),
                Some(item) => Item { row, edition: item.edition + 1, id },
                None => Item { row, edition: 0, id },
            }
        })
        .collect();
    if !keep_old {
        return fresh;
    }
    // A row that moved down between two pages would come twice; the later answer is the truer one.
    let mut all: Vec<Item> =
        old.into_iter().filter(|item| !fresh.iter().any(|new| new.id == item.id)).collect();
    all.extend(fresh);
    all
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    type Row = (&'static str, i64);

    fn merged(old: Vec<Item>, rows: &[Row], keep_old: bool) -> Vec<Item> {
        let read = |row: &AnyRow| *row.downcast_ref::<Row>().unwrap();
        let id: Of<String> = Arc::new(move |row| read(row).0.to_owned());
        let rows = rows.iter().map(|row| Arc::new(*row) as AnyRow).collect();
        merge(old, rows, &id, &|one, other| read(one) == read(other), keep_old)
    }

    fn shown(items: &[Item]) -> Vec<(&'static str, i64, u32)> {
        let row = |item: &Item| *item.row.downcast_ref::<Row>().unwrap();
        items.iter().map(|item| (row(item).0, row(item).1, item.edition)).collect()
    }

    #[test]
    fn a_refresh_replaces_and_marks_what_changed() {
        let old = merged(Vec::new(), &[("a", 1), ("b", 1)], false);
        let new = merged(old, &[("c", 1), ("a", 1), ("b", 2)], false);
        assert_eq!(shown(&new), [("c", 1, 0), ("a", 1, 0), ("b", 2, 1)]);
    }

    #[test]
    fn a_page_is_added_and_nothing_comes_twice() {
        let old = merged(Vec::new(), &[("a", 1), ("b", 1)], false);
        let new = merged(old, &[("b", 1), ("c", 1)], true);
        assert_eq!(shown(&new), [("a", 1, 0), ("b", 1, 0), ("c", 1, 0)]);
    }
}
