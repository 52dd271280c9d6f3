//! What a list looked like when it was left, so that going back finds the same place.

use leptos::prelude::*;

use super::model::Item;
use crate::api::Query;

/// One left list.
#[derive(Clone)]
pub(super) struct Left<Row> {
    /// What it showed.
    pub query: Query,
    /// The rows then.
    pub items: Vec<Item<Row>>,
    /// Where they went on.
    pub next: Option<String>,
    /// How far it was scrolled, in CSS pixels.
    pub scroll: f64,
}

/// Remembers the last list of `Row`s. Provided above the screens, in memory only.
pub struct ListMemory<Row: 'static>(pub(super) StoredValue<Option<Left<Row>>>);

impl<Row> Clone for ListMemory<Row> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<Row> Copy for ListMemory<Row> {}

impl<Row: Send + Sync + 'static> ListMemory<Row> {
    /// Nothing remembered.
    pub fn new() -> Self {
        Self(StoredValue::new(None))
    }

    /// The address of the list at `path`, as it was left.
    pub fn back_to(self, path: &str) -> String {
        self.0.with_value(|left| match left {
            Some(left) => left.query.prefixed(path),
            None => path.to_owned(),
        })
    }

    /// Forgets: somebody else may sign in.
    pub fn forget(self) {
        self.0.set_value(None);
    }
}
