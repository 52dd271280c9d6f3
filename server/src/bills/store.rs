//! The tables `bill_run` and `bill_difference`. To compare, payments and refunds are read, never written.

mod difference;
mod ours;
mod run;

pub use difference::{DifferenceRow, Filter, SORTS, find, keep, page, settle, vanish, waiting};
pub use ours::{
    PaymentRow, RefundRow, arrived, moved_on, paid_within, payments_named, refunds_named, refunds_under_way,
};
pub use run::{RunRow, Sums, begin, done_between, done_since, fail, finish, newest, open_between, runs};
