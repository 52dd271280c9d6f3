//! WeChat Pay APIv3: the part of api.mch.weixin.qq.com that a merchant of one mini-program uses.

mod abnormal;
mod bill;
mod call;
mod certificates;
mod close;
mod desk;
mod fields;
mod gate;
mod meanwhile;
mod order_view;
mod payer;
mod prepay;
mod prepay_body;
mod query;
mod refund;
mod refund_body;
mod refund_view;
mod routes;
mod settle;

pub use bill::{BillFiles, BillPlans, DayPlan, Difference, Lie};
pub use call::Call;
pub use gate::{answer, forgery_of};
pub use order_view::{notified_payment, order_view};
pub use payer::{PayError, Payable, find_payable, pay};
pub use refund_view::notified_refund;
pub use settle::{settle, settle_later};
