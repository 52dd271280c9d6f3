//! The tables `ledger_posting` and `ledger_entry`. To compare, orders, payments and refunds are read, never written.

mod read;
mod recompute;
mod write;

pub use read::{Filter, PostingRow, SORTS, balances, clearing_of, count, entries_of, page, posted_on};
pub use recompute::{PAGE, PaidRow, RefundedRow, money_of_orders, paid, posted, refunded};
pub use write::{Standing, insert, standing};
