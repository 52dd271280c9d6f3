//! 对账: WeChat's bills of a day against our payments and refunds, and both against the ledger. What does not agree is a
//! row, found again by the same name, until somebody settles it or it is gone.

mod api;
mod by_day;
mod compare;
mod fetch;
mod gather;
mod list;
mod reconcile;
mod request;
mod settle;
mod store;
mod view;
mod waiting;
mod ways;

pub use api::BillsApi;
pub use by_day::{DayBill, by_day};
pub use list::{Question as DifferenceQuestion, differences};
pub use reconcile::reconcile;
pub use waiting::waiting;
