//! What can become of a call to WeChat Pay that did not succeed.

use super::business::{self, Meaning};

/// Why a call to WeChat Pay did not succeed. The HTTP class decides first, then the code.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PayError {
    /// The request never left: nothing happened by it.
    #[error("not sent: {0}")]
    NotSent(String),
    /// Time ran out, the connection broke, 5xx, or an answer that proves nothing: the call may have
    /// done its work. Ask WeChat, or send the same again; never take it for a failure.
    #[error("outcome unknown: {0}")]
    Unknown(String),
    /// HTTP 429: not now. A refund may be in process all the same.
    #[error("rate limited")]
    RateLimited,
    /// A 4xx that nobody signed (401 `SIGN_ERROR`, 405…): WeChat did not accept who asked. Look at
    /// key, serial, clock; decide nothing about an order by it.
    #[error("refused unsigned: HTTP {status} {code}")]
    Unsigned {
        /// The HTTP status.
        status: u16,
        /// WeChat's code; may be empty.
        code: String,
    },
    /// A signed refusal.
    #[error("HTTP {status} {code}: {message}")]
    Business {
        /// The HTTP status, 400 to 499.
        status: u16,
        /// WeChat's code, as it came; may be empty.
        code: String,
        /// WeChat's sentence; for logs and operators, never to decide by.
        message: String,
    },
}

impl PayError {
    /// The order was paid: query it and settle.
    pub fn is_order_paid(&self) -> bool {
        self.means(Meaning::OrderPaid)
    }

    /// The order is closed at WeChat: a new merchant's number is needed.
    pub fn is_order_closed(&self) -> bool {
        self.means(Meaning::OrderClosed)
    }

    /// WeChat knows no such order or refund.
    pub fn is_not_found(&self) -> bool {
        self.means(Meaning::NotFound)
    }

    /// The merchant's number was used with other parameters.
    pub fn is_out_trade_no_used(&self) -> bool {
        self.means(Meaning::OutTradeNoUsed)
    }

    /// The merchant's account holds too little for the refund: the same number again after a top-up.
    pub fn is_not_enough(&self) -> bool {
        self.means(Meaning::NotEnough)
    }

    /// There is no bill of that day: nothing happened.
    pub fn is_no_statement(&self) -> bool {
        self.means(Meaning::NoStatement)
    }

    /// The bill of that day is still being made.
    pub fn is_statement_creating(&self) -> bool {
        self.means(Meaning::StatementCreating)
    }

    /// Too many calls: back off.
    pub const fn is_rate_limited(&self) -> bool {
        matches!(self, Self::RateLimited)
    }

    /// Nothing is proved, neither that the call did its work nor that it will not: ask, or send the
    /// same again later. True for all but a signed refusal.
    pub const fn is_unknown(&self) -> bool {
        !matches!(self, Self::Business { .. })
    }

    /// Whether sending the same again can never help: it is refused for what it asks, not for who asks or when.
    pub fn is_final(&self) -> bool {
        match self {
            Self::Business { status: 404, .. } => true,
            Self::Business { code, .. } => matches!(code.as_str(), "PARAM_ERROR" | "TRADE_OVERDUE"),
            _ => false,
        }
    }

    /// Whether WeChat refused it in a way that may pass, and may not: frequency, rules, account.
    pub fn is_refused(&self) -> bool {
        matches!(self, Self::Business { status, code, .. }
            if *status != 401 && !matches!(code.as_str(), "NO_AUTH" | "NOAUTH") && !self.is_not_enough())
    }

    fn means(&self, meaning: Meaning) -> bool {
        match self {
            Self::Business { status, code, .. } => business::meaning(*status, code) == Some(meaning),
            _ => false,
        }
    }

    /// For metrics.
    pub(super) const fn outcome(&self) -> &'static str {
        match self {
            Self::NotSent(_) => "not_sent",
            Self::Unknown(_) => "unknown",
            Self::RateLimited => "rate_limited",
            Self::Unsigned { .. } => "unsigned",
            Self::Business { .. } => "business",
        }
    }
}
