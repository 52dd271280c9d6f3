//! The account behind an openid.

use banyi_shared::dto::admin::AccountState;
use banyi_shared::{ErrorCode, UserId};

use super::store;
use crate::app::App;
use crate::db::Tx;
use crate::error::{Error, Result};

/// The user with this openid, made when absent: one, also when two come at once. Errs with USER_LOCKED.
pub async fn of_openid(app: &App, tx: &mut Tx, openid: &str, unionid: Option<&str>) -> Result<UserId> {
    let now = app.now();
    let new: UserId = app.rng.new_id(now);
    store::insert(tx, &new, openid, unionid, now).await?;
    let user = store::by_openid(tx, openid)
        .await?
        .ok_or_else(|| Error::internal("a user who was just made is not there"))?;
    if user.state != AccountState::Active.as_str() {
        return Err(Error::new(ErrorCode::UserLocked));
    }
    Ok(user.id.parse()?)
}
