//! What the staff's admin speaks.

mod application;
mod audit;
mod catalog;
mod content;
mod dashboard;
mod event;
mod expert;
mod job;
mod order;
mod patient;
mod payment;
mod session;
mod staff;
mod user;

pub use application::*;
pub use audit::*;
pub use catalog::*;
pub use content::*;
pub use dashboard::*;
pub use event::*;
pub use expert::*;
pub use job::*;
pub use order::*;
pub use patient::*;
pub use payment::*;
pub use session::*;
pub use staff::*;
pub use user::*;
