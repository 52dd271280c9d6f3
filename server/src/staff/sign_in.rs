//! Staff sign in with account and password.

use banyi_shared::dto::admin::{AccountState, StaffSession, StaffSignIn};
use banyi_shared::time::{HOUR, MINUTE};
use banyi_shared::{ErrorCode, Instant};

use super::authenticate::authenticate;
use super::store::{account, session};
use super::{locked, password};
use crate::app::App;
use crate::audit;
use crate::error::{Error, Result};
use crate::http::limiter::Counted;
use crate::vault::Vault;

/// How long a session lasts, ms, whatever is done in it.
pub const LIFETIME: i64 = 12 * HOUR;
/// Wrong passwords in a row after which the account is locked out.
const MOST_FAILURES: i64 = 5;
/// How long a lock-out lasts, ms of business time.
const LOCK_OUT: i64 = 15 * MINUTE;

/// Where somebody signs in.
#[derive(Debug, Clone)]
pub struct Browser {
    /// The client's address.
    pub address: String,
    /// The browser's own words, as they came.
    pub user_agent: Option<String>,
}

/// Characters of a browser's own words that are kept.
const MOST_WORDS: usize = 200;

impl Browser {
    /// Its own words, printable and not too many.
    fn words(&self) -> Option<String> {
        let words = self.user_agent.as_deref()?.trim();
        let kept: String = words.chars().filter(|c| !c.is_control()).take(MOST_WORDS).collect();
        (!kept.is_empty()).then_some(kept)
    }
}

/// A new session.
pub struct SignedIn {
    /// Who is signed in.
    pub session: StaffSession,
    /// The cookie's value.
    pub token: String,
}

/// Signs in. RATE_LIMITED by address and account; SIGN_IN_FAILED; USER_LOCKED with `until` during a lock-out,
/// even for the right password, and for an account that a colleague locked.
///
/// A try is counted as failed before the password is looked at and taken back when it is right, so that
/// guesses at the same time cannot be more than five.
pub async fn sign_in(app: &App, from: &Browser, input: StaffSignIn) -> Result<SignedIn> {
    let address = &from.address;
    let name = input.account.trim().to_ascii_lowercase();
    let shown: String = name.chars().take(32).collect();
    app.limiter.count(Counted::SignIn, &format!("{address} {shown}")).await?;
    let found = account::find_by_account(&app.db, &name).await?;
    let now = app.now();
    let Some(row) = found else {
        password::is_right(&input.password, None).await?;
        return Err(Error::new(ErrorCode::SignInFailed));
    };
    let until = count_try(app, &name, row.locked_until, now).await?;
    if !password::is_right(&input.password, Some(&row.password_hash)).await? {
        return Err(failed(until));
    }
    if row.state != AccountState::Active.as_str() {
        return Err(locked());
    }

    let token = app.rng.token();
    let hash = Vault::hash_token(&token);
    let mut tx = app.db.begin("staff.sign_in").await?;
    if !account::succeed(&mut tx, &row.id, &row.password_hash, now.ms()).await? {
        // Locked, or given another password, in the meantime.
        return Err(Error::new(ErrorCode::SignInFailed));
    }
    session::sweep(&mut tx, &row.id, now.ms()).await?;
    let id = app.rng.id(now);
    let user_agent = from.words();
    let new = session::NewSession {
        id: &id,
        hash: &hash,
        staff: &row.id,
        now: now.ms(),
        expires_at: (now + LIFETIME).ms(),
        user_agent: user_agent.as_deref(),
        address: &from.address,
    };
    session::insert(&mut tx, &new).await?;
    let actor = audit::Actor { id: &row.id.parse()?, account: &row.account };
    audit::record_as(app, &mut tx, actor, "staff.sign_in", "staff", &row.id, "登录").await?;
    tx.commit().await?;
    Ok(SignedIn { session: authenticate(app, &token).await?.describe(), token })
}

/// Counts the try; the end of the lock-out that it begins should it fail. USER_LOCKED during a lock-out.
async fn count_try(
    app: &App,
    name: &str,
    locked_until: Option<i64>,
    now: Instant,
) -> Result<Option<Instant>> {
    if let Some(until) = locked_until.filter(|until| *until > now.ms()) {
        return Err(locked_out(Instant::from_ms(until)));
    }
    let until = now + LOCK_OUT;
    let mut tx = app.db.begin("staff.count_try").await?;
    let counted = account::count_try(&mut tx, name, now.ms(), MOST_FAILURES, until.ms()).await?;
    tx.commit().await?;
    // None: another try at the same time has locked the account out.
    let begun = counted.ok_or_else(|| locked_out(until))?;
    Ok(begun.map(Instant::from_ms))
}

fn failed(until: Option<Instant>) -> Error {
    let error = Error::new(ErrorCode::SignInFailed);
    match until {
        None => error,
        Some(until) => {
            error.message("账号或密码不正确；已连续 5 次，账号锁定 15 分钟").detail("until", until)
        }
    }
}

fn locked_out(until: Instant) -> Error {
    let clock = until.civil().format("%H:%M");
    Error::new(ErrorCode::UserLocked)
        .message(format!("密码连续输错 5 次，账号已锁定，请于 {clock} 后再试"))
        .detail("until", until)
}
