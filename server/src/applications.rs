//! 陪诊员申请: who asks to become an escort. One row for a user; name, phone, city and words are sealed.
//!
//! 待联系 → 已联系 → 已通过 or 未通过; after 未通过 it may be sent again, which overwrites it.

mod admin_api;
mod api;
mod list;
mod mine;
mod moves;
mod reveal;
mod review;
mod sealed;
mod store;
mod submit;
mod tell;
mod waiting;

pub use admin_api::ApplicationsAdminApi;
pub use api::ApplicationsApi;
pub use list::{Question, list};
pub use mine::mine;
pub use reveal::reveal;
pub use review::review;
pub use store::forget;
pub use submit::submit;
pub use tell::tell;
pub use waiting::waiting;
