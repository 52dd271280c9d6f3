//! What a list looked like when it was left, so that going back finds the same place.

use leptos::prelude::*;

use super::model::Item;
use crate::api::Query;

/// One left list.
#[derive(Clone)]
pub(super) struct Left {
    /// Which list.
    pub path: String,
    /// What it showed.
    pub query: Query,
    /// The rows then.
    pub items: Vec<Item>,
    /// Where they went on.
    pub next: Option<String>,
    /// How far it was scrolled, in CSS pixels.
    pub scroll: f64,
}

/// Remembers how each list was left. Provided above the screens, in memory only.
#[derive(Clone, Copy)]
pub struct ListMemory(RwSignal<Vec<Left>>);

impl ListMemory {
    /// Nothing remembered.
    pub fn new() -> Self {
        Self(RwSignal::new(Vec::new()))
    }

    /// How the list at `path` was left.
    pub(super) fn left(self, path: &str) -> Option<Left> {
        self.0.with_untracked(|all| all.iter().find(|left| left.path == path).cloned())
    }

    /// Remembers a list in place of what was known of it.
    pub(super) fn keep(self, list: Left) {
        self.0.update(|all| {
            all.retain(|left| left.path != list.path);
            all.push(list);
        });
    }

    /// The address of the list at `path`, as it was left. Tracked: a list is left after its address is.
    pub fn back_to(self, path: &str) -> String {
        self.0.with(|all| {
            let left = all.iter().find(|left| left.path == path);
            left.map_or_else(|| path.to_owned(), |left| left.query.prefixed(path))
        })
    }

    /// Forgets: somebody else may sign in.
    pub fn forget(self) {
        self.0.set(Vec::new());
    }
}
