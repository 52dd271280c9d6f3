//! 医院: where an escort, and later a number, can be booked. Staff edit them; they are taken offline, never
//! deleted, so that old orders can still name and show them.

mod admin_api;
mod api;
mod create;
mod edit;
mod find;
mod form;
mod list;
mod pushed;
mod pushed_store;
mod reach;
pub mod store;

pub use admin_api::HospitalsAdminApi;
pub use api::HospitalsApi;
pub use create::create;
pub use edit::edit;
pub use find::find;
pub use list::{Filter, list};
pub use pushed::{Pushed, pushed};
pub use reach::{need_hospital, need_platform};
