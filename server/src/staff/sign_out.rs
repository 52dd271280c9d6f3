//! Staff sign out.

use super::CurrentStaff;
use super::store::session;
use crate::app::App;
use crate::error::Result;
use crate::live;

/// Ends the session.
pub async fn sign_out(app: &App, staff: &CurrentStaff) -> Result<()> {
    let mut tx = app.db.begin("staff.sign_out").await?;
    session::end(&mut tx, &staff.session).await?;
    live::sessions_changed(app, &mut tx).await?;
    tx.commit().await
}
