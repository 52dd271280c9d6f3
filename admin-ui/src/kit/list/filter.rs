//! Ways to narrow a list.

use leptos::prelude::*;

use crate::lang::t;

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
        /// For a person.
        label: &'static str,
        /// What is often meant.
        near: Near,
    },
}

/// Which days are often meant. Their keys are `from` and `to`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Near {
    /// 今天, 明天, 7 天内.
    Ahead,
    /// 今天, 近 7 天, 近 30 天.
    Behind,
    /// 近 7 天, 近 30 天, 近 90 天, 近一年.
    Spans,
}

impl Near {
    /// Words, and first and last day, counted from today.
    pub fn spans(self) -> Vec<(&'static str, i64, i64)> {
        let week = (t("近 7 天", "Last 7 days"), -6, 0);
        let month = (t("近 30 天", "Last 30 days"), -29, 0);
        let today = (t("今天", "Today"), 0, 0);
        match self {
            Self::Ahead => {
                vec![today, (t("明天", "Tomorrow"), 1, 1), (t("7 天内", "Next 7 days"), 0, 6)]
            }
            Self::Behind => vec![today, week, month],
            Self::Spans => {
                vec![week, month, (t("近 90 天", "90 days"), -89, 0), (t("近一年", "A year"), -364, 0)]
            }
        }
    }
}

impl Filter {
    /// The query's keys that it owns.
    pub fn keys(&self) -> impl Iterator<Item = &'static str> + use<> {
        let (one, two) = match self {
            Self::Search { key, .. } | Self::Tabs { key, .. } | Self::Select { key, .. } => (*key, None),
            Self::Dates { .. } => ("from", Some("to")),
        };
        std::iter::once(one).chain(two)
    }
}
