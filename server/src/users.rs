//! 用户: who signed in with WeChat. WeChat's openid never leaves the server.

mod api;
mod change;
mod of_openid;
mod openid;
mod show;
mod store;

pub use api::UsersApi;
pub use change::change;
pub use of_openid::of_openid;
pub use openid::openid;
pub use show::show;
pub use store::hold;

use crate::vault::Place;

/// Where a user's avatar is sealed.
const fn avatar_of(user: &str) -> Place<'_> {
    Place {
        table: "app_user",
        column: "avatar_enc",
        row: user,
    }
}
