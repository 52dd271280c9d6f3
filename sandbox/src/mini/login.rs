//! code2Session: a login code becomes an openid, once.

use super::error::MiniError;
use super::gate::{Desk, Reply};
use crate::people::{CodeError, session_key};
use serde_json::json;

/// GET /sns/jscode2session; JSON under text/plain, as the platform sends it.
pub fn exchange(desk: &mut Desk<'_>) -> Result<Reply, MiniError> {
    let appid = desk.parameter("appid").ok_or_else(|| MiniError::of(41_002))?;
    let secret = desk.parameter("secret").ok_or_else(|| MiniError::of(41_004))?;
    let code = desk.parameter("js_code").ok_or_else(|| MiniError::of(41_008))?.to_owned();
    if appid != desk.keys.appid {
        return Err(MiniError::of(40_013));
    }
    if secret != desk.keys.secret {
        return Err(MiniError::of(40_125));
    }
    if desk.parameter("grant_type") != Some("authorization_code") {
        return Err(MiniError::of(40_002));
    }
    let redeemed = desk.state.login_codes.redeem(&code, desk.wall_ms);
    let person =
        redeemed.map_err(|error| MiniError::of(if error == CodeError::Used { 40_163 } else { 40_029 }))?;
    let openid = desk.state.person(&person).ok_or_else(|| MiniError::of(40_029))?.openid.clone();
    let session_key = session_key(&mut desk.state.chance);
    Ok(Reply::Json(json!({"session_key": session_key, "openid": openid}), "text/plain"))
}
