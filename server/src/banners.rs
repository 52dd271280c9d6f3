//! 轮播图: what stands at the top of the home page, for a while or for good.

mod admin_api;
mod api;
mod form;
mod list;
mod remove;
mod save;
pub mod store;
mod target;

pub use admin_api::BannersAdminApi;
pub use api::BannersApi;
pub use list::{list, list_all};
pub use remove::remove;
pub use save::{create, edit};
