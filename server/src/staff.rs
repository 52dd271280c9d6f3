//! 运营人员: accounts, roles, sessions, and the types by which endpoints ask for a permission.
//!
//! Verbs: `sign_in`, `sign_out`, `change_password`; `list`, `add`, `change` for accounts; `list_roles`,
//! `add_role`, `change_role` for roles; `seed` at the start.

mod add;
mod add_role;
mod allowed;
mod api;
mod authenticate;
mod change;
mod change_password;
mod change_role;
mod cookie;
mod give;
pub mod grants;
mod list;
mod names;
mod operate;
mod password;
mod principal;
mod role;
mod roles_api;
mod seed;
mod session_api;
mod sessions;
mod sign_in;
mod sign_out;
mod store;

use banyi_shared::ErrorCode;

pub use add::add;
pub use add_role::add_role;
pub use allowed::{Allowed, AnyStaff};
pub use api::StaffApi;
pub use authenticate::{as_now, still};
pub use change::change;
pub use change_password::change_password;
pub use change_role::change_role;
pub use list::{list, list_roles};
pub use names::names;
pub use operate::{Order, operate};
pub use principal::{CurrentStaff, Scope};
pub use roles_api::RolesApi;
pub use seed::{seed, seed_roles};
pub use session_api::StaffSessionApi;
pub use sign_in::{Browser, SignedIn, sign_in};
pub use sign_out::sign_out;

use crate::error::Error;

/// The account is locked by a colleague.
fn locked() -> Error {
    Error::new(ErrorCode::UserLocked).message("账号已被锁定，请联系管理员")
}
