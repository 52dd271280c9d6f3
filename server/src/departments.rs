//! 科室: two levels, a group (大科室) and the departments that are booked. Staff edit them, or their hospital pushes
//! them; they are taken offline, never deleted, so that old orders can still name them.

pub mod store;

pub use store::{DepartmentRow, find};
