//! Objects stop to show files.

use banyi_shared::{FileId, UserId};

use super::{rules, store};
use crate::app::App;
use crate::db::Tx;
use crate::error::Result;
use crate::queue::{self, JobKind};

/// Counts one use less; in the transaction that makes the object show it no more. What nothing uses goes after a
/// while. A file that is gone already is no error.
pub async fn release(app: &App, tx: &mut Tx, id: &FileId) -> Result<()> {
    let Some(purpose) = store::release(tx, id).await? else { return Ok(()) };
    let leaves_at = app.now() + rules::stays_after_use(purpose.parse()?);
    if store::set_leaving(tx, id, leaves_at).await? {
        queue::enqueue(app, tx, JobKind::FileLeave, id.as_str(), leaves_at).await?;
    }
    Ok(())
}

/// Ends every use of whatever a user has sent, and lets it go at once: for an account that is deleted.
pub async fn release_all_of(app: &App, tx: &mut Tx, user: &UserId) -> Result<()> {
    let now = app.now();
    for id in store::release_all_of(tx, user, now).await? {
        queue::enqueue(app, tx, JobKind::FileLeave, &id, now).await?;
    }
    Ok(())
}
