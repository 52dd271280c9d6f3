//! Buttons.

use leptos::prelude::*;

use super::{Icon, Sign};

/// How much a button weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Look {
    /// The one thing to do.
    Primary,
    /// Something else that can be done.
    #[default]
    Plain,
    /// Text alone.
    Quiet,
    /// Cannot be taken back.
    Danger,
}

impl Look {
    const fn class(self) -> &'static str {
        match self {
            Self::Primary => "button button-primary",
            Self::Plain => "button",
            Self::Quiet => "button button-quiet",
            Self::Danger => "button button-danger",
        }
    }
}

/// A button. While `busy` it keeps the focus and does nothing.
#[component]
pub fn Button(
    #[prop(optional)] look: Look,
    #[prop(optional)] sign: Option<Sign>,
    #[prop(optional)] submit: bool,
    #[prop(optional, into)] busy: Signal<bool>,
    #[prop(optional, into)] disabled: Signal<bool>,
    #[prop(optional, into)] label: Option<String>,
    #[prop(optional, into)] on_press: Option<Callback<()>>,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let press = move |event: leptos::ev::MouseEvent| {
        if busy.get_untracked() || disabled.get_untracked() {
            event.prevent_default();
        } else if let Some(on_press) = on_press {
            on_press.run(());
        }
    };
    let only_icon = children.is_none();
    view! {
        <button
            type=if submit { "submit" } else { "button" }
            class=look.class()
            class:button-icon=only_icon
            class:is-busy=busy
            aria-busy=move || busy.get().then_some("true")
            aria-disabled=move || (busy.get() || disabled.get()).then_some("true")
            aria-label=label.clone()
            title=label
            on:click=press
        >
            {sign.map(|sign| view! { <Icon sign=sign /> })}
            {children.map(|children| view! { <span class="button-text">{children()}</span> })}
        </button>
    }
    .into_any()
}
