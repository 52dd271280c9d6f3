//! A field to pick several of many.

use leptos::prelude::*;

use super::{Form, list::Choice};

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
