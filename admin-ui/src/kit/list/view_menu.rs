//! In which order, which columns, and how close together.

use leptos::prelude::*;

use super::super::{Icon, Pop, Sign};
use super::filters::Bar;
use super::model::ListModel;
use super::plan::Plan;
use super::taste;
use crate::lang::{t, tf};

/// The button and its panel.
#[component]
pub(super) fn ViewMenu(model: ListModel, bar: Bar) -> impl IntoView {
    let open = RwSignal::new(false);
    let face = ViewFn::from(|| {
        view! { <Icon sign=Sign::Columns /> <span class="button-text">{t("显示", "View")}</span> }
    });
    view! {
        <Pop label=t("显示设置", "View settings") face=face open=open class="view-menu">
            <Ordering model=model bar=bar />
            <Columns model=model />
            <Density model=model />
        </Pop>
    }
}

/// The order, for cards too, which have no heads to press.
#[component]
fn Ordering(model: ListModel, bar: Bar) -> impl IntoView {
    let heads = model.plan.with_value(|plan| plan.heads.clone());
    let keys: Vec<_> = heads.iter().filter_map(|head| Some((Plan::sort_key(head)?, head.title))).collect();
    (!keys.is_empty())
        .then(|| {
            let option = move |value: String, words: String| {
                let mine = value.clone();
                let is_chosen = move || bar.value("sort") == mine;
                view! { <option value=value selected=is_chosen>{words}</option> }
            };
            let options = keys.into_iter().map(move |(key, title)| {
                (
                    option(key.to_owned(), tf!("{title} ↑ 升序", "{title} ↑ rising")),
                    option(format!("-{key}"), tf!("{title} ↓ 降序", "{title} ↓ falling")),
                )
            });
            view! {
                <label class="record-cell">
                    <span class="pop-heading">{t("排序", "Order")}</span>
                    <select
                        class="input select"
                        on:change:target=move |event| bar.set(&[("sort", event.target().value())])
                    >
                        {option(String::new(), t("默认", "As it comes").to_owned())}
                        {options.collect_view()}
                    </select>
                </label>
            }
        })
        .into_any()
}

#[component]
fn Columns(model: ListModel) -> impl IntoView {
    let heads = model.plan.with_value(|plan| plan.heads.clone());
    let rows = heads.into_iter().enumerate().filter(|(at, head)| !taste::is_fixed(*at, head));
    let rows = rows.map(|(at, head)| {
        let (key, title) = (head.key, head.title);
        let is_shown = move || model.changed.with(|changed| taste::is_shown(at, &head, changed));
        let turn = move |_| {
            model.changed.update(|changed| match changed.iter().position(|other| other == key) {
                Some(at) => {
                    changed.remove(at);
                }
                None => changed.push(key.to_owned()),
            });
            let path = model.plan.with_value(|plan| plan.path.clone());
            model.changed.with_untracked(|changed| taste::keep_columns(&path, changed));
        };
        view! {
            <label class="check">
                <input type="checkbox" prop:checked=is_shown on:change=turn />
                {title}
            </label>
        }
    });
    view! {
        <fieldset>
            <legend class="pop-heading">{t("列", "Columns")}</legend>
            {rows.collect_view()}
        </fieldset>
    }
    .into_any()
}

#[component]
fn Density(model: ListModel) -> impl IntoView {
    let choice = move |compact: bool, words: &'static str| {
        let choose = move |_| {
            taste::keep_compact(compact);
            model.compact.set(compact);
        };
        view! {
            <label class="check">
                <input
                    type="radio"
                    name="density"
                    prop:checked=move || model.compact.get() == compact
                    on:change=choose
                />
                {words}
            </label>
        }
    };
    view! {
        <fieldset>
            <legend class="pop-heading">{t("行距", "Rows")}</legend>
            {choice(false, t("宽松", "Comfortable"))}
            {choice(true, t("紧凑", "Compact"))}
        </fieldset>
    }
    .into_any()
}
