//! A new password for oneself.

use banyi_shared::ErrorCode;
use banyi_shared::dto::admin::PasswordChange;

use super::store::{account, session};
use super::{CurrentStaff, password};
use crate::app::App;
use crate::audit;
use crate::error::{Error, Result};
use crate::http::Check;
use crate::http::limiter::Counted;
use crate::live;

/// Gives oneself a new password and ends all other sessions of the account. The current one must be right;
/// tries count as sign-ins do.
pub async fn change_password(
    app: &App,
    staff: &CurrentStaff,
    address: &str,
    input: PasswordChange,
) -> Result<()> {
    let mut check = Check::new();
    password::check(&mut check, "new", &input.new, &staff.account);
    check.need(input.new != input.current, "new", "新密码不能与当前密码相同");
    check.finish()?;
    app.limiter.count(Counted::SignIn, &format!("{address} {}", staff.account)).await?;
    let row = account::read(&app.db, staff.id.as_str()).await?.ok_or_else(Error::not_found)?;
    if !password::is_right(&input.current, Some(&row.password_hash)).await? {
        return Err(Error::field("current", "当前密码不正确"));
    }
    let new = password::hash(app, &input.new).await?;

    let mut tx = app.db.begin("staff.change_password").await?;
    let (id, now) = (staff.id.as_str(), app.now().ms());
    if !account::set_password(&mut tx, id, &row.password_hash, &new, now).await? {
        return Err(Error::new(ErrorCode::Conflict));
    }
    session::end_others(&mut tx, id, &staff.session).await?;
    live::sessions_changed(app, &mut tx).await?;
    audit::record(app, &mut tx, staff, "staff.password", "staff", id, "修改自己的密码").await?;
    tx.commit().await
}
