//! What WeChat Pay's error codes mean to us, in all the spellings that its pages and answers use.

use serde::Deserialize;

/// The body of a 4xx; every field may be missing.
#[derive(Debug, Default, Deserialize)]
pub(super) struct ErrorBody {
    #[serde(default)]
    pub(super) code: String,
    #[serde(default)]
    pub(super) message: String,
}

/// A refusal on which something is decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    OrderPaid,
    OrderClosed,
    NotFound,
    OutTradeNoUsed,
    NotEnough,
    NoStatement,
    StatementCreating,
}

/// The meaning of a signed refusal, if anything is decided on it. Case and underscores are ignored.
pub(super) fn meaning(status: u16, code: &str) -> Option<Meaning> {
    let letters: String =
        code.chars().filter(char::is_ascii_alphanumeric).map(|letter| letter.to_ascii_uppercase()).collect();
    match (status, letters.as_str()) {
        (400 | 403 | 404, "NOSTATEMENTEXIST" | "NOSTATEMENTEXISTS") => Some(Meaning::NoStatement),
        (400 | 403 | 404, "STATEMENTCREATING") => Some(Meaning::StatementCreating),
        // Pages disagree about the name: the status is enough, unless it speaks of the merchant.
        (404, "MCHNOTEXISTS" | "MCHNOTEXIST") => None,
        (404, _) => Some(Meaning::NotFound),
        (400 | 403, "ORDERPAID") => Some(Meaning::OrderPaid),
        (400 | 403, "ORDERCLOSED") => Some(Meaning::OrderClosed),
        (400 | 403, "OUTTRADENOUSED") => Some(Meaning::OutTradeNoUsed),
        (400 | 403, "NOTENOUGH") => Some(Meaning::NotEnough),
        (400 | 403, "ORDERNOTEXIST" | "ORDERNOTEXISTS" | "RESOURCENOTEXIST" | "RESOURCENOTEXISTS") => {
            Some(Meaning::NotFound)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_spellings_mean_the_same() {
        for code in ["ORDER_NOT_EXIST", "ORDERNOTEXIST", "ORDER_NOT_EXISTS", "RESOURCE_NOT_EXISTS", ""] {
            assert_eq!(meaning(404, code), Some(Meaning::NotFound), "{code}");
        }
        for code in ["ORDERPAID", "ORDER_PAID"] {
            assert_eq!(meaning(400, code), Some(Meaning::OrderPaid));
        }
        assert_eq!(meaning(403, "OUT_TRADE_NO_USED"), Some(Meaning::OutTradeNoUsed));
        assert_eq!(meaning(400, "OUT_TRADE_NO_USED"), Some(Meaning::OutTradeNoUsed));
        assert_eq!(meaning(400, "ORDER_CLOSED"), Some(Meaning::OrderClosed));
        assert_eq!(meaning(400, "NO_STATEMENT_EXIST"), Some(Meaning::NoStatement));
        assert_eq!(meaning(400, "STATEMENT_CREATING"), Some(Meaning::StatementCreating));
        assert_eq!(meaning(403, "NOT_ENOUGH"), Some(Meaning::NotEnough));
    }

    #[test]
    fn the_status_comes_first() {
        assert_eq!(meaning(500, "ORDERPAID"), None);
        assert_eq!(meaning(401, "ORDER_CLOSED"), None);
        assert_eq!(meaning(404, "MCH_NOT_EXISTS"), None);
        assert_eq!(meaning(400, "PARAM_ERROR"), None);
    }
}
