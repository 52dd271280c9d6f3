//! 专家: doctors of a hospital, whom its page presents.

mod api;
mod form;
mod list;
mod remove;
mod save;
pub mod store;

pub use api::ExpertsApi;
pub use list::{list, list_all};
pub use remove::remove;
pub use save::{create, edit};
