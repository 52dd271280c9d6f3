//! Pictures that the rows of a domain show: claimed when a row begins to name one, released when it ends.

use banyi_shared::FileId;
use banyi_shared::dto::FilePurpose;

use crate::app::App;
use crate::db::Tx;
use crate::error::Result;
use crate::files::{self, By};
use crate::staff::CurrentStaff;

/// In the transaction that saves a row, whose lock is held: `after` takes the place of `before`. VALIDATION_FAILED
/// when staff may not use the file so.
pub async fn exchange(
    app: &App,
    tx: &mut Tx,
    staff: &CurrentStaff,
    purpose: FilePurpose,
    before: Option<&str>,
    after: Option<&FileId>,
) -> Result<()> {
    if before == after.map(FileId::as_str) {
        return Ok(());
    }
    if let Some(file) = after {
        files::claim(app, tx, file, purpose, By::Staff(staff)).await?;
    }
    if let Some(file) = before {
        files::release(app, tx, &file.parse()?).await?;
    }
    Ok(())
}

/// Where the picture that a row names can be read.
pub fn url(app: &App, id: Option<&FileId>, purpose: FilePurpose) -> Option<String> {
    id.map(|id| files::url(app, id, purpose))
}
