//! The language of the screen: Chinese, or English for those who chose it.
//!
//! Both texts stand side by side where they are used, so that neither is forgotten and no key can dangle. The page's
//! `lang` attribute decides (`static/theme.js` sets it before the first paint); changing it loads the page again.

use std::sync::OnceLock;

use leptos::prelude::{document, window};

/// Where the choice is kept; `static/theme.js` reads it.
const KEY: &str = "banyi-lang";

/// The text in the language of the page.
pub fn t(zh: &'static str, en: &'static str) -> &'static str {
    if is_english() { en } else { zh }
}

/// As [`t`], for texts with values in them: both are patterns of `format!`, and only one is evaluated.
macro_rules! tf {
    ($zh:literal, $en:literal $(, $value:expr)* $(,)?) => {
        if $crate::lang::is_english() { format!($en $(, $value)*) } else { format!($zh $(, $value)*) }
    };
}
pub(crate) use tf;

/// Whether the page is in English.
pub fn is_english() -> bool {
    static ENGLISH: OnceLock<bool> = OnceLock::new();
    *ENGLISH.get_or_init(|| {
        // Tests run without a page.
        if cfg!(not(target_family = "wasm")) {
            return false;
        }
        let lang = document().document_element().and_then(|root| root.get_attribute("lang"));
        lang.is_some_and(|lang| lang.starts_with("en"))
    })
}

/// Chooses the other language and loads the page again. A browser that keeps nothing stays as it is.
pub fn switch() {
    if let Ok(Some(storage)) = window().local_storage() {
        let _ = storage.set_item(KEY, if is_english() { "zh" } else { "en" });
    }
    let _ = window().location().reload();
}
