//! 科室: two levels, a group (大科室) and the departments that are booked. Staff edit them, or their hospital pushes
//! them; they are taken offline, never deleted, so that old orders can still name them.

mod admin_api;
mod api;
mod form;
mod save;
pub mod store;
mod tree;

pub use admin_api::DepartmentsAdminApi;
pub use api::DepartmentsApi;
pub use save::{create, edit};
pub use store::{DepartmentRow, Place, find, place};
pub use tree::{admin_tree, tree};
