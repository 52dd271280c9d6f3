//! The language of the screen: Chinese, or English for those who chose it.
//!
//! Both texts stand side by side where they are used, so that neither is forgotten and no key can dangle. The page's
//! `lang` attribute decides (`static/theme.js` sets it before the first paint); changing it loads the page again.

use std::sync::OnceLock;

use leptos::prelude::document;

/// The text in the language of the page.
pub fn t(zh: &'static str, en: &'static str) -> &'static str {
    if is_english() { en } else { zh }
}

/// Whether the page is in English.
pub fn is_english() -> bool {
    static ENGLISH: OnceLock<bool> = OnceLock::new();
    *ENGLISH.get_or_init(|| {
        let lang = document().document_element().and_then(|root| root.get_attribute("lang"));
        lang.is_some_and(|lang| lang.starts_with("en"))
    })
}
