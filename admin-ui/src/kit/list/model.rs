//! The rows of a list and how they come.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::memory::{Left, ListMemory};
use super::spec::ListSpec;
use crate::api::{Api, ApiError, Page, Query, use_api};

/// Most rows that one question asks for.
const MOST_ROWS: usize = 100;

/// A row with what tells whether it must be drawn anew.
#[derive(Clone)]
pub(super) struct Item<Row> {
    pub id: String,
    /// Counts the changes of the row under this id.
    pub edition: u32,
    pub row: Arc<Row>,
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
pub struct ListModel<Row: 'static> {
    pub(super) items: RwSignal<Vec<Item<Row>>>,
    pub(super) phase: RwSignal<Phase>,
    pub(super) next: RwSignal<Option<String>>,
    pub(super) query: Memo<Query>,
    spec: StoredValue<ListSpec<Row>>,
    api: Api,
    /// The number of the last question: answers to earlier ones are dropped.
    asked: StoredValue<u64>,
}

impl<Row> Clone for ListModel<Row> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<Row> Copy for ListModel<Row> {}

impl<Row: Clone + PartialEq + Send + Sync + 'static> ListModel<Row> {
    /// A list that follows `query`: it asks at once, and again whenever the query changes.
    pub fn new(spec: ListSpec<Row>, query: Memo<Query>) -> Self {
        // Asked when the list is left, the window has already gone to the top of the next screen.
        let scroll = StoredValue::new(0.0);
        let model = Self {
            items: RwSignal::new(Vec::new()),
            phase: RwSignal::new(Phase::Loading),
            next: RwSignal::new(None),
            query,
            spec: StoredValue::new(spec),
            api: use_api(),
            asked: StoredValue::new(0),
        };
        let memory = use_context::<ListMemory<Row>>();
        model.recall(memory);
        let watch = window_event_listener(leptos::ev::scroll, move |_| {
            scroll.set_value(window().scroll_y().unwrap_or(0.0));
        });
        Effect::new(move |before: Option<Query>| {
            let now = query.get();
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

    /// Asks for the same rows again, keeping them on the screen meanwhile.
    pub fn refresh(self) {
        let is_empty = self.items.with_untracked(Vec::is_empty);
        self.ask(if is_empty { Turn::First } else { Turn::Again });
    }

    /// Asks for the rows that follow.
    pub fn extend(self) {
        self.ask(Turn::More);
    }

    fn ask(self, turn: Turn) {
        self.asked.update_value(|asked| *asked += 1);
        let number = self.asked.get_value();
        let mut query = self.query.get_untracked();
        if let Some(size) = self.spec.with_value(|spec| spec.page_size) {
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
            self.next.set(None);
        }
        self.phase.set(match turn {
            Turn::First => Phase::Loading,
            Turn::Again => Phase::Refreshing,
            Turn::More => Phase::Extending,
        });
        let answer = self.spec.with_value(|spec| (spec.ask)(self.api, query));
        spawn_local(async move {
            let answer = answer.await;
            if self.asked.try_get_value() == Some(number) {
                self.take(turn, answer);
            }
        });
    }

    fn take(self, turn: Turn, answer: Result<Page<Row>, ApiError>) {
        match answer {
            Ok(page) => {
                let id = self.spec.with_value(|spec| spec.id);
                self.items.update(|items| {
                    let old = std::mem::take(items);
                    *items = merge(old, page.items, id, turn == Turn::More);
                });
                self.next.set(page.next_cursor);
                self.phase.set(Phase::Ready);
            }
            Err(error) => self.phase.set(Phase::Failed(error)),
        }
    }

    fn recall(self, memory: Option<ListMemory<Row>>) {
        let query = self.query.get_untracked();
        let Some(left) = memory.and_then(|memory| memory.0.get_value()) else {
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

    fn remember(self, memory: Option<ListMemory<Row>>, scroll: f64) {
        if let Some(memory) = memory {
            memory.0.set_value(Some(Left {
                query: self.query.get_untracked(),
                items: self.items.get_untracked(),
                next: self.next.get_untracked(),
                scroll,
            }));
        }
    }
}

/// The rows to show. A row that did not change keeps its edition, and so its place and the focus in it.
fn merge<Row: PartialEq>(
    old: Vec<Item<Row>>,
    rows: Vec<Row>,
    id: fn(&Row) -> String,
    keep_old: bool,
) -> Vec<Item<Row>> {
    let fresh: Vec<Item<Row>> = rows
        .into_iter()
        .map(|row| {
            let id = id(&row);
            match old.iter().find(|item| item.id == id) {
                Some(item) if *item.row == row => Item { row: item.row.clone(), edition: item.edition, id },
                Some(item) => Item { row: Arc::new(row), edition: item.edition + 1, id },
                None => Item { row: Arc::new(row), edition: 0, id },
            }
        })
        .collect();
    if !keep_old {
        return fresh;
    }
    // A row that moved down between two pages would come twice; the later answer is the truer one.
    let mut all: Vec<Item<Row>> =
        old.into_iter().filter(|item| !fresh.iter().any(|new| new.id == item.id)).collect();
    all.extend(fresh);
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    type Row = (&'static str, i64);

    fn id(row: &Row) -> String {
        row.0.to_owned()
    }

    fn shown(items: &[Item<Row>]) -> Vec<(&'static str, i64, u32)> {
        items.iter().map(|item| (item.row.0, item.row.1, item.edition)).collect()
    }

    #[test]
    fn a_refresh_replaces_and_marks_what_changed() {
        let old = merge(Vec::new(), vec![("a", 1), ("b", 1)], id, false);
        let new = merge(old, vec![("c", 1), ("a", 1), ("b", 2)], id, false);
        assert_eq!(shown(&new), [("c", 1, 0), ("a", 1, 0), ("b", 2, 1)]);
    }

    #[test]
    fn a_page_is_added_and_nothing_comes_twice() {
        let old = merge(Vec::new(), vec![("a", 1), ("b", 1)], id, false);
        let new = merge(old, vec![("b", 1), ("c", 1)], id, true);
        assert_eq!(shown(&new), [("a", 1, 0), ("b", 1, 0), ("c", 1, 0)]);
    }
}
