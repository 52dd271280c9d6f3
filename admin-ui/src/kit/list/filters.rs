//! The filters above a list. Each reads the query and writes it.

use banyi_shared::CivilDate;
use leptos::prelude::*;

use super::super::field::SearchBox;
use super::super::{Button, Look, Sign};
use super::filter::{Choice, Filter, Near};
use crate::api::{Query, clock};
use crate::lang::{t, tf};

/// What a filter needs: the query, the list's address, and a way to go elsewhere.
#[derive(Clone, Copy)]
pub(super) struct Bar {
    pub query: Memo<Query>,
    pub path: StoredValue<String>,
    pub go: Callback<String>,
}

impl Bar {
    pub fn value(self, key: &'static str) -> String {
        self.query.with(|query| query.get(key).to_owned())
    }

    fn href(self, changes: &[(&'static str, String)]) -> String {
        let mut query = self.query.get();
        for (key, value) in changes {
            query = query.with(key, value.clone());
        }
        format!("{}{query}", self.path.get_value())
    }

    /// Whether something is asked for other than all rows.
    pub fn is_narrowed(self) -> bool {
        self.query.with(|query| !query.clone().with("sort", "").is_empty())
    }

    /// The list without its filters, in the order that was chosen.
    pub fn clear(self) {
        let sort = self.query.with_untracked(|query| query.get("sort").to_owned());
        self.go.run(Query::new().with("sort", sort).prefixed(&self.path.get_value()));
    }

    pub fn set(self, changes: &[(&'static str, String)]) {
        self.go.run(untrack(|| self.href(changes)));
    }
}

/// All filters of a list.
#[component]
pub(super) fn Filters(filters: Vec<Filter>, bar: Bar) -> impl IntoView {
    let (tabs, rest): (Vec<_>, Vec<_>) =
        filters.into_iter().partition(|filter| matches!(filter, Filter::Tabs { .. }));
    let draw = move |filter: Filter| match filter {
        Filter::Search { key, placeholder } => view! {
            <SearchBox
                label=t("搜索", "Search")
                placeholder=placeholder
                asked=Signal::derive(move || bar.value(key))
                ask=move |text| bar.set(&[(key, text)])
            />
        }
        .into_any(),
        Filter::Tabs { key, label, choices } => {
            view! { <Tabs key_=key label=label choices=choices bar=bar /> }.into_any()
        }
        Filter::Select { key, label, choices } => {
            view! { <Menu key_=key label=label choices=choices bar=bar /> }.into_any()
        }
        Filter::Dates { label, near } => view! { <Dates label=label near=near bar=bar /> }.into_any(),
    };
    let is_narrowed = move || bar.is_narrowed();
    let has_rest = !rest.is_empty();
    view! {
        <div class="filters">
            {tabs.into_iter().map(draw).collect_view()}
            {has_rest.then(|| view! {
                <div class="filters-row">
                    {rest.into_iter().map(draw).collect_view()}
                    <Show when=is_narrowed>
                        <Button
                            look=Look::Quiet
                            sign=Sign::Close
                            on_press=move |()| bar.clear()
                        >
                            {t("清除筛选", "Clear filters")}
                        </Button>
                    </Show>
                </div>
            })}
        </div>
    }
}

#[component]
fn Tabs(key_: &'static str, label: &'static str, choices: Vec<Choice>, bar: Bar) -> impl IntoView {
    let tabs = choices.into_iter().map(|Choice { value, label }| {
        let (mine, link) = (value.clone(), value);
        view! {
            <li>
                <a
                    class="tab"
                    href=move || bar.href(&[(key_, link.clone())])
                    aria-current=move || (bar.value(key_) == mine).then_some("true")
                >
                    {label}
                </a>
            </li>
        }
    });
    view! {
        <nav class="tabs" aria-label=label>
            <ul>{tabs.collect_view()}</ul>
        </nav>
    }
}

#[component]
fn Menu(key_: &'static str, label: &'static str, choices: Signal<Vec<Choice>>, bar: Bar) -> impl IntoView {
    let options = move || {
        let chosen = bar.value(key_);
        let option = |value: String, label: String| {
            let is_chosen = value == chosen;
            view! { <option value=value selected=is_chosen>{label}</option> }
        };
        let first = option(String::new(), tf!("{label}：全部", "{label}: all"));
        let rest = choices.get().into_iter().map(|choice| option(choice.value, choice.label));
        (first, rest.collect_view())
    };
    view! {
        <select
            class="input select"
            class:is-set=move || !bar.value(key_).is_empty()
            aria-label=label
            on:change:target=move |event| bar.set(&[(key_, event.target().value())])
        >
            {options}
        </select>
    }
}

#[component]
fn Dates(label: &'static str, near: Near, bar: Bar) -> impl IntoView {
    let (from, to) = ("from", "to");
    let today = clock::now().date();
    let range = move |first: CivilDate, last: CivilDate| {
        bar.set(&[(from, first.to_string()), (to, last.to_string())]);
    };
    let field = move |key: &'static str, words: &'static str| {
        view! {
            <input
                class="input input-date"
                class:is-set=move || !bar.value(key).is_empty()
                type="date"
                aria-label=format!("{label}{words}")
                prop:value=move || bar.value(key)
                on:change:target=move |event| bar.set(&[(key, event.target().value())])
            />
        }
    };
    let shortcuts = near.spans().into_iter().map(|(words, first, last)| {
        let (first, last) = (today.plus_days(first), today.plus_days(last));
        let is_on = move || bar.value(from) == first.to_string() && bar.value(to) == last.to_string();
        view! {
            <button
                type="button"
                class="button button-quiet"
                aria-pressed=move || is_on().to_string()
                on:click=move |_| range(first, last)
            >
                {words}
            </button>
        }
    });
    view! {
        <div class="dates" role="group" aria-label=label>
            <span class="dates-label">{label}</span>
            {shortcuts.collect_view()}
            <span class="dates-fields">
                {field(from, t("从", " from"))}
                <span aria-hidden="true">"–"</span>
                {field(to, t("到", " to"))}
            </span>
        </div>
    }
}
