//! Patients' sign-in: WeChat tells who somebody is, and opaque tokens carry it from there.
//!
//! A sign-in is a family of tokens: an access token of 2 hours, and a refresh token of 30 days that is
//! good once. A request costs one indexed read, so that a lock or a sign-out counts at once.

mod api;
mod current_user;
mod refresh;
mod sign_in;
mod sign_out;
mod store;

use banyi_shared::time::{DAY, HOUR, MINUTE};

pub use api::AuthApi;
pub use current_user::CurrentUser;
pub use refresh::refresh;
pub use sign_in::{open_session, sign_in};
pub use sign_out::sign_out;
pub use store::{revoke_all, sweep};

/// How long an access token is good, in milliseconds.
pub const ACCESS_LASTS: i64 = 2 * HOUR;
/// How long a refresh token waits for its use, in milliseconds.
pub const REFRESH_LASTS: i64 = 30 * DAY;
/// How long the refresh token before gives the same pair again, in milliseconds: its answer may have been lost.
pub const REFRESH_GRACE: i64 = MINUTE;
