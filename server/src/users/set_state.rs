//! Locking and unlocking a user.

use banyi_shared::dto::admin::{AccountState, AdminUser, UserStateChange};
use banyi_shared::{ErrorCode, UserId};

use super::list::view;
use super::store;
use crate::app::App;
use crate::audit;
use crate::error::{Error, Result};
use crate::http::Check;
use crate::staff::CurrentStaff;

/// Sets the state; a lock counts for the user's next request. What is so already stays, and nothing is recorded.
///
/// Errs with VALIDATION_FAILED for the reason, NOT_FOUND, and MOVE_NOT_ALLOWED for a deleted account.
pub async fn set_state(
    app: &App,
    staff: &CurrentStaff,
    id: &UserId,
    change: UserStateChange,
) -> Result<AdminUser> {
    let mut check = Check::new();
    let reason = check.text("reason", &change.reason, 2, 200);
    check.finish()?;
    let (action, word) = match change.state {
        AccountState::Active => ("user.unlock", "解除锁定"),
        AccountState::Locked => ("user.lock", "锁定"),
    };
    let mut tx = app.db.begin("users.set_state").await?;
    if store::set_state(&mut tx, id, change.state, app.now()).await? {
        let detail = format!("{word}：{reason}");
        audit::record(app, &mut tx, staff, action, "user", id.as_str(), &detail).await?;
    }
    tx.commit().await?;
    let row = store::listed(&app.db, id).await?.ok_or_else(Error::not_found)?;
    if row.deleted_at.is_some() {
        return Err(Error::new(ErrorCode::MoveNotAllowed).message("账号已注销，不能再锁定或解锁"));
    }
    view(row)
}
