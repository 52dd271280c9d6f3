//! WeChat's name for a user: to whom a payment is addressed.

use banyi_shared::UserId;

use super::store;
use crate::app::App;
use crate::error::{Error, Result};

/// The openid of a user. It stays inside the server, and goes to WeChat only.
pub async fn openid(app: &App, user: &UserId) -> Result<String> {
    store::openid(&app.db, user).await?.ok_or_else(Error::not_found)
}
