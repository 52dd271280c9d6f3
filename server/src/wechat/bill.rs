//! Bills as WeChat writes them: CSV in UTF-8, a backtick before each value, amounts in yuan, the last two lines the
//! totals' header and the totals. Columns are found by their names. What does not add up is an error.

mod amount;
mod csv;
mod fund_flow;
mod trade;

#[cfg(test)]
mod tests;

pub use fund_flow::{Flow, FundFlowBill};
pub use trade::{BillRefund, TradeBill, TradeRow};

/// Why a text is no bill. Quotes no value: rows hold who paid.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BillFault {
    /// It ends before the totals.
    #[error("the bill is cut off")]
    CutOff,
    /// A column that must be there is not.
    #[error("the bill has no column {0}")]
    NoColumn(&'static str),
    /// A line has more or fewer values than there are columns. Counted from 1.
    #[error("line {0} of the bill does not fit its header")]
    Line(usize),
    /// A value is not what its column says.
    #[error("line {line} of the bill: {column} cannot be read")]
    Value {
        /// Counted from 1.
        line: usize,
        /// The column's name.
        column: &'static str,
    },
    /// The rows do not come to what the totals say.
    #[error("the bill's rows do not come to its total of {0}")]
    Total(&'static str),
}
