//! Fields: a label, a control, a hint and an error, tied together for everybody.

use leptos::prelude::*;

use super::{Button, Form, Icon, Look, Sign};
use crate::lang::{t, tf};

/// The label, hint and error around a control.
#[component]
pub(super) fn Frame(
    form: Form,
    name: &'static str,
    label: &'static str,
    #[prop(into)] hint: Signal<String>,
    /// May stay empty, and says so.
    #[prop(optional)]
    optional: bool,
    children: Children,
) -> impl IntoView {
    let error = Memo::new(move |_| form.field_error(name));
    view! {
        <div class="field" class:field-wrong=move || error.with(Option::is_some)>
            <label class="field-label" for=name>
                {label}
                {optional.then(|| view! { <span class="field-optional">{t("选填", "optional")}</span> })}
            </label>
            {children()}
            <p class="field-hint" id=format!("{name}-hint")>{hint}</p>
            <p class="field-error" id=format!("{name}-error") aria-live="polite">
                {move || error.get().map(|text| view! { <Icon sign=Sign::Warn /> {text} })}
            </p>
        </div>
    }
    .into_any()
}

fn described_by(name: &str) -> String {
    format!("{name}-error {name}-hint")
}

fn invalid(form: Form, name: &'static str) -> impl Fn() -> Option<&'static str> {
    move || form.field_error(name).map(|_| "true")
}

/// One line of text.
#[component]
pub fn TextField(
    form: Form,
    name: &'static str,
    label: &'static str,
    value: RwSignal<String>,
    #[prop(optional, into)] hint: Signal<String>,
    #[prop(optional, into)] locked: Signal<bool>,
    #[prop(default = "text")] kind: &'static str,
    #[prop(default = "off")] autocomplete: &'static str,
    #[prop(optional)] inputmode: Option<&'static str>,
    #[prop(optional)] placeholder: &'static str,
    #[prop(optional)] autofocus: bool,
) -> impl IntoView {
    view! {
        <Frame form=form name=name label=label hint=hint>
            <input
                class="input"
                id=name
                name=name
                type=kind
                inputmode=inputmode
                autocomplete=autocomplete
                spellcheck="false"
                placeholder=placeholder
                autofocus=autofocus
                readonly=move || locked.get()
                aria-invalid=invalid(form, name)
                aria-describedby=described_by(name)
                prop:value=move || value.get()
                on:input:target=move |event| {
                    value.set(event.target().value());
                    form.touch(name);
                }
            />
        </Frame>
    }
}

/// Several lines of text.
#[component]
pub fn TextArea(
    form: Form,
    name: &'static str,
    label: &'static str,
    value: RwSignal<String>,
    #[prop(optional, into)] hint: Signal<String>,
    #[prop(optional, into)] locked: Signal<bool>,
    #[prop(default = 3)] rows: u8,
    #[prop(optional)] placeholder: &'static str,
    #[prop(optional)] autofocus: bool,
) -> impl IntoView {
    view! {
        <Frame form=form name=name label=label hint=hint>
            <textarea
                class="input input-area"
                id=name
                name=name
                rows=rows.to_string()
                placeholder=placeholder
                autofocus=autofocus
                readonly=move || locked.get()
                aria-invalid=invalid(form, name)
                aria-describedby=described_by(name)
                prop:value=move || value.get()
                on:input:target=move |event| {
                    value.set(event.target().value());
                    form.touch(name);
                }
            ></textarea>
        </Frame>
    }
}

/// A password, with a button that shows it and a word when Caps Lock is on.
#[component]
pub fn PasswordField(
    form: Form,
    name: &'static str,
    label: &'static str,
    value: RwSignal<String>,
    autocomplete: &'static str,
    #[prop(optional, into)] hint: Signal<String>,
    #[prop(optional)] autofocus: bool,
) -> impl IntoView {
    let shown = RwSignal::new(false);
    let caps = RwSignal::new(false);
    let watch = move |event: leptos::ev::KeyboardEvent| {
        caps.set(event.get_modifier_state("CapsLock"));
    };
    view! {
        <Frame
            form=form
            name=name
            label=label
            hint=Signal::derive(move || {
                if caps.get() { t("大写锁定已打开", "Caps Lock is on").to_owned() } else { hint.get() }
            })
        >
            <div class="input-group" class:is-caps=caps>
                <input
                    class="input"
                    id=name
                    name=name
                    type=move || if shown.get() { "text" } else { "password" }
                    autocomplete=autocomplete
                    autocapitalize="off"
                    spellcheck="false"
                    autofocus=autofocus
                    aria-invalid=invalid(form, name)
                    aria-describedby=described_by(name)
                    prop:value=move || value.get()
                    on:keydown=watch
                    on:keyup=watch
                    on:blur=move |_| caps.set(false)
                    on:input:target=move |event| {
                        value.set(event.target().value());
                        form.touch(name);
                    }
                />
                <button
                    type="button"
                    class="button button-quiet button-icon input-eye"
                    aria-pressed=move || if shown.get() { "true" } else { "false" }
                    aria-label=tf!("显示{label}", "Show: {label}")
                    title=move || if shown.get() { t("隐藏", "Hide") } else { t("显示", "Show") }
                    on:click=move |_| shown.update(|shown| *shown = !*shown)
                >
                    <Icon sign=Signal::derive(move || {
                        if shown.get() { Sign::EyeOff } else { Sign::Eye }
                    }) />
                </button>
            </div>
        </Frame>
    }
}

/// One of a few: radio buttons, each with a line that explains it.
#[component]
pub fn Choices(
    form: Form,
    name: &'static str,
    label: &'static str,
    value: RwSignal<String>,
    /// Value, label and explanation of each.
    options: Vec<(&'static str, &'static str, &'static str)>,
    #[prop(optional, into)] locked: Signal<bool>,
) -> impl IntoView {
    let rows = options.into_iter().enumerate().map(|(at, (word, text, note))| {
        view! {
            <label class="choice">
                <input
                    type="radio"
                    autofocus=at == 0
                    name=name
                    value=word
                    disabled=move || locked.get()
                    prop:checked=move || value.get() == word
                    on:change=move |_| {
                        value.set(word.to_owned());
                        form.touch(name);
                    }
                />
                <span class="choice-text">{text}</span>
                <span class="choice-note">{note}</span>
            </label>
        }
    });
    view! {
        <fieldset class="field field-choices">
            <legend class="field-label">{label}</legend>
            {rows.collect_view()}
            <p class="field-error" aria-live="polite">
                {move || form.field_error(name)}
            </p>
        </fieldset>
    }
    .into_any()
}

/// A search box that asks when it is submitted, or emptied.
#[component]
pub fn SearchBox(
    label: &'static str,
    placeholder: &'static str,
    #[prop(into)] asked: Signal<String>,
    #[prop(into)] ask: Callback<String>,
) -> impl IntoView {
    let text = RwSignal::new(asked.get_untracked());
    Effect::new(move |_| text.set(asked.get()));
    view! {
        <form
            class="search"
            role="search"
            on:submit=move |event| {
                event.prevent_default();
                ask.run(text.get_untracked().trim().to_owned());
            }
        >
            <Icon sign=Sign::Search />
            <input
                class="input"
                type="search"
                aria-label=label
                placeholder=placeholder
                autocomplete="off"
                spellcheck="false"
                enterkeyhint="search"
                prop:value=move || text.get()
                on:input:target=move |event| text.set(event.target().value())
            />
            <Show when=move || !text.with(String::is_empty)>
                <Button
                    look=Look::Quiet
                    sign=Sign::Close
                    label=t("清空搜索", "Clear")
                    on_press=move |()| {
                        text.set(String::new());
                        ask.run(String::new());
                    }
                />
            </Show>
            <Button submit=true>{t("搜索", "Search")}</Button>
        </form>
    }
    .into_any()
}
