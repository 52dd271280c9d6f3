//! One's own sign-ins: where one is signed in, and ending that.

use banyi_shared::dto::admin::{OwnSession, OwnSessionList};
use banyi_shared::{Instant, StaffSessionId};

use super::CurrentStaff;
use super::store::session;
use crate::app::App;
use crate::audit;
use crate::error::{Error, Result};
use crate::live;

/// One's own sign-ins, the newest first.
pub async fn list(app: &App, staff: &CurrentStaff) -> Result<OwnSessionList> {
    let rows = session::of_staff(&app.db, staff.id.as_str(), app.now().ms()).await?;
    let items = rows
        .into_iter()
        .map(|row| {
            Ok(OwnSession {
                id: row.id.parse()?,
                created_at: Instant::from_ms(row.created_at),
                expires_at: Instant::from_ms(row.expires_at),
                is_current: row.hash == staff.session,
                user_agent: row.user_agent,
                address: row.address,
            })
        })
        .collect::<Result<_>>()?;
    Ok(OwnSessionList { items })
}

/// Ends one of them; whether it was the one that asks. NOT_FOUND when it is nobody's, or somebody else's.
pub async fn end(app: &App, staff: &CurrentStaff, id: &StaffSessionId) -> Result<bool> {
    let mut tx = app.db.begin("staff.end_session").await?;
    let ended = session::end_own(&mut tx, staff.id.as_str(), id.as_str()).await?;
    let is_current = ended.ok_or_else(Error::not_found)? == staff.session;
    let detail = if is_current { "退出当前登录" } else { "退出另一处登录" };
    audit::record(app, &mut tx, staff, "staff.end_session", "staff", staff.id.as_str(), detail).await?;
    live::sessions_changed(app, &mut tx).await?;
    tx.commit().await?;
    Ok(is_current)
}

/// Ends all but the one that asks.
pub async fn end_others(app: &App, staff: &CurrentStaff) -> Result<()> {
    let mut tx = app.db.begin("staff.end_other_sessions").await?;
    let ended = session::end_others(&mut tx, staff.id.as_str(), &staff.session).await?;
    if ended > 0 {
        let detail = format!("退出其他 {ended} 处登录");
        audit::record(app, &mut tx, staff, "staff.end_session", "staff", staff.id.as_str(), &detail).await?;
        live::sessions_changed(app, &mut tx).await?;
    }
    tx.commit().await
}
