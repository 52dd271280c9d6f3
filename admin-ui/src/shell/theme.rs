//! Light, dark, or as the system has it. `theme.js` sets it before the first paint and when the system changes.

use leptos::prelude::*;

use crate::lang::t;

const KEY: &str = "banyi-theme";

/// The colours of the app.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Theme {
    /// As the system has it.
    System,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl Theme {
    const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// What was chosen.
    pub fn chosen() -> Self {
        let storage = window().local_storage().ok().flatten();
        match storage.and_then(|storage| storage.get_item(KEY).ok().flatten()).as_deref() {
            Some("light") => Self::Light,
            Some("dark") => Self::Dark,
            _ => Self::System,
        }
    }

    fn label(self) -> &'static str {
        match self {
            Self::System => t("跟随系统", "As the system"),
            Self::Light => t("浅色", "Light"),
            Self::Dark => t("深色", "Dark"),
        }
    }

    fn name(self) -> &'static str {
        let prefers_dark = || {
            let query = window().match_media("(prefers-color-scheme: dark)");
            query.ok().flatten().is_some_and(|query| query.matches())
        };
        match self {
            Self::Dark => "dark",
            Self::System if prefers_dark() => "dark",
            Self::Light | Self::System => "light",
        }
    }

    /// Shows it and saves it. A browser that keeps nothing shows it until the page is left.
    pub fn apply(self) {
        if let Some(root) = document().document_element() {
            let _ = root.set_attribute("data-theme", self.name());
        }
        if let Ok(Some(storage)) = window().local_storage() {
            let _ = match self {
                Self::System => storage.remove_item(KEY),
                Self::Light | Self::Dark => storage.set_item(KEY, self.name()),
            };
        }
    }

    /// The other of light and dark.
    pub fn turned(self) -> Self {
        if self.name() == "dark" { Self::Light } else { Self::Dark }
    }
}

/// The three, to choose from.
#[component]
pub fn ThemeChoice() -> impl IntoView {
    let theme = RwSignal::new(Theme::chosen());
    let choices = Theme::ALL.map(|choice| {
        let choose = move |_| {
            choice.apply();
            theme.set(choice);
        };
        view! {
            <label class="segment">
                <input
                    type="radio"
                    name="theme"
                    prop:checked=move || theme.get() == choice
                    on:change=choose
                />
                <span>{choice.label()}</span>
            </label>
        }
    });
    view! {
        <fieldset>
            <legend class="pop-heading">{t("外观", "Appearance")}</legend>
            <div class="segments">{choices.collect_view()}</div>
        </fieldset>
    }
    .into_any()
}
