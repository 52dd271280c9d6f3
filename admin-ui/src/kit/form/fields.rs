//! The fields of a described form on the screen.

use leptos::prelude::*;

use super::super::field::{Frame, PasswordField};
use super::super::pick::ChecksField;
use super::Form;
use super::input::{Rows, Select, Switch};
use super::picture::Picture;
use super::plan::{FieldPlan, Kind};

/// What has been filled in. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Filled {
    pub form: Form,
    values: StoredValue<Vec<(&'static str, RwSignal<String>)>>,
}

impl Filled {
    pub fn new(fields: &[FieldPlan]) -> Self {
        let values = fields.iter().map(|field| (field.name, RwSignal::new(field.start.clone())));
        Self { form: Form::new(), values: StoredValue::new(values.collect()) }
    }

    /// The texts, in the order of the fields.
    pub fn texts(self) -> Vec<String> {
        self.values.with_value(|all| all.iter().map(|(_, value)| value.get()).collect())
    }

    fn value(self, name: &str) -> Option<RwSignal<String>> {
        self.values.with_value(|all| all.iter().find(|(other, _)| *other == name).map(|(_, value)| *value))
    }
}

/// All fields.
pub fn fields_view(fields: &[FieldPlan], filled: Filled) -> AnyView {
    let mut is_first = true;
    let views = fields.iter().filter_map(|field| {
        let value = filled.value(field.name)?;
        let view = field_view(field.clone(), filled.form, value, std::mem::take(&mut is_first));
        Some(match field.shown_when.and_then(|(name, wanted)| Some((filled.value(name)?, wanted))) {
            Some((other, wanted)) => view! {
                <div class="field-slot" hidden=move || other.get() != wanted>{view}</div>
            }
            .into_any(),
            None => view,
        })
    });
    views.collect_view().into_any()
}

fn field_view(field: FieldPlan, form: Form, value: RwSignal<String>, autofocus: bool) -> AnyView {
    let FieldPlan { name, label, kind, hint, required, locked, days, .. } = field;
    let days = days.map(|(first, last)| (first.to_string(), last.to_string())).unzip();
    let hint = Signal::stored(hint);
    let optional = !required && !locked;
    let invalid = move || form.field_error(name).map(|_| "true");
    let set = move |text: String| {
        value.set(text);
        form.touch(name);
    };
    match kind {
        Kind::Line { kind, inputmode } => view! {
            <Frame form=form name=name label=label hint=hint optional=optional>
                <input
                    class="input"
                    id=name
                    name=name
                    type=kind
                    inputmode=inputmode
                    autocomplete="off"
                    spellcheck="false"
                    autofocus=autofocus
                    readonly=locked
                    min=days.0
                    max=days.1
                    aria-required=required.then_some("true")
                    aria-invalid=invalid
                    aria-describedby=format!("{name}-error {name}-hint")
                    prop:value=move || value.get()
                    on:input:target=move |event| set(event.target().value())
                />
            </Frame>
        }
        .into_any(),
        Kind::Area { rows } => view! {
            <Frame form=form name=name label=label hint=hint optional=optional>
                <textarea
                    class="input input-area"
                    id=name
                    name=name
                    rows=rows.to_string()
                    autofocus=autofocus
                    readonly=locked
                    aria-required=required.then_some("true")
                    aria-invalid=invalid
                    aria-describedby=format!("{name}-error {name}-hint")
                    prop:value=move || value.get()
                    on:input:target=move |event| set(event.target().value())
                ></textarea>
            </Frame>
        }
        .into_any(),
        Kind::Password { autocomplete } => view! {
            <PasswordField
                form=form name=name label=label value=value hint=hint autofocus=autofocus
                autocomplete=autocomplete
            />
        }
        .into_any(),
        Kind::Switch => view! { <Switch form=form name=name label=label value=value hint=hint /> }.into_any(),
        Kind::Select { choices, optional } => view! {
            <Frame form=form name=name label=label hint=hint optional=optional && !required>
                <Select form=form name=name value=value choices=choices optional=optional locked=locked />
            </Frame>
        }
        .into_any(),
        Kind::Checks { choices } => {
            let split = move |text: String| {
                text.split(',').filter(|text| !text.is_empty()).map(str::to_owned).collect::<Vec<_>>()
            };
            let picked = RwSignal::new(split(value.get_untracked()));
            Effect::new(move |_| value.set(picked.with(|picked| picked.join(","))));
            view! { <ChecksField form=form name=name label=label picked=picked choices=choices /> }.into_any()
        }
        Kind::Picture { path, purpose, url } => view! {
            <Picture
                form=form name=name label=label value=value hint=hint optional=optional
                target=(path, purpose) url=url
            />
        }
        .into_any(),
        Kind::Rows { columns, blank, most, add } => view! {
            <Rows
                form=form name=name label=label value=value hint=hint
                columns=columns blank=blank most=most add=add
            />
        }
        .into_any(),
    }
}
