//! The job that removes what nothing shows.

use banyi_shared::FileId;

use super::store;
use crate::app::App;
use crate::crash;
use crate::queue::{JobError, Outcome};

const CALL: &str = "files.delete";

/// Removes a file that nothing uses and whose time has come; anything else stays, and whatever ends its last use
/// queues this again. First nobody sees it, then its bytes go, then its row: to be run again after any of them.
pub async fn leave(app: &App, id: &FileId) -> Result<Outcome, JobError> {
    let mut tx = app.db.begin("files.begin_leaving").await?;
    let goes = store::begin_leaving(&mut tx, id, app.now()).await?;
    tx.commit().await?;
    if !goes {
        return Ok(Outcome::Done);
    }
    crash::point(CALL, "before_call");
    app.files.storage.delete(id).await?;
    crash::point(CALL, "after_call");
    let mut tx = app.db.begin("files.leave").await?;
    store::delete(&mut tx, id).await?;
    tx.commit().await?;
    Ok(Outcome::Done)
}
