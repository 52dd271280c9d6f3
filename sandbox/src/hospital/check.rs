//! Whether a call of version 1 comes from the platform.

use super::desk::Desk;
use super::sign::{Signed, WINDOW_SECONDS, is_nonce};
use crate::pay::Call;

/// Lets a call in, or says why not. A nonce is used up by a call that is otherwise good.
pub fn check(desk: &mut Desk, call: &Call, wall_seconds: i64) -> Result<(), &'static str> {
    let header = |name: &str| call.header(name).filter(|value| !value.is_empty()).ok_or("missing");
    let hospital = header("x-banyi-hospital")?;
    let key = header("x-banyi-key")?;
    let timestamp = header("x-banyi-timestamp")?;
    let nonce = header("x-banyi-nonce")?;
    let signature = header("x-banyi-signature")?;
    let settings = &desk.books.settings;
    if hospital != settings.hospital {
        return Err("hospital");
    }
    let secret = settings.secret_of(key).ok_or("key")?;
    let timestamp: i64 = timestamp.parse().map_err(|_| "timestamp")?;
    if wall_seconds.abs_diff(timestamp) > WINDOW_SECONDS.unsigned_abs() {
        return Err("timestamp");
    }
    if !is_nonce(nonce) {
        return Err("nonce");
    }
    let signed = Signed { method: &call.method, path: &call.path, timestamp, nonce, body: &call.body };
    if !signed.is_signed(secret, signature) {
        return Err("signature");
    }
    if desk.books.is_replayed(nonce, wall_seconds) { Err("replayed") } else { Ok(()) }
}
