//! The list on the screen: a table, and cards where the screen is narrow.

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use super::super::form::FormDrawer;
use super::super::{Alert, Button, Failure, Sign, Tone, Vacant};
use super::filters::{Bar, Filters};
use super::model::{ListModel, Phase};
use super::rows::Rows;
use super::spec::ListSpec;
use super::summary::Summary;
use crate::lang::{t, tf};

/// Rows of the skeleton.
const BONES: usize = 8;

/// A list, as `spec` describes it. What stands in it reaches its model by `use_list`, for
/// instance to refresh it after a change.
#[component]
pub fn List<Row>(
    spec: ListSpec<Row>,
    /// What can be done with the list, for instance a button that adds to it.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView
where
    Row: PartialEq + Send + Sync + 'static,
{
    let model = ListModel::new(spec.plan());
    provide_context(model);
    whole_list(model, children)
}

fn whole_list(model: ListModel, children: Option<Children>) -> AnyView {
    let navigate = use_navigate();
    let options = || NavigateOptions { resolve: false, ..Default::default() };
    let go = Callback::new(move |to: String| navigate(&to, options()));
    let (noun, sign, filters, path, empty) = model
        .plan
        .with_value(|plan| (plan.noun, plan.sign, plan.filters.clone(), plan.path.clone(), plan.empty));
    let bar = Bar { query: model.query, path: StoredValue::new(path), go };
    let empty = empty.unwrap_or_else(|| t("有了新的记录，会出现在这里。", "New entries will appear here."));
    let has_rows = Memo::new(move |_| model.shown.with(|shown| !shown.is_empty()));
    let body = move || {
        if has_rows.get() {
            return view! { <Rows model=model bar=bar /> }.into_any();
        }
        match model.phase.get() {
            Phase::Failed(error) => {
                view! { <Failure error=error retry=move |()| model.refresh() /> }.into_any()
            }
            Phase::Ready | Phase::Refreshing if !bar.is_narrowed() => view! {
                <Vacant sign=sign title=tf!("还没有{noun}", "No {noun} yet") text=empty />
            }
            .into_any(),
            Phase::Ready | Phase::Refreshing => view! {
                <Vacant
                    sign=Sign::Search
                    title=tf!("没有符合条件的{noun}", "No matching {noun}")
                    text=t(
                        "换一个关键词，或放宽筛选条件再试。",
                        "Try another word, or fewer filters.",
                    )
                >
                    <Button on_press=move |()| bar.clear()>{t("清除筛选", "Clear filters")}</Button>
                </Vacant>
            }
            .into_any(),
            _ => {
                let columns = model.columns.with(Vec::len);
                view! { <Skeleton columns=columns /> }.into_any()
            }
        }
    };
    let failed = move || match model.phase.get() {
        Phase::Failed(error) if has_rows.get() => {
            Some(view! { <Alert tone=Tone::Danger>{error.message()}</Alert> })
        }
        _ => None,
    };
    view! {
        <section class="list" aria-label=tf!("{noun}列表", "List of {noun}")>
            <Filters filters=filters bar=bar />
            <Summary model=model bar=bar noun=noun tools=children.map(|children| children()) />
            {failed}
            {body}
        </section>
        <FormDrawer plan=model.drawer() on_saved=move |()| model.refresh() />
    }
    .into_any()
}

#[component]
fn Skeleton(columns: usize) -> impl IntoView {
    let row = move |_| {
        let cells = (0..columns).map(|_| view! { <span class="bone"></span> });
        view! { <div class="skeleton-row">{cells.collect_view()}</div> }
    };
    view! { <div class="skeleton" aria-hidden="true">{(0..BONES).map(row).collect_view()}</div> }
}
