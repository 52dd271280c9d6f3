//! Files compressed ahead stand beside the plain ones.

/// How a file is compressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// Brotli, `.br`.
    Brotli,
    /// Gzip, `.gz`.
    Gzip,
}

impl Encoding {
    /// What the file's name ends with.
    pub const fn suffix(self) -> &'static str {
        match self {
            Self::Brotli => ".br",
            Self::Gzip => ".gz",
        }
    }

    /// The word in the headers.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Brotli => "br",
            Self::Gzip => "gzip",
        }
    }

    /// Those that a client's Accept-Encoding names and does not refuse with `q=0`, the smaller first.
    pub fn accepted(header: &str) -> impl Iterator<Item = Self> {
        [Self::Brotli, Self::Gzip]
            .into_iter()
            .filter(move |encoding| header.split(',').any(|part| takes(part, encoding.word())))
    }
}

fn takes(part: &str, word: &str) -> bool {
    let mut pieces = part.split(';').map(str::trim);
    let is_named = pieces.next().is_some_and(|name| name.eq_ignore_ascii_case(word));
    let is_refused = pieces
        .filter_map(|piece| piece.strip_prefix("q="))
        .any(|weight| weight.parse::<f32>().is_ok_and(|weight| weight <= 0.0));
    is_named && !is_refused
}

#[cfg(test)]
mod tests {
    use super::Encoding::{self, Brotli, Gzip};

    #[test]
    fn the_smaller_form_that_is_accepted_comes_first() {
        let accepted = |header| Encoding::accepted(header).collect::<Vec<_>>();
        assert_eq!(accepted("gzip, deflate, br;q=0.5"), [Brotli, Gzip]);
        assert_eq!(accepted("GZIP, br;q=0"), [Gzip]);
        assert!(accepted("").is_empty());
        assert!(accepted("brotli, x-gzip").is_empty());
    }
}
