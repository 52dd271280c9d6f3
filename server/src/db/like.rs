//! Patterns for LIKE made of what people type. Used as `lower(column) LIKE lower(?) ESCAPE '\'`.

/// The most words of a search that count; further ones are left out.
const MAX_WORDS: usize = 8;

/// Matches text that contains `part`; `%`, `_` and `\` stand for themselves.
pub fn contains(part: &str) -> String {
    format!("%{}%", escape(part))
}

/// Matches text that begins with `part`.
pub fn begins_with(part: &str) -> String {
    format!("{}%", escape(part))
}

/// The words of a search; each must be found.
pub fn words(search: &str) -> impl Iterator<Item = &str> {
    search.split_whitespace().take(MAX_WORDS)
}

fn escape(part: &str) -> String {
    let mut escaped = String::with_capacity(part.len());
    for c in part.chars() {
        if matches!(c, '%' | '_' | '\\') {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wildcards_stand_for_themselves() {
        assert_eq!(contains(r"50%_\"), r"%50\%\_\\%");
        assert_eq!(begins_with("陕西"), "陕西%");
    }

    #[test]
    fn words_are_split_by_any_white_space() {
        assert_eq!(words("  交大\u{3000}第一 ").collect::<Vec<_>>(), ["交大", "第一"]);
    }
}
