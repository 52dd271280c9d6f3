//! 对账: WeChat's bills of a day against our payments and refunds, and both against the ledger.

mod by_day;
mod reconcile;
mod store;

pub use by_day::{DayBill, by_day};
pub use reconcile::reconcile;
