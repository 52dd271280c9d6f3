//! 账簿: double entry, append-only. A posting is written in the transaction of what it records, under its order's lock,
//! and its id says what that is, so that nothing is posted twice. Balances are derived from the entries, never kept.
//!
//! What WeChat holds for us is `wechat_clearing`; what an order still owes, in service or in money, is
//! `order_liability`; what it no longer owes was earned. See [`rules`].

mod api;
mod balance;
mod balances;
mod catch_up;
mod check;
mod correct;
mod days;
mod list;
mod post;
pub mod rules;
mod store;

pub use api::LedgerApi;
pub use balance::balance_order;
pub use catch_up::catch_up;
pub use check::check;
pub use correct::correct;
pub use days::days;
pub use list::{Question as ListQuestion, list};
pub use post::{Refunded, post_correction, post_fee, post_payment, post_refund};
pub use store::{clearing_of, posted_on};
