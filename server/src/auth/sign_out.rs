//! Signing out.

use super::{CurrentUser, store};
use crate::app::App;
use crate::error::Result;

/// Ends the family of the token that was sent; other phones stay signed in.
pub async fn sign_out(app: &App, user: &CurrentUser) -> Result<()> {
    let mut tx = app.db.begin("auth.sign_out").await?;
    store::revoke(&mut tx, &user.session, app.now()).await?;
    tx.commit().await
}
