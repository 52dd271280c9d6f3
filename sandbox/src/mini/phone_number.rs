//! getPhoneNumber: a code of the button becomes a phone number, once.

use super::error::MiniError;
use super::gate::{Desk, Reply};
use super::token;
use serde_json::json;

/// POST /wxa/business/getuserphonenumber
pub fn tell(desk: &mut Desk<'_>) -> Result<Reply, MiniError> {
    token::check(desk)?;
    let body = desk.json()?;
    let code = body["code"].as_str().filter(|code| !code.is_empty()).ok_or_else(|| MiniError::of(41_008))?;
    let person = desk.state.phone_codes.redeem(code, desk.wall_ms).map_err(|_| MiniError::of(40_029))?;
    let person = desk.state.person(&person).ok_or_else(|| MiniError::of(40_029))?;
    if body["openid"].as_str().is_some_and(|openid| openid != person.openid) {
        return Err(MiniError::of(40_029));
    }
    let answer = json!({
        "errcode": 0,
        "errmsg": "ok",
        "phone_info": {
            "phoneNumber": person.phone,
            "purePhoneNumber": person.phone,
            "countryCode": "86",
            "watermark": {"timestamp": desk.wall_ms / 1000, "appid": desk.keys.appid},
        },
    });
    Ok(Reply::Json(answer, "application/json; encoding=utf-8"))
}
