//! A query string, written.

use std::fmt;

/// Keys and values; empty values are left out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query(Vec<(&'static str, String)>);

impl Query {
    /// Nothing asked.
    pub fn new() -> Self {
        Self::default()
    }

    /// With `key` set to `value`, or removed when `value` is empty.
    #[must_use]
    pub fn with(mut self, key: &'static str, value: impl Into<String>) -> Self {
        let value = value.into();
        self.0.retain(|(name, _)| *name != key);
        if !value.is_empty() {
            self.0.push((key, value));
        }
        self
    }

    /// The value of `key`; empty when absent.
    pub fn get(&self, key: &str) -> &str {
        self.0.iter().find(|(name, _)| *name == key).map_or("", |(_, value)| value)
    }

    /// `path` with the query behind it.
    pub fn prefixed(&self, path: &str) -> String {
        format!("{path}{self}")
    }

    /// Whether nothing is asked.
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Display for Query {
    /// `?a=1&b=2`, or nothing.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, (key, value)) in self.0.iter().enumerate() {
            f.write_str(if at == 0 { "?" } else { "&" })?;
            write!(f, "{key}={}", encode(value))?;
        }
        Ok(())
    }
}

/// Percent-encodes `text` for a query or for one segment of a path.
pub fn encode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.~,".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leaves_out_what_is_empty_and_escapes_the_rest() {
        let query = Query::new().with("q", "张 三&x=1").with("state", "paid,confirmed").with("from", "");
        assert_eq!(query.to_string(), "?q=%E5%BC%A0%20%E4%B8%89%26x%3D1&state=paid,confirmed");
        assert_eq!(query.with("q", "").with("state", "").to_string(), "");
    }
}
