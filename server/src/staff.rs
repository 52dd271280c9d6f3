//! 运营人员: accounts, roles, sessions, and the types by which endpoints ask for a permission.

mod allowed;
mod authenticate;
mod cookie;
pub mod grants;
mod principal;
mod role;
mod store;

use banyi_shared::ErrorCode;

pub use allowed::{Allowed, AnyStaff};
pub use principal::{CurrentStaff, Scope};

use crate::error::Error;

/// The account is locked by a colleague.
fn locked() -> Error {
    Error::new(ErrorCode::UserLocked).message("账号已被锁定，请联系管理员")
}
