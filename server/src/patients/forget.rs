//! What is left of patients when their user's account ends.

use banyi_shared::UserId;

use super::sealed::{self, Emptied};
use super::store;
use crate::app::App;
use crate::db::Tx;
use crate::error::Result;

/// Deletes all patients of a user, and overwrites what is personal in every row, also of those deleted before.
/// The rows stay, because orders name them; orders have sealed copies of their own.
pub async fn forget(app: &App, tx: &mut Tx, user: &UserId) -> Result<()> {
    for id in store::all_ids(tx, user).await? {
        let Emptied { name, id_card, phone } = sealed::emptied(&app.vault, &id)?;
        store::forget(tx, &id, [&name, &id_card, &phone], app.now()).await?;
    }
    Ok(())
}
