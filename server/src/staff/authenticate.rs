//! From a session's token to the member of staff: one indexed read for each request, so that a lock or a
//! changed role counts at once.

use banyi_shared::dto::admin::AccountState;
use banyi_shared::{ErrorCode, StaffId};

use super::principal::{CurrentStaff, Scope};
use super::{role, store};
use crate::app::App;
use crate::error::{Error, Result};
use crate::vault::Vault;

/// Who the token stands for. UNAUTHENTICATED when it is unknown or over 12 hours old, USER_LOCKED when the account is locked.
pub async fn authenticate(app: &App, token: &str) -> Result<CurrentStaff> {
    of_session(app, Vault::hash_token(token)).await
}

/// The same member of staff as they are now, for what lasts longer than a request. Errs as a request would.
pub async fn still(app: &App, staff: &CurrentStaff) -> Result<CurrentStaff> {
    of_session(app, staff.session.clone()).await
}

async fn of_session(app: &App, hash: String) -> Result<CurrentStaff> {
    // One row, or one for each hospital of a role that does not see all.
    let rows = store::session::find(&app.db, &hash).await?;
    let is_over = rows.first().is_none_or(|row| row.expires_at <= app.now().ms());
    if is_over {
        return Err(Error::new(ErrorCode::Unauthenticated));
    }
    read(&rows, hash)
}

/// A member of staff as they are now, for work that they asked for and that outlasts their session.
/// UNAUTHENTICATED when there is none, USER_LOCKED when the account is locked.
pub async fn as_now(app: &App, id: &StaffId) -> Result<CurrentStaff> {
    read(&store::session::find_staff(&app.db, id.as_str()).await?, String::new())
}

fn read(rows: &[store::session::SessionRow], session: String) -> Result<CurrentStaff> {
    let row = rows.first().ok_or_else(|| Error::new(ErrorCode::Unauthenticated))?;
    if row.state != AccountState::Active.as_str() {
        return Err(super::locked());
    }
    let scope = if row.all_hospitals == 1 {
        Scope::All
    } else {
        let ids = rows.iter().filter_map(|row| row.hospital_id.as_deref());
        Scope::Hospitals(ids.map(str::parse).collect::<Result<_, _>>()?)
    };
    Ok(CurrentStaff {
        id: row.id.parse()?,
        account: row.account.clone(),
        name: row.name.clone(),
        role_id: row.role_id.parse()?,
        role: row.role_name.clone(),
        permissions: role::parse_permissions(&row.permissions),
        scope,
        session,
    })
}
