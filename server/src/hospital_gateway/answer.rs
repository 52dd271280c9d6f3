//! What hospitals answer, read with care: their texts are shown to patients.

use serde::Deserialize;

use crate::registrations::Accepted;

/// What a hospital says of a booking.
#[derive(Debug, Clone)]
pub(super) enum Said {
    /// It has it.
    Accepted(Accepted),
    /// It will never have it, and why.
    Refused(String),
    /// Nothing that counts; ask again.
    Nothing(String),
}

/// What a hospital says of a cancellation.
#[derive(Debug, Clone)]
pub(super) enum Cancelled {
    /// It knows.
    Known,
    /// The number was fetched.
    Fetched,
    /// Nothing that counts; say it again.
    Nothing(String),
}

/// A text, or a number that stands for one.
#[derive(Debug, Clone, Deserialize)]
#[serde(untagged)]
pub(super) enum Loose {
    Text(String),
    Whole(i64),
}

impl Loose {
    /// One line of at most so many characters; none when nothing is left.
    pub(super) fn line(self, most: usize) -> Option<String> {
        let text = match self {
            Self::Text(text) => text,
            Self::Whole(number) => number.to_string(),
        };
        line(&text, most)
    }
}

/// One line of at most so many characters, without control characters; none when nothing is left.
pub(super) fn line(text: &str, most: usize) -> Option<String> {
    let text: String = text.trim().chars().filter(|letter| !letter.is_control()).take(most).collect();
    (!text.is_empty()).then_some(text)
}

/// What a hospital said of why it refuses, or our words when it said nothing.
pub(super) fn reason(text: Option<String>) -> String {
    text.and_then(|text| line(&text, 80)).unwrap_or_else(|| "医院未接受预约".to_owned())
}
