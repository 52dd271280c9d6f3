//! 科室: two levels, a group (大科室) and the departments that are booked. Staff edit them, or their hospital pushes
//! them; they are taken offline, never deleted, so that old orders can still name them.

mod admin_api;
mod api;
mod form;
mod push;
mod push_store;
mod save;
pub mod store;
mod take_away;
mod tree;

pub use admin_api::DepartmentsAdminApi;
pub use api::DepartmentsApi;
pub use push::push;
pub use push_store::{PushedRow, id_of, page as pushed_page};
pub use save::{create, edit};
pub use store::{DepartmentRow, Place, find, place};
pub use take_away::take_away;
pub use tree::{admin_tree, tree};
