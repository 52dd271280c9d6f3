//! 账单明细: what a patient paid and what went back. It has no table: payments and refunds answer for their own.

mod api;
mod list;

pub use api::MoneyApi;
