//! 用户: who signed in with WeChat. WeChat's openid never leaves the server.

mod admin_api;
mod api;
mod avatar;
mod change;
mod delete;
mod list;
mod of_openid;
mod openid;
mod set_state;
mod show;
mod store;

pub use admin_api::AdminUsersApi;
pub use api::UsersApi;
pub use change::change;
pub use delete::delete;
pub use list::list;
pub use of_openid::of_openid;
pub use openid::openid;
pub use set_state::set_state;
pub use show::show;
pub use store::{hold, is_deleted};

use crate::vault::Place;

/// Where a user's avatar is sealed.
const fn avatar_of(user: &str) -> Place<'_> {
    Place { table: "app_user", column: "avatar_enc", row: user }
}
