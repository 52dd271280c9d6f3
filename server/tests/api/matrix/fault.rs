//! The columns of the matrix: what can go wrong.

/// What goes wrong. The words are the sandbox's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// WeChat has done it, and what comes back proves nothing.
    Answer(&'static str),
    /// WeChat has done nothing. Of a notification: it does not come, or proves nothing.
    Request(&'static str),
    /// It is told before the call is answered.
    NotifyFirst,
    /// It is never told.
    Never,
    /// It is told twice at once.
    Duplicate,
    /// It is told after what happened later.
    OutOfOrder,
}

impl Fault {
    /// Every column.
    pub const ALL: &[Self] = &[
        Self::Answer("lost"),
        Self::Answer("timeout"),
        Self::Answer("500"),
        Self::Answer("502_html"),
        Self::Answer("429"),
        Self::Answer("unsigned"),
        Self::Answer("bad_signature"),
        Self::Answer("wrong_hash"),
        Self::Answer("truncated"),
        Self::Request("lost"),
        Self::Request("timeout"),
        Self::Request("500"),
        Self::Request("502_html"),
        Self::Request("429"),
        Self::Request("unsigned"),
        Self::Request("bad_signature"),
        Self::NotifyFirst,
        Self::Never,
        Self::Duplicate,
        Self::OutOfOrder,
    ];

    /// Whether it strikes the call itself, rather than what is told beside it.
    pub const fn is_of_the_call(self) -> bool {
        matches!(self, Self::Answer(_) | Self::Request(_))
    }
}
