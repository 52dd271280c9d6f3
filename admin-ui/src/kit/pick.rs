//! Fields to pick from what there is: one of a menu, or several of many.

use leptos::prelude::*;

use super::field::Frame;
use super::{Form, list::Choice};
use crate::lang::t;

/// One of a menu.
#[component]
pub fn SelectField(
    form: Form,
    name: &'static str,
    label: &'static str,
    value: RwSignal<String>,
    /// May arrive later.
    #[prop(into)]
    choices: Signal<Vec<Choice>>,
    #[prop(optional, into)] hint: Signal<String>,
) -> impl IntoView {
    let options = move || {
        let chosen = value.get();
        let option = move |Choice { value, label }: Choice| {
            let is_chosen = value == chosen;
            view! { <option value=value selected=is_chosen>{label}</option> }
        };
        let first = Choice::new("", t("请选择", "Choose"));
        std::iter::once(first).chain(choices.get()).map(option).collect_view()
    };
    view! {
        <Frame form=form name=name label=label hint=hint>
            <select
                class="input select"
                id=name
                name=name
                aria-invalid=move || form.field_error(name).map(|_| "true")
                aria-describedby=format!("{name}-error {name}-hint")
                on:change:target=move |event| {
                    value.set(event.target().value());
                    form.touch(name);
                }
            >
                {options}
            </select>
        </Frame>
    }
}

/// Several of many.
#[component]
pub fn ChecksField(
    form: Form,
    name: &'static str,
    label: &'static str,
    /// The values that are picked.
    picked: RwSignal<Vec<String>>,
    /// May arrive later.
    #[prop(into)]
    choices: Signal<Vec<Choice>>,
) -> impl IntoView {
    let row = move |Choice { value, label }: Choice| {
        let mine = StoredValue::new(value);
        let is_picked = move || mine.with_value(|mine| picked.with(|picked| picked.contains(mine)));
        let turn = move |_| {
            let mine = mine.get_value();
            picked.update(|picked| match picked.iter().position(|one| *one == mine) {
                Some(at) => {
                    picked.remove(at);
                }
                None => picked.push(mine),
            });
            form.touch(name);
        };
        view! {
            <label class="check">
                <input type="checkbox" prop:checked=is_picked on:change=turn />
                {label}
            </label>
        }
    };
    view! {
        <fieldset class="field">
            <legend class="field-label">{label}</legend>
            <div class="checks">
                {move || choices.get().into_iter().map(row).collect_view()}
            </div>
            <p class="field-error" aria-live="polite">{move || form.field_error(name)}</p>
        </fieldset>
    }
    .into_any()
}

/// Yes or no.
#[component]
pub fn CheckField(label: &'static str, value: RwSignal<bool>) -> impl IntoView {
    view! {
        <label class="check">
            <input
                type="checkbox"
                prop:checked=move || value.get()
                on:change=move |_| value.update(|value| *value = !*value)
            />
            {label}
        </label>
    }
}
