//! What a day's bills lie about.

use crate::beijing;
use crate::chance::Chance;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

const HOUR_MS: i64 = 60 * 60 * 1000;

/// Which bills lie.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Which {
    /// Both.
    #[default]
    Both,
    /// The trade bill.
    Trade,
    /// The fund-flow bill.
    FundFlow,
}

/// Of which rows the totals are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TotalsOf {
    /// Of those that are there.
    #[default]
    Rows,
    /// Of those that should be there.
    Books,
    /// Of none: one row and one fen more than there are.
    Wrong,
}

/// A lie.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", rename_all_fields = "camelCase")]
#[expect(missing_docs, reason = "numbers are WeChat's and the merchant's, amounts fen, times ms UTC")]
pub enum Lie {
    /// A payment is missing, and its fee.
    OmitPayment { out_trade_no: String },
    /// A payment that nobody made.
    ExtraPayment {
        fen: i64,
        out_trade_no: Option<String>,
        transaction_id: Option<String>,
        at_ms: Option<i64>,
    },
    /// A payment has another amount; its fee stays.
    PaymentAmount { out_trade_no: String, fen: i64 },
    /// A refund is missing.
    OmitRefund { out_refund_no: String },
    /// A refund that nobody asked for.
    ExtraRefund {
        fen: i64,
        out_refund_no: Option<String>,
        out_trade_no: Option<String>,
        transaction_id: Option<String>,
        at_ms: Option<i64>,
    },
    /// A refund has another amount; the fee that comes back stays.
    RefundAmount { out_refund_no: String, fen: i64 },
    /// A refund has another status: SUCCESS, PROCESSING, FAIL or CHANGE. Of the trade bill.
    RefundStatus { out_refund_no: String, status: String },
    /// A payment has another fee.
    Fee { out_trade_no: String, fee_fen: i64 },
    /// The fee of a payment is missing. Of the fund-flow bill.
    OmitFee { out_trade_no: String },
}

/// A lie and the bills that tell it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Difference {
    /// Which.
    #[serde(default)]
    pub bill: Which,
    /// What.
    #[serde(flatten)]
    pub lie: Lie,
}

/// What is wrong with the bills of a day.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct DayPlan {
    /// One after the other.
    pub differences: Vec<Difference>,
    /// Of which rows the totals are.
    pub totals: TotalsOf,
}

impl DayPlan {
    /// The lies that one bill tells.
    pub fn lies(&self, bill: Which) -> impl Iterator<Item = &Lie> {
        let told = move |one: &&Difference| one.bill == Which::Both || one.bill == bill;
        self.differences.iter().filter(told).map(|one| &one.lie)
    }
}

/// By date, `YYYY-MM-DD`.
pub type BillPlans = BTreeMap<String, DayPlan>;

impl Lie {
    /// Gives what was made up its numbers, and noon as its time, where they are not named.
    pub fn filled(self, day: i64, chance: &mut Chance) -> Self {
        let noon = beijing::day_begins(day) + 12 * HOUR_MS;
        let date = beijing::compact_date(noon);
        let number = |given: Option<String>, head: &str, tail: &str, chance: &mut Chance| {
            Some(given.unwrap_or_else(|| format!("{head}{date}{}{tail}", chance.digits(10))))
        };
        match self {
            Self::ExtraPayment { fen, out_trade_no, transaction_id, at_ms } => Self::ExtraPayment {
                fen,
                out_trade_no: number(out_trade_no, "", "X01", chance),
                transaction_id: number(transaction_id, "4200999999", "", chance),
                at_ms: at_ms.or(Some(noon)),
            },
            Self::ExtraRefund { fen, out_refund_no, out_trade_no, transaction_id, at_ms } => {
                Self::ExtraRefund {
                    fen,
                    out_refund_no: number(out_refund_no, "", "X01R01", chance),
                    out_trade_no: number(out_trade_no, "", "X01", chance),
                    transaction_id: number(transaction_id, "4200999999", "", chance),
                    at_ms: at_ms.or(Some(noon)),
                }
            }
            other => other,
        }
    }
}
