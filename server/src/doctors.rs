//! 医生 of a department: who sees patients in a session. Staff edit them, or their hospital pushes them; they are taken
//! offline, never deleted.

mod api;
mod form;
mod list;
mod push;
mod push_store;
mod save;
pub mod store;

pub use api::DoctorsApi;
pub use list::{Filter, find, list};
pub use push::push;
pub use push_store::id_of;
pub use save::{create, edit};
pub use store::DoctorRow;
