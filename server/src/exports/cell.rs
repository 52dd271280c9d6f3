//! What stands in a cell.

use banyi_shared::{Fen, Instant};

/// What stands in a cell. Text stays text, whatever it begins with: nobody's words become a formula.
pub(super) enum Cell {
    /// Words or a number that nobody adds up.
    Text(String),
    /// A count.
    Count(i64),
    /// Shown in yuan.
    Money(Fen),
    /// Shown in Shanghai's time.
    Time(Instant),
    /// Nothing.
    Empty,
}

impl Cell {
    /// Words.
    pub(super) fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// What may be absent.
    pub(super) fn maybe<T>(value: Option<T>, cell: impl FnOnce(T) -> Self) -> Self {
        value.map_or(Self::Empty, cell)
    }
}

/// A column: its heading, and its width in characters.
pub(super) type Column = (&'static str, u16);
