//! The rows, and the head above them that sorts.

use leptos::prelude::*;

use super::super::{Button, Icon, Sign};
use super::filters::Bar;
use super::model::{Item, ListModel, Phase};
use super::plan::{Head, Plan, Sort};
use super::sorting::{self, Order};
use crate::lang::{t, tf};

/// The table.
#[component]
pub(super) fn Rows(model: ListModel, bar: Bar) -> impl IntoView {
    let (noun, chooses) = model.plan.with_value(|plan| (plan.noun, !plan.batch.is_empty()));
    let extending = Signal::derive(move || model.phase.get() == Phase::Extending);
    let heads = move || {
        let all = model.columns.get();
        all.into_iter().map(|head| head_view(&head, bar)).collect_view()
    };
    let rows = move || {
        let columns = StoredValue::new(model.columns.get());
        view! {
            <For
                each=move || model.shown.get()
                key=|item| (item.id.clone(), item.edition)
                children=move |item| row_view(&item, columns, model, bar, chooses)
            />
        }
    };
    let frame = NodeRef::<leptos::html::Div>::new();
    // Chosen columns may not fit: then the frame scrolls aside, and the head cannot stay in sight.
    let is_wide = RwSignal::new(false);
    let measure = move || {
        if let Some(frame) = frame.try_get_untracked().flatten() {
            is_wide.try_set(frame.scroll_width() > frame.client_width());
        }
    };
    let resized = window_event_listener(leptos::ev::resize, move |_| measure());
    on_cleanup(move || resized.remove());
    Effect::new(move |_| {
        model.columns.track();
        model.shown.track();
        model.compact.track();
        request_animation_frame(measure);
    });
    view! {
        <div class="table-frame" class:is-compact=model.compact class:is-wide=is_wide node_ref=frame>
            <table class="table" role="table" on:keydown=walk>
                <caption class="sr-only">{tf!("{noun}列表", "List of {noun}")}</caption>
                <thead role="rowgroup">
                    <tr role="row">
                        {chooses.then(|| view! {
                            <th role="columnheader" scope="col" class="cell-choose">
                                <ChooseAll model=model />
                            </th>
                        })}
                        {heads}
                    </tr>
                </thead>
                <tbody role="rowgroup">{rows}</tbody>
            </table>
        </div>
        <Show when=move || model.next.with(Option::is_some)>
            <div class="list-more">
                <Button sign=Sign::Down busy=extending on_press=move |()| model.extend()>
                    {t("加载更多", "Load more")}
                </Button>
            </div>
        </Show>
    }
    .into_any()
}

/// Chooses every row that is shown, or none.
#[component]
pub(super) fn ChooseAll(model: ListModel) -> impl IntoView {
    let all = move || {
        let chosen = model.chosen.with(std::collections::BTreeSet::len);
        chosen > 0 && chosen >= model.shown.with(Vec::len)
    };
    let some = move || !all() && model.chosen.with(|chosen| !chosen.is_empty());
    let turn = move |_| {
        let now = !all();
        model.chosen.update(|chosen| {
            chosen.clear();
            if now {
                model.shown.with_untracked(|shown| chosen.extend(shown.iter().map(|item| item.id.clone())));
            }
        });
    };
    view! {
        <input
            type="checkbox"
            class="tick"
            aria-label=t("全选", "Select all")
            prop:checked=all
            prop:indeterminate=some
            on:change=turn
        />
    }
}

fn head_class(head: &Head) -> String {
    format!("cell-{}{}", head.key, if head.end { " cell-end" } else { "" })
}

