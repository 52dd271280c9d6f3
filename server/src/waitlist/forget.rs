//! An account is deleted.

use banyi_shared::{ErrorCode, UserId};

use super::store;
use crate::app::App;
use crate::db::Tx;
use crate::error::{Error, Result};

/// Leaves all lines of a locked user. ACCOUNT_BUSY while a place is kept for them.
pub async fn forget(app: &App, tx: &mut Tx, user: &UserId) -> Result<()> {
    for (id, state) in store::open_of(tx, user).await? {
        // One that was offered at this moment is no longer waiting.
        if state != "waiting" || !store::set_state(tx, &id.parse()?, "waiting", "left", app.now()).await? {
            return Err(Error::new(ErrorCode::AccountBusy));
        }
    }
    Ok(())
}
