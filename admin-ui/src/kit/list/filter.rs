//! Ways to narrow a list.

use leptos::prelude::*;

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
        /// Days that are behind come first: 今天, 近 7 天, 近 30 天. Else those ahead: 今天, 明天, 7 天内.
        past: bool,
    },
}

impl Filter {
    /// The query's keys that it owns.
    pub fn keys(&self) -> impl Iterator<Item = &'static str> + use<> {
        let (one, two) = match self {
            Self::Search { key, .. } | Self::Tabs { key, .. } | Self::Select { key, .. } => (*key, None),
            Self::Dates { from, to, .. } => (*from, Some(*to)),
        };
        std::iter::once(one).chain(two)
    }
}
