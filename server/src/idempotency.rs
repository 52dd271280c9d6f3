//! One key, one effect. The key's row and the answer are written in the transaction of the effect;
//! a twin at the same time waits for it and gets the same answer. Errors are not kept.

mod store;

use banyi_shared::{ErrorCode, Instant};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::app::App;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::http::IdempotencyKey;

pub use store::sweep;

/// Whose key it is and what it was sent with.
#[derive(Debug)]
pub struct Request<'a> {
    /// `user:<id>` or `staff:<id>`.
    pub actor: String,
    /// The header and the request that it came with.
    pub key: &'a IdempotencyKey,
    /// SHA-256 of the raw body, hex.
    pub body_sha256: &'a str,
}

/// What a key finds.
#[derive(Debug)]
pub enum Claim<T> {
    /// It is new: carry out the effect, then [`answer`].
    New,
    /// It has its answer.
    Done(T),
}

/// The answer that the key has, if it has one: asked before anything else, so that a repeated request is answered
/// as it was even when what it asked for could not be done any more.
pub async fn peek<T: DeserializeOwned>(app: &App, request: &Request<'_>) -> Result<Option<T>> {
    match store::read(&app.db, request, request.key.require()?).await? {
        None => Ok(None),
        Some(kept) => kept.open(request).map(Some),
    }
}

/// Claims the key in the effect's transaction. PostgreSQL's unique index, or SQLite's one writer, makes a twin wait here.
pub async fn claim<T: DeserializeOwned>(
    tx: &mut Tx,
    request: &Request<'_>,
    now: Instant,
) -> Result<Claim<T>> {
    let key = request.key.require()?;
    if store::insert(tx, request, key, now).await? {
        return Ok(Claim::New);
    }
    let kept = store::find(tx, request, key).await?.ok_or_else(|| Error::new(ErrorCode::Conflict))?;
    kept.open(request).map(Claim::Done)
}

impl store::Kept {
    /// The answer, if the key came with the same body.
    fn open<T: DeserializeOwned>(&self, request: &Request<'_>) -> Result<T> {
        if self.body_sha256 != request.body_sha256 {
            return Err(Error::new(ErrorCode::IdempotencyKeyReused));
        }
        Ok(serde_json::from_str(&self.answer)?)
    }
}

/// Keeps the answer, in the effect's transaction. It holds ids and masked values only.
pub async fn answer<T: Serialize>(tx: &mut Tx, request: &Request<'_>, value: &T) -> Result<()> {
    store::finish(tx, request, request.key.require()?, &serde_json::to_string(value)?).await
}
