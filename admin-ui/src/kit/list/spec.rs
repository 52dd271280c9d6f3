//! The description of a list.

use std::pin::Pin;

use leptos::prelude::*;

use super::super::Sign;
use crate::api::{Api, ApiError, Page, Query};

/// A page that is on its way.
pub type Asked<Row> = Pin<Box<dyn Future<Output = Result<Page<Row>, ApiError>>>>;

/// What a list shows and how it is asked for.
pub struct ListSpec<Row: 'static> {
    /// What its rows are called, for instance 订单.
    pub noun: &'static str,
    /// Stands where there is nothing.
    pub sign: Sign,
    /// Where the list lives, for instance `/admin/orders`.
    pub path: String,
    /// Left to right.
    pub columns: Vec<Column<Row>>,
    /// In the order of the screen.
    pub filters: Vec<Filter>,
    /// What tells one row from another.
    pub id: fn(&Row) -> String,
    /// Where a row leads.
    pub href: Option<fn(&Row) -> String>,
    /// Asks for a page.
    pub ask: fn(Api, Query) -> Asked<Row>,
    /// Rows of a page, sent as `limit`, where the call takes it.
    pub page_size: Option<usize>,
}

impl<Row> Clone for ListSpec<Row> {
    fn clone(&self) -> Self {
        Self {
            path: self.path.clone(),
            columns: self.columns.clone(),
            filters: self.filters.clone(),
            ..*self
        }
    }
}

/// One column.
pub struct Column<Row> {
    /// A short word for styles: the cell's class is `cell-{key}`.
    pub key: &'static str,
    /// The words in the head.
    pub title: &'static str,
    /// What stands in the cell.
    pub cell: fn(&Row) -> AnyView,
}

impl<Row> Column<Row> {
    /// A column.
    pub const fn new(key: &'static str, title: &'static str, cell: fn(&Row) -> AnyView) -> Self {
        Self { key, title, cell }
    }
}

impl<Row> Clone for Column<Row> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<Row> Copy for Column<Row> {}

/// A value of a filter, and its words.
#[derive(Debug, Clone, PartialEq)]
pub struct Choice {
    /// As the query has it; empty means all.
    pub value: String,
    /// For a person.
    pub label: String,
}

impl Choice {
    /// A choice.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self { value: value.into(), label: label.into() }
    }
}

/// A way to narrow the list. Keys are the query's and the API's.
#[derive(Clone)]
pub enum Filter {
    /// Free text.
    Search {
        /// The query's key.
        key: &'static str,
        /// For a person.
        placeholder: &'static str,
    },
    /// A few values side by side.
    Tabs {
        /// The query's key.
        key: &'static str,
        /// For a person.
        label: &'static str,
        /// The first is all.
        choices: Vec<Choice>,
    },
    /// Many values in a menu.
    Select {
        /// The query's key.
        key: &'static str,
        /// For a person; also stands for all.
        label: &'static str,
        /// May arrive later.
        choices: Signal<Vec<Choice>>,
    },
    /// From one day to another, both included.
    Dates {
        /// The query's key of the first day.
        from: &'static str,
        /// The query's key of the last day.
        to: &'static str,
        /// For a person.
        label: &'static str,
    },
}

impl Filter {
    /// The query's keys that it owns.
    pub fn keys(&self) -> impl Iterator<Item = &'static str> {
        let (one, two) = match self {
            Self::Search { key, .. } | Self::Tabs { key, .. } | Self::Select { key, .. } => (*key, None),
            Self::Dates { from, to, .. } => (*from, Some(*to)),
        };
        std::iter::once(one).chain(two)
    }
}
