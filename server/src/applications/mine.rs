//! A user's own application.

use banyi_shared::UserId;
use banyi_shared::dto::Application;

use super::{sealed, store};
use crate::app::App;
use crate::error::{Error, Result};

/// The user's application, masked. NOT_FOUND when none was sent.
pub async fn mine(app: &App, user: &UserId) -> Result<Application> {
    let row = store::of_user(&app.db, user).await?.ok_or_else(Error::not_found)?;
    sealed::view(&app.vault, &row)
}
