//! A new pair of tokens for a refresh token.
//!
//! The successors are derived from the token, so that nothing need be kept in clear to say them again.

use banyi_shared::dto::TokenPair;
use banyi_shared::{ErrorCode, Instant, UserId};

use super::{ACCESS_LASTS, REFRESH_GRACE, store};
use crate::app::App;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::users;
use crate::vault::Vault;

/// The hashes that a refresh moves between.
struct Step {
    old: String,
    next: String,
    access: String,
}

/// Gives the successor of a refresh token.
///
/// The token before gives the same pair again for [`REFRESH_GRACE`]; after that its use looks like theft and ends
/// the family. Errs with UNAUTHENTICATED, also for a token that has ended, and with USER_LOCKED.
pub async fn refresh(app: &App, token: &str) -> Result<TokenPair> {
    let next = app.vault.derive_token("refresh", token);
    let access = app.vault.derive_token("access", token);
    let step = Step {
        old: Vault::hash_token(token),
        next: Vault::hash_token(&next),
        access: Vault::hash_token(&access),
    };
    let now = app.now();
    let mut tx = app.db.begin("auth.refresh").await?;
    let outcome = advance(&mut tx, &step, now).await?;
    // A family that was ended is to stay so: this commits in every case.
    tx.commit().await?;
    let (user, since) = outcome.ok_or_else(unknown)?;
    Ok(TokenPair {
        access_token: access,
        refresh_token: next,
        expires_in: (since + ACCESS_LASTS - now) / 1000,
        user: users::show(app, &user).await?,
    })
}

fn unknown() -> Error {
    Error::new(ErrorCode::Unauthenticated)
}

/// The user, and when the pair was first given; `None` when the family has just been ended.
async fn advance(tx: &mut Tx, step: &Step, now: Instant) -> Result<Option<(UserId, Instant)>> {
    let mut session = usable(tx, step).await?;
    let user: UserId = session.user_id.parse()?;
    if session.refresh_hash == step.old {
        if session.refresh_expires_at <= now.ms() {
            return Err(unknown());
        }
        if store::rotate(tx, &step.old, &step.next, now).await? {
            store::insert_access(tx, &session.id, &user, &step.access, now).await?;
            return Ok(Some((user, now)));
        }
        // A twin was faster: what it left is read anew.
        session = usable(tx, step).await?;
    }
    let is_soon = now.ms() - session.rotated_at <= REFRESH_GRACE;
    if !is_soon {
        tracing::warn!(user = %user, session = %session.id, "an old refresh token was used: its family ends");
        store::revoke(tx, &session.id, now).await?;
        return Ok(None);
    }
    // Another key derives another pair: what the phone was given cannot be said again.
    if session.refresh_hash != step.next {
        return Err(unknown());
    }
    Ok(Some((user, Instant::from_ms(session.rotated_at))))
}

async fn usable(tx: &mut Tx, step: &Step) -> Result<store::Session> {
    let session = store::by_refresh(tx, &step.old)
        .await?
        .filter(|session| session.revoked_at.is_none() && session.deleted_at.is_none())
        .ok_or_else(unknown)?;
    if session.state != "active" {
        return Err(Error::new(ErrorCode::UserLocked));
    }
    Ok(session)
}
