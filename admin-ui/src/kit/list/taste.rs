//! How somebody likes a list: which columns, how close together. Kept in the browser.

use leptos::prelude::window;

use super::plan::Head;

const DENSITY: &str = "banyi-density";

fn read(key: &str) -> Option<String> {
    window().local_storage().ok().flatten()?.get_item(key).ok().flatten()
}

/// A browser that keeps nothing forgets it with the page.
fn write(key: &str, value: &str) {
    if let Ok(Some(storage)) = window().local_storage() {
        let _ = match value.is_empty() {
            true => storage.remove_item(key),
            false => storage.set_item(key, value),
        };
    }
}

fn columns_key(path: &str) -> String {
    format!("banyi-columns:{path}")
}

/// Whether rows stand close together.
pub fn is_compact() -> bool {
    cfg!(target_family = "wasm") && read(DENSITY).is_some()
}

/// Remembers whether rows stand close together.
pub fn keep_compact(compact: bool) {
    write(DENSITY, if compact { "compact" } else { "" });
}

/// The keys of the columns that are not as the screen has them, for the list at `path`.
pub fn changed_columns(path: &str) -> Vec<String> {
    let words = if cfg!(target_family = "wasm") { read(&columns_key(path)) } else { None };
    words.unwrap_or_default().split(',').filter(|key| !key.is_empty()).map(str::to_owned).collect()
}

/// Remembers the columns that are not as the screen has them.
pub fn keep_columns(path: &str, changed: &[String]) {
    write(&columns_key(path), &changed.join(","));
}

/// Whether a column is shown. The first always is: it names the row; and so are the tools.
pub fn is_shown(at: usize, head: &Head, changed: &[String]) -> bool {
    is_fixed(at, head) || head.hidden == changed.iter().any(|key| key == head.key)
}

/// Whether a column cannot be taken away.
pub fn is_fixed(at: usize, head: &Head) -> bool {
    at == 0 || head.key == "actions"
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use leptos::prelude::*;

    use super::super::plan::Sort;
    use super::*;

    fn head(key: &'static str, hidden: bool) -> Head {
        let cell = Arc::new(|_: &_| ().into_any());
        Head { key, title: key, cell, text: None, sort: Sort::None, hidden, end: false }
    }

    #[test]
    fn a_choice_turns_a_column_from_what_it_is() {
        let changed = ["placed".to_owned(), "id".to_owned()];
        let is = |at, key, hidden| is_shown(at, &head(key, hidden), &changed);
        assert!(is(1, "state", false) && !is(2, "placed", false));
        assert!(is(3, "id", true) && !is(4, "other", true));
    }

    #[test]
    fn what_names_the_row_stays() {
        let changed = ["no".to_owned(), "actions".to_owned()];
        assert!(is_shown(0, &head("no", false), &changed));
        assert!(is_shown(8, &head("actions", false), &changed));
    }
}
