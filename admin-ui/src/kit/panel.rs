//! Panels and the facts in them.

use leptos::prelude::*;

/// A titled part of a screen.
#[component]
pub fn Panel(
    #[prop(into)] title: String,
    /// What can be done with it.
    #[prop(optional)]
    tools: Option<AnyView>,
    children: Children,
) -> impl IntoView {
    let label = title.clone();
    view! {
        <section class="panel" aria-label=label>
            <header class="panel-head">
                <h2 class="panel-title">{title}</h2>
                {tools.map(|tools| view! { <div class="panel-tools">{tools}</div> })}
            </header>
            <div class="panel-body">{children()}</div>
        </section>
    }
    .into_any()
}

/// A word and what it says here. Stands in a `<dl class="facts">`.
pub fn fact(label: &'static str, content: impl IntoView + 'static) -> AnyView {
    view! {
        <div class="fact">
            <dt>{label}</dt>
            <dd>{content}</dd>
        </div>
    }
    .into_any()
}

/// What a fact says, with a smaller line below it.
pub fn noted(content: impl IntoView + 'static, note: Option<String>) -> AnyView {
    view! {
        {content}
        {note.map(|note| view! { <span class="fact-note">{note}</span> })}
    }
    .into_any()
}
