//! The tables `bill_run` and `bill_difference`.

mod run;

pub use run::{done_between, open_between};
