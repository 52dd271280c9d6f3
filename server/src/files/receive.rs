//! A picture arrives.

use banyi_shared::FileId;
use banyi_shared::dto::{FilePurpose, StoredFile};
use bytes::Bytes;

use super::picture::{self, Picture};
use super::upload::Upload;
use super::{By, link, rules, store};
use crate::app::App;
use crate::error::{Error, Result};
use crate::http::limiter::Counted;
use crate::queue::{self, JobKind};
use crate::{audit, crash};

const CALL: &str = "files.put";

/// Reads an upload, makes the picture anew and stores it; `allowed` are the purposes that the endpoint takes. Sent
/// twice, it is stored twice: what nothing comes to use is removed after a day.
///
/// Errs with RATE_LIMITED, BODY_TOO_LARGE, FILE_REFUSED for what is no picture of a type that is taken,
/// VALIDATION_FAILED with `fields.file` for one that cannot be read, and UNAVAILABLE.
pub async fn receive(app: &App, by: By<'_>, allowed: &[FilePurpose], upload: Upload) -> Result<StoredFile> {
    let who = match by {
        By::User(user) => user.as_str(),
        By::Staff(staff) => staff.id.as_str(),
    };
    app.limiter.count(Counted::Uploads, who).await?;
    let most = allowed.iter().map(|purpose| rules::max_bytes(*purpose)).max().unwrap_or_default();
    let (purpose, picture) = {
        let _slot = app.files.reading.acquire().await.map_err(Error::internal)?;
        let sent = upload.read(allowed, most).await?;
        (sent.purpose, picture::remake(&app.files.decoding, sent.file, sent.purpose).await?)
    };
    let id = begin(app, by, purpose, &picture).await?;
    let stored = StoredFile {
        purpose,
        content_type: picture.content_type.to_owned(),
        bytes: picture.size(),
        width: picture.width.into(),
        height: picture.height.into(),
        url: link::url(app, &id, purpose),
        id,
    };
    crash::point(CALL, "before_call");
    app.files.storage.put(&stored.id, Bytes::from(picture.bytes), picture.content_type).await?;
    crash::point(CALL, "after_call");
    let mut tx = app.db.begin("files.store").await?;
    let is_wanted = store::set_stored(&mut tx, &stored.id).await?;
    tx.commit().await?;
    if !is_wanted {
        // Its user is gone meanwhile, and it may be that the job came before the bytes.
        app.files.storage.delete(&stored.id).await?;
        return Err(Error::not_found());
    }
    Ok(stored)
}

/// The row comes before the bytes, and with it the job that removes both unless something uses them: wherever this
/// ends, nothing stays that nobody knows of.
async fn begin(app: &App, by: By<'_>, purpose: FilePurpose, picture: &Picture) -> Result<FileId> {
    let now = app.now();
    let id: FileId = app.rng.new_id(now);
    let leaves_at = now + rules::UNUSED;
    let (user_id, staff_id) = match by {
        By::User(user) => (Some(user.as_str()), None),
        By::Staff(staff) => (None, Some(staff.id.as_str())),
    };
    let mut tx = app.db.begin("files.receive").await?;
    let file = store::NewFile {
        id: &id,
        purpose,
        user_id,
        staff_id,
        content_type: picture.content_type,
        bytes: picture.size(),
        width: picture.width.into(),
        height: picture.height.into(),
        sha256: &picture.sha256(),
        leaves_at,
        created_at: now,
    };
    store::insert(&mut tx, &file).await?;
    queue::enqueue(app, &mut tx, JobKind::FileLeave, id.as_str(), leaves_at).await?;
    if let By::Staff(staff) = by {
        let detail = format!("上传{}", rules::word(purpose));
        audit::record(app, &mut tx, staff, "file.upload", "file", id.as_str(), &detail).await?;
    }
    tx.commit().await?;
    Ok(id)
}
