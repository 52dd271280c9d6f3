//! A list's description without its row type. Rows are erased here, once, so that the list itself is compiled once.

use std::any::Any;
use std::cmp::Ordering;
use std::pin::Pin;
use std::sync::Arc;

use banyi_shared::dto::admin::EventTopic;
use leptos::prelude::*;

use super::super::Sign;
use super::super::form::FormPlan;
use super::filter::Filter;
use crate::api::{Api, ApiError, Page, Query};

/// A row of any list.
pub type AnyRow = Arc<dyn Any + Send + Sync>;
/// What is made of a row.
pub type Of<T> = Arc<dyn Fn(&AnyRow) -> T + Send + Sync>;
/// Whether two rows are the same.
pub type Same = Arc<dyn Fn(&AnyRow, &AnyRow) -> bool + Send + Sync>;
/// The form of a new row.
pub type Blank = Arc<dyn Fn() -> FormPlan + Send + Sync>;
/// Compares two rows.
pub type Compare = Arc<dyn Fn(&AnyRow, &AnyRow) -> Ordering + Send + Sync>;
/// A page that is on its way.
pub type Asked = Pin<Box<dyn Future<Output = Result<Page<AnyRow>, ApiError>>>>;
/// A change that is on its way.
pub type Done = Pin<Box<dyn Future<Output = Result<(), ApiError>>>>;

/// By what a column sorts.
#[derive(Clone)]
pub enum Sort {
    /// It does not.
    None,
    /// By the server, which knows the column as this.
    Server(&'static str),
    /// Here, where the list is whole.
    Here(Compare),
}

/// One column.
#[derive(Clone)]
pub struct Head {
    pub key: &'static str,
    pub title: &'static str,
    pub cell: Of<AnyView>,
    /// The cell in plain words: for export, and for searching and sorting a whole list.
    pub text: Option<Of<String>>,
    pub sort: Sort,
    /// Shown only to those who choose it.
    pub hidden: bool,
    /// Aligned to the end: amounts and counts.
    pub end: bool,
}

impl PartialEq for Head {
    fn eq(&self, other: &Self) -> bool {
        self.key == other.key
    }
}

/// Something that can be done to rows.
#[derive(Clone)]
pub struct ActionPlan {
    pub label: &'static str,
    pub danger: bool,
    pub fits: Of<bool>,
    /// The question before one row.
    pub ask: Option<Of<String>>,
    pub done: &'static str,
    pub run: Arc<dyn Fn(Api, AnyRow) -> Done + Send + Sync>,
}

/// The whole description.
#[derive(Clone)]
pub struct Plan {
    pub noun: &'static str,
    pub sign: Sign,
    pub path: String,
    pub heads: Vec<Head>,
    pub filters: Vec<Filter>,
    pub id: Of<String>,
    pub same: Same,
    pub href: Option<Of<String>>,
    pub ask: Arc<dyn Fn(Api, Query) -> Asked + Send + Sync>,
    pub page_size: Option<usize>,
    /// All rows come at once: searched and sorted here.
    pub whole: bool,
    /// What stands at the end of each row.
    pub tools: Vec<Of<AnyView>>,
    pub batch: Vec<ActionPlan>,
    pub add: Option<(&'static str, Blank)>,
    pub topics: &'static [EventTopic],
    pub empty: Option<&'static str>,
    /// Rows that change by themselves: while one is shown, the list asks again every few seconds.
    pub follow: Option<Of<bool>>,
}

impl Plan {
    /// The keys of the address that belong to the list.
    pub fn keys(&self) -> Vec<&'static str> {
        let sorts = self.heads.iter().any(|head| !matches!(head.sort, Sort::None));
        let keys = self.filters.iter().flat_map(Filter::keys);
        keys.chain(sorts.then_some("sort")).collect()
    }

    /// The part of `query` that the server answers: a whole list is searched and sorted here.
    pub fn asked(&self, query: &Query) -> Query {
        if !self.whole {
            return query.clone();
        }
        let here = self.filters.iter().filter(|filter| matches!(filter, Filter::Search { .. }));
        let query = here.flat_map(Filter::keys).fold(query.clone(), |query, key| query.with(key, ""));
        query.with("sort", "")
    }

    /// The word in the query for a column's order.
    pub fn sort_key(head: &Head) -> Option<&'static str> {
        match head.sort {
            Sort::None => None,
            Sort::Server(key) => Some(key),
            Sort::Here(_) => Some(head.key),
        }
    }
}
