//! 医院: where an escort, and later a number, can be booked. Staff edit them; they are taken offline, never
//! deleted, so that old orders can still name and show them.

mod find;
mod list;
pub mod store;

pub use find::find;
pub use list::{Filter, list};
