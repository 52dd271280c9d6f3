//! What the staff's admin speaks.

mod application;
mod audit;
mod bill;
mod catalog;
mod content;
mod dashboard;
mod event;
mod expert;
mod export;
mod job;
mod ledger;
mod order;
mod patient;
mod payment;
mod refund;
mod session;
mod staff;
mod user;

pub use application::*;
pub use audit::*;
pub use bill::*;
pub use catalog::*;
pub use content::*;
pub use dashboard::*;
pub use event::*;
pub use expert::*;
pub use export::*;
pub use job::*;
pub use ledger::*;
pub use order::*;
pub use patient::*;
pub use payment::*;
pub use refund::*;
pub use session::*;
pub use staff::*;
pub use user::*;
