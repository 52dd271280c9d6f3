//! What the staff's admin speaks.

mod audit;
mod catalog;
mod job;
mod order;
mod session;
mod staff;
mod user;

pub use audit::*;
pub use catalog::*;
pub use job::*;
pub use order::*;
pub use session::*;
pub use staff::*;
pub use user::*;
