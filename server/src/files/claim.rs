//! An object begins to show a file.

use banyi_shared::FileId;
use banyi_shared::dto::FilePurpose;

use super::{By, rules, store};
use crate::app::App;
use crate::db::Tx;
use crate::error::{Error, Result};

/// Counts one more use, so that the file stays; in the transaction that makes the object show it.
///
/// Give back the file shown before by [`super::release`] after this; to claim and release the same file changes
/// nothing. Errs with VALIDATION_FAILED for the purpose's field (`avatarFileId`, `imageFileId`, `pictureFileId`,
/// `photoFileId`) when there is no such file, it is for another purpose, or it is another user's.
pub async fn claim(_app: &App, tx: &mut Tx, id: &FileId, purpose: FilePurpose, by: By<'_>) -> Result<()> {
    let owner = match by {
        By::User(user) => Some(user),
        By::Staff(_) => None,
    };
    if store::claim(tx, id, purpose, owner).await? {
        return Ok(());
    }
    Err(Error::field(rules::field(purpose), "图片不存在或已失效，请重新上传"))
}
