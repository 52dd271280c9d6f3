//! Light or dark. `boot.js` sets it before the first paint, by what was saved or what the system prefers.

use leptos::prelude::*;

use crate::kit::{Icon, Sign};

const KEY: &str = "banyi-theme";

/// The colours of the app.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Theme {
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl Theme {
    fn current() -> Self {
        let dark = document()
            .document_element()
            .and_then(|root| root.get_attribute("data-theme"))
            .is_some_and(|name| name == "dark");
        if dark { Self::Dark } else { Self::Light }
    }

    const fn name(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    const fn other(self) -> Self {
        match self {
            Self::Light => Self::Dark,
            Self::Dark => Self::Light,
        }
    }

    /// Shows it and saves it. A browser that keeps nothing shows it until the page is left.
    fn apply(self) {
        if let Some(root) = document().document_element() {
            let _ = root.set_attribute("data-theme", self.name());
        }
        if let Ok(Some(storage)) = window().local_storage() {
            let _ = storage.set_item(KEY, self.name());
        }
    }
}

/// Switches between light and dark.
#[component]
pub fn ThemeButton() -> impl IntoView {
    let theme = RwSignal::new(Theme::current());
    let label = move || match theme.get() {
        Theme::Light => "切换到深色",
        Theme::Dark => "切换到浅色",
    };
    let switch = move |_| {
        let next = theme.get_untracked().other();
        next.apply();
        theme.set(next);
    };
    view! {
        <button
            type="button"
            class="button button-quiet button-icon"
            aria-label=label
            title=label
            on:click=switch
        >
            <Icon sign=Signal::derive(move || match theme.get() {
                Theme::Light => Sign::Moon,
                Theme::Dark => Sign::Sun,
            }) />
        </button>
    }
}