fn head_view(head: &Head, bar: Bar) -> AnyView {
    let (title, class) = (head.title, head_class(head));
    let Some(key) = Plan::sort_key(head) else {
        return view! { <th role="columnheader" scope="col" class=class>{title}</th> }.into_any();
    };
    // Amounts and times: the largest and newest are looked for first. Words: from the first letter.
    let first = if matches!(head.sort, Sort::Server(_)) { Order::Falling } else { Order::Rising };
    let order = move || sorting::order_of(&bar.value("sort"), key);
    let sorted = move || match order() {
        Some(Order::Rising) => "ascending",
        Some(Order::Falling) => "descending",
        None => "none",
    };
    let turn = move |_| {
        bar.set(&[("sort", sorting::next(&untrack(|| bar.value("sort")), key, first))]);
    };
    view! {
        <th role="columnheader" scope="col" class=class aria-sort=sorted>
            <button type="button" class="sort" class:is-sorted=move || order().is_some() on:click=turn>
                {title}
                <Icon sign=Signal::derive(move || match order() {
                    Some(Order::Rising) => Sign::Up,
                    Some(Order::Falling) => Sign::Down,
                    None => Sign::Sort,
                }) />
            </button>
        </th>
    }
    .into_any()
}

fn row_view(
    item: &Item,
    columns: StoredValue<Vec<Head>>,
    model: ListModel,
    bar: Bar,
    chooses: bool,
) -> AnyView {
    let row = &item.row;
    let link = model.plan.with_value(|plan| plan.href.as_ref().map(|href| href(row)));
    let cell = |at: usize, head: &Head| {
        let content = (head.cell)(row);
        let content = match &link {
            Some(link) if at == 0 => view! { <a class="row-link" href=link.clone()>{content}</a> }.into_any(),
            _ => content,
        };
        view! { <td role="cell" class=head_class(head) data-label=head.title>{content}</td> }
    };
    let cells = columns
        .with_value(|columns| columns.iter().enumerate().map(|(at, head)| cell(at, head)).collect_view());
    let is_link = link.is_some();
    let open = move |event: leptos::ev::MouseEvent| {
        if let Some(link) = link.clone()
            && !is_for_something_else(&event)
        {
            bar.go.run(link);
        }
    };
    let id = StoredValue::new(item.id.clone());
    let is_chosen = move || id.with_value(|id| model.chosen.with(|chosen| chosen.contains(id)));
    let choose = chooses.then(|| view! { <td role="cell" class="cell-choose">{tick(model, id)}</td> });
    view! {
        <tr role="row" class:row-open=is_link class:is-chosen=is_chosen on:click=open>{choose} {cells}</tr>
    }
    .into_any()
}

/// Chooses a row.
fn tick(model: ListModel, id: StoredValue<String>) -> AnyView {
    let is_chosen = move || id.with_value(|id| model.chosen.with(|chosen| chosen.contains(id)));
    let turn = move |_| {
        let id = id.get_value();
        model.chosen.update(|chosen| {
            if !chosen.remove(&id) {
                chosen.insert(id);
            }
        });
    };
    let label = id.with_value(|id| tf!("选择 {}", "Select {}", id));
    view! { <input type="checkbox" class="tick" aria-label=label prop:checked=is_chosen on:change=turn /> }
        .into_any()
}

/// A click on a link or a button inside the row, or the end of selecting text to copy it.
fn is_for_something_else(event: &leptos::ev::MouseEvent) -> bool {
    use leptos::wasm_bindgen::JsCast;
    let inner = event
        .target()
        .and_then(|target| target.dyn_into::<web_sys::Element>().ok())
        .and_then(|element| element.closest("a, button, input, dialog, .cell-choose").ok().flatten());
    let selects = window().get_selection().ok().flatten().is_some_and(|selection| !selection.is_collapsed());
    inner.is_some() || selects
}

/// Arrow keys walk from row to row.
fn walk(event: leptos::ev::KeyboardEvent) {
    use leptos::wasm_bindgen::JsCast;
    let row = document()
        .active_element()
        .filter(|element| element.class_list().contains("row-link"))
        .and_then(|element| element.closest("tr").ok().flatten());
    let next = match (row, event.key().as_str()) {
        (Some(row), "ArrowDown") => row.next_element_sibling(),
        (Some(row), "ArrowUp") => row.previous_element_sibling(),
        _ => None,
    };
    let link = next
        .and_then(|row| row.query_selector(".row-link").ok().flatten())
        .and_then(|link| link.dyn_into::<web_sys::HtmlElement>().ok());
    if let Some(link) = link {
        event.prevent_default();
        // A link that cannot take the focus leaves it where it was.
        let _ = link.focus();
    }
}
