//! 注销账号: a user ends their own account.

use banyi_shared::{ErrorCode, UserId};

use super::store;
use crate::app::App;
use crate::error::{Error, Result};
use crate::{applications, auth, files, notices, orders, patients, refunds, waitlist};

/// Ends the account and takes out of it whatever no order needs; all of it or nothing.
///
/// The row stays, because orders name it: without openid, so that the same person may sign in anew as somebody
/// new. Orders keep their own sealed copies, which the books need. Errs with ACCOUNT_BUSY while an order is under
/// way, a place is kept for them in line or money is on its way back, and with UNAUTHENTICATED when the account has ended already.
pub async fn delete(app: &App, id: &UserId) -> Result<()> {
    let now = app.now();
    let tombstone = format!("deleted:{}", app.rng.token());
    let mut tx = app.db.begin("users.delete").await?;
    // First of all, as its lock: sign-ins, orders and patients that come now wait here and then find nobody.
    if !store::bury(&mut tx, id, &tombstone, now).await? {
        return Err(Error::new(ErrorCode::Unauthenticated));
    }
    if orders::is_any_live(&mut tx, id).await? || refunds::is_any_open(&mut tx, id).await? {
        return Err(Error::new(ErrorCode::AccountBusy));
    }
    waitlist::forget(app, &mut tx, id).await?;
    auth::revoke_all(&mut tx, id, now).await?;
    patients::forget(app, &mut tx, id).await?;
    notices::forget(&mut tx, id).await?;
    applications::forget(&mut tx, id).await?;
    files::release_all_of(app, &mut tx, id).await?;
    tx.commit().await?;
    tracing::info!(user = %id, "an account was deleted by its user");
    Ok(())
}
