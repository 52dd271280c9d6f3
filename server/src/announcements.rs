//! 公告: what staff tell everybody. Shown while it is online, pinned ones first.

mod admin_api;
mod api;
mod form;
mod list;
mod remove;
mod save;
pub mod store;

pub use admin_api::AnnouncementsAdminApi;
pub use api::AnnouncementsApi;
pub use list::{Filter, is_known, is_online, list, list_all, show};
pub use remove::remove;
pub use save::{create, edit};
