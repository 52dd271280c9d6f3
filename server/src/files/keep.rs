//! A file that we have written ourselves, for a member of staff to take away.

use std::path::Path;

use banyi_shared::dto::FilePurpose;
use banyi_shared::time::DAY;
use banyi_shared::{FileId, Instant, StaffId};

use super::store;
use crate::app::App;
use crate::crash;
use crate::error::{Error, Result};
use crate::queue::{self, JobKind};

const CALL: &str = "files.keep";

/// How long it stays, in ms.
const STAYS: i64 = 7 * DAY;

/// What is to be kept.
pub struct Written<'a> {
    /// Where it is on this machine.
    pub path: &'a Path,
    /// Its length in bytes.
    pub bytes: i64,
    /// SHA-256 of it, hex.
    pub sha256: &'a str,
    /// What it is.
    pub content_type: &'static str,
}

/// Keeps it for a week, and says until when. As with what arrives, its row and the job that removes it come before its
/// bytes, so that nothing stays that nobody knows of.
pub async fn keep(app: &App, staff: &StaffId, written: &Written<'_>) -> Result<(FileId, Instant)> {
    let now = app.now();
    let id: FileId = app.rng.new_id(now);
    let leaves_at = now + STAYS;
    let mut tx = app.db.begin("files.begin_keeping").await?;
    let file = store::NewFile {
        id: &id,
        purpose: FilePurpose::Export,
        user_id: None,
        staff_id: Some(staff.as_str()),
        content_type: written.content_type,
        bytes: written.bytes,
        width: 0,
        height: 0,
        sha256: written.sha256,
        leaves_at,
        created_at: now,
    };
    store::insert(&mut tx, &file).await?;
    queue::enqueue(app, &mut tx, JobKind::FileLeave, id.as_str(), leaves_at).await?;
    tx.commit().await?;
    crash::point(CALL, "before_call");
    app.files.storage.put_file(&id, written.path, written.content_type).await?;
    crash::point(CALL, "after_call");
    let mut tx = app.db.begin("files.keep").await?;
    let is_kept = store::set_stored(&mut tx, &id).await?;
    tx.commit().await?;
    if is_kept {
        Ok((id, leaves_at))
    } else {
        Err(Error::internal(format_args!("file {id} left while it was kept")))
    }
}
