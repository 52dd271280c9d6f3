//! The list on the screen: a table, and cards where the screen is narrow.

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};

use super::super::{Alert, Button, Failure, Look, Sign, Tone, Vacant};
use super::filters::{Bar, Filters};
use super::model::{Item, ListModel, Phase};
use super::spec::{Column, ListSpec};
use crate::api::Query;

/// Rows of the skeleton.
const BONES: usize = 8;

/// The query's part that belongs to the list.
fn own_query<Row>(spec: &ListSpec<Row>) -> Memo<Query> {
    let keys: Vec<&'static str> = spec.filters.iter().flat_map(super::Filter::keys).collect();
    let map = use_query_map();
    Memo::new(move |_| {
        map.with(|map| {
            keys.iter().fold(Query::new(), |query, key| query.with(key, map.get_str(key).unwrap_or_default()))
        })
    })
}

/// A list, as `spec` describes it. What stands in it reaches its [`ListModel`] by context, for
/// instance to refresh it after a change.
#[component]
pub fn List<Row>(
    spec: ListSpec<Row>,
    /// What can be done with the list, for instance a button that adds to it.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView
where
    Row: Clone + PartialEq + Send + Sync + 'static,
{
    let navigate = use_navigate();
    let options = || NavigateOptions { resolve: false, ..Default::default() };
    let go = Callback::new(move |to: String| navigate(&to, options()));
    let query = own_query(&spec);
    let model = ListModel::new(spec.clone(), query);
    provide_context(model);
    let path = StoredValue::new(spec.path.clone());
    let bar = Bar { query, path, go };
    let (noun, sign) = (spec.noun, spec.sign);
    let filters = spec.filters.clone();
    let spec = StoredValue::new(spec);
    let has_rows = Memo::new(move |_| model.items.with(|items| !items.is_empty()));
    let body = move || {
        if has_rows.get() {
            return view! { <Rows model=model spec=spec go=go /> }.into_any();
        }
        match model.phase.get() {
            Phase::Failed(error) => {
                view! { <Failure error=error retry=move |()| model.refresh() /> }.into_any()
            }
            Phase::Ready if query.with(Query::is_empty) => view! {
                <Vacant sign=sign title=format!("还没有{noun}") text="有了新的记录，会出现在这里。" />
            }
            .into_any(),
            Phase::Ready => view! {
                <Vacant
                    sign=Sign::Search
                    title=format!("没有符合条件的{noun}")
                    text="换一个关键词，或放宽筛选条件再试。"
                >
                    <Button on_press=move |()| go.run(path.get_value())>"清除筛选"</Button>
                </Vacant>
            }
            .into_any(),
            _ => view! { <Skeleton columns=spec.with_value(|spec| spec.columns.len()) /> }.into_any(),
        }
    };
    view! {
        <section class="list" aria-label=format!("{noun}列表")>
            <Filters filters=filters bar=bar />
            <Summary model=model noun=noun tools=children.map(|children| children()) />
            {body}
        </section>
    }
    .into_any()
}

/// How many rows are there, read out when it changes; and the button that asks again.
#[component]
fn Summary<Row>(model: ListModel<Row>, noun: &'static str, tools: Option<AnyView>) -> impl IntoView
where
    Row: Clone + PartialEq + Send + Sync + 'static,
{
    let words = move || {
        let count = model.items.with(Vec::len);
        let more = if model.next.with(Option::is_some) { "，还有更多" } else { "" };
        match model.phase.get() {
            Phase::Loading => format!("正在加载{noun}…"),
            Phase::Failed(_) if count == 0 => String::new(),
            _ if count == 0 => format!("没有{noun}"),
            _ => format!("已显示 {count} 条{more}"),
        }
    };
    let busy = Signal::derive(move || matches!(model.phase.get(), Phase::Loading | Phase::Refreshing));
    view! {
        <div class="list-summary">
            <p role="status" aria-live="polite">{words}</p>
            <Button look=Look::Quiet sign=Sign::Refresh busy=busy on_press=move |()| model.refresh()>
                "刷新"
            </Button>
            {tools}
        </div>
    }
}

#[component]
fn Skeleton(columns: usize) -> impl IntoView {
    let row = move |_| {
        let cells = (0..columns).map(|_| view! { <span class="bone"></span> });
        view! { <div class="skeleton-row">{cells.collect_view()}</div> }
    };
    view! { <div class="skeleton" aria-hidden="true">{(0..BONES).map(row).collect_view()}</div> }
}

#[component]
fn Rows<Row>(model: ListModel<Row>, spec: StoredValue<ListSpec<Row>>, go: Callback<String>) -> impl IntoView
where
    Row: Clone + PartialEq + Send + Sync + 'static,
{
    let (columns, href, noun) = spec.with_value(|spec| (spec.columns.clone(), spec.href, spec.noun));
    let heads = columns.iter().map(|column| {
        view! {
            <th role="columnheader" scope="col" class=format!("cell-{}", column.key)>
                {column.title}
            </th>
        }
    });
    let heads = heads.collect_view();
    let columns = StoredValue::new(columns);
    let extending = Signal::derive(move || model.phase.get() == Phase::Extending);
    let failed = move || match model.phase.get() {
        Phase::Failed(error) => Some(view! { <Alert tone=Tone::Danger>{error.message()}</Alert> }),
        _ => None,
    };
    view! {
        {failed}
        <div class="table-frame">
            <table class="table" role="table" on:keydown=walk>
                <caption class="sr-only">{format!("{noun}列表")}</caption>
                <thead role="rowgroup">
                    <tr role="row">{heads}</tr>
                </thead>
                <tbody role="rowgroup">
                    <For
                        each=move || model.items.get()
                        key=|item| (item.id.clone(), item.edition)
                        children=move |item| row_view(&item, columns, href, go)
                    />
                </tbody>
            </table>
        </div>
        <Show when=move || model.next.with(Option::is_some)>
            <div class="list-more">
                <Button sign=Sign::Down busy=extending on_press=move |()| model.extend()>
                    "加载更多"
                </Button>
            </div>
        </Show>
    }
    .into_any()
}

fn row_view<Row: Send + Sync + 'static>(
    item: &Item<Row>,
    columns: StoredValue<Vec<Column<Row>>>,
    href: Option<fn(&Row) -> String>,
    go: Callback<String>,
) -> AnyView {
    let row = &item.row;
    let link = href.map(|href| href(row));
    let cells = columns.with_value(|columns| {
        columns
            .iter()
            .enumerate()
            .map(|(at, column)| {
                let content = (column.cell)(row);
                let content = match &link {
                    Some(link) if at == 0 => {
                        view! { <a class="row-link" href=link.clone()>{content}</a> }.into_any()
                    }
                    _ => content,
                };
                view! {
                    <td role="cell" class=format!("cell-{}", column.key) data-label=column.title>
                        {content}
                    </td>
                }
            })
            .collect_view()
    });
    let is_link = link.is_some();
    let open = move |event: leptos::ev::MouseEvent| {
        if let Some(link) = link.clone()
            && !is_for_something_else(&event)
        {
            go.run(link);
        }
    };
    view! { <tr role="row" class:row-open=is_link on:click=open>{cells}</tr> }.into_any()
}

/// A click on a link or a button inside the row, or the end of selecting text to copy it.
fn is_for_something_else(event: &leptos::ev::MouseEvent) -> bool {
    use leptos::wasm_bindgen::JsCast;
    let inner = event
        .target()
        .and_then(|target| target.dyn_into::<web_sys::Element>().ok())
        .and_then(|element| element.closest("a, button, input").ok().flatten());
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
