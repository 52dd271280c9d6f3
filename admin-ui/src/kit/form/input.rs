//! Controls of a described form that are more than a line of text.

use leptos::prelude::*;

use super::super::field::Frame;
use super::super::list::Choice;
use super::super::{Button, Look, Sign};
use super::Form;
use super::plan::{FieldPlan, Kind};
use super::records;
use crate::lang::{t, tf};

/// On or off.
#[component]
pub(super) fn Switch(
    form: Form,
    name: &'static str,
    label: &'static str,
    value: RwSignal<String>,
    hint: Signal<String>,
) -> impl IntoView {
    view! {
        <div class="field">
            <label class="switch">
                <input
                    type="checkbox"
                    role="switch"
                    id=name
                    aria-describedby=format!("{name}-error {name}-hint")
                    prop:checked=move || value.with(|value| value == "true")
                    on:change:target=move |event| {
                        value.set(event.target().checked().to_string());
                        form.touch(name);
                    }
                />
                <span class="switch-track" aria-hidden="true"></span>
                <span class="field-label">{label}</span>
            </label>
            <p class="field-hint" id=format!("{name}-hint")>{hint}</p>
            <p class="field-error" id=format!("{name}-error") aria-live="polite">
                {move || form.field_error(name)}
            </p>
        </div>
    }
    .into_any()
}

fn options(choices: Signal<Vec<Choice>>, value: Signal<String>, none: Option<&'static str>) -> impl IntoView {
    move || {
        let chosen = value.get();
        let known = choices.with(|all| all.iter().any(|choice| choice.value == chosen));
        let option = |choice: Choice| {
            let is_chosen = choice.value == chosen;
            view! { <option value=choice.value selected=is_chosen>{choice.label}</option> }
        };
        // Without a choice for what is there, the browser would show the first as if it were chosen.
        let blank = none.or((!known).then_some(t("请选择", "Choose")));
        let first = blank.map(|words| Choice::new("", words));
        first.into_iter().chain(choices.get()).map(option).collect_view()
    }
}

/// One of a menu.
#[component]
pub(super) fn Select(
    form: Form,
    name: &'static str,
    value: RwSignal<String>,
    choices: Signal<Vec<Choice>>,
    optional: bool,
    locked: bool,
) -> impl IntoView {
    let none = optional.then_some(t("未选择", "None"));
    view! {
        <select
            class="input select"
            id=name
            name=name
            disabled=locked
            aria-invalid=move || form.field_error(name).map(|_| "true")
            aria-describedby=format!("{name}-error {name}-hint")
            on:change:target=move |event| {
                value.set(event.target().value());
                form.touch(name);
            }
        >
            {options(choices, value.into(), none)}
        </select>
    }
}

/// Rows of fields.
#[component]
pub(super) fn Rows(
    form: Form,
    name: &'static str,
    label: &'static str,
    value: RwSignal<String>,
    hint: Signal<String>,
    columns: Vec<FieldPlan>,
    blank: String,
    most: usize,
    add: &'static str,
) -> impl IntoView {
    let columns = StoredValue::new(columns);
    // Only the number of rows rebuilds them: typing must keep its field.
    let count = Memo::new(move |_| value.with(|text| records::read(text).len()));
    let change = move |change: &dyn Fn(&mut Vec<Vec<String>>)| {
        let mut rows = value.with_untracked(|text| records::read(text));
        change(&mut rows);
        value.set(records::write(&rows));
        form.touch(name);
    };
    let row = move |at: usize| {
        let cells = columns.with_value(|columns| {
            let cells = columns.iter().enumerate();
            cells.map(|(column, field)| cell(field, at, column + 1, value, form, name)).collect_view()
        });
        let remove = move |()| {
            change(&|rows| {
                rows.remove(at);
            });
        };
        view! {
            <div class="records-row" role="group" aria-label=tf!("{label}第 {} 行", "{label}, row {}", at + 1)>
                {cells}
                <Button
                    look=Look::Quiet sign=Sign::Close label=t("删除这一行", "Remove this row") on_press=remove
                />
            </div>
        }
    };
    let first = blank;
    let push = move |()| change(&|rows| rows.extend(records::read(&first)));
    let full = Signal::derive(move || count.get() >= most);
    view! {
        <fieldset class="field records" aria-describedby=format!("{name}-error {name}-hint")>
            <legend class="field-label">{label}</legend>
            {move || (0..count.get()).map(row).collect_view()}
            <div>
                <Button look=Look::Quiet sign=Sign::Plus disabled=full on_press=push>{add}</Button>
            </div>
            <p class="field-hint" id=format!("{name}-hint")>{hint}</p>
            <p class="field-error" id=format!("{name}-error") aria-live="polite">
                {move || form.field_error(name)}
            </p>
        </fieldset>
    }
    .into_any()
}

fn cell(
    field: &FieldPlan,
    at: usize,
    column: usize,
    value: RwSignal<String>,
    form: Form,
    name: &'static str,
) -> AnyView {
    let text = Signal::derive(move || {
        let rows = value.with(|text| records::read(text));
        rows.get(at).and_then(|row| row.get(column)).cloned().unwrap_or_default()
    });
    let set = move |text: String| {
        let mut rows = value.with_untracked(|text| records::read(text));
        if let Some(cell) = rows.get_mut(at).and_then(|row| row.get_mut(column)) {
            *cell = text;
        }
        value.set(records::write(&rows));
        form.touch(name);
    };
    let label = field.label;
    match field.kind {
        Kind::Switch => view! {
            <label class="switch">
                <input
                    type="checkbox"
                    role="switch"
                    prop:checked=move || text.get() == "true"
                    on:change:target=move |event| set(event.target().checked().to_string())
                />
                <span class="switch-track" aria-hidden="true"></span>
                <span class="field-label">{label}</span>
            </label>
        }
        .into_any(),
        Kind::Select { choices, optional } => {
            let none = optional.then_some(t("未选择", "None"));
            view! {
                <label class="record-cell">
                    <span class="field-label">{label}</span>
                    <select class="input select" on:change:target=move |event| set(event.target().value())>
                        {options(choices, text, none)}
                    </select>
                </label>
            }
            .into_any()
        }
        _ => {
            let inputmode = match field.kind {
                Kind::Line { inputmode, .. } => inputmode,
                _ => None,
            };
            view! {
                <label class="record-cell">
                    <span class="field-label">{label}</span>
                    <input
                        class="input"
                        autocomplete="off"
                        inputmode=inputmode
                        prop:value=move || text.get()
                        on:input:target=move |event| set(event.target().value())
                    />
                </label>
            }
            .into_any()
        }
    }
}

/// One of a menu, with its label and its error.
#[component]
pub fn SelectField(
    form: Form,
    name: &'static str,
    label: &'static str,
    value: RwSignal<String>,
    /// May arrive later.
    #[prop(into)]
    choices: Signal<Vec<Choice>>,
) -> impl IntoView {
    view! {
        <Frame form=form name=name label=label hint=Signal::stored(String::new())>
            <Select form=form name=name value=value choices=choices optional=false locked=false />
        </Frame>
    }
    .into_any()
}
