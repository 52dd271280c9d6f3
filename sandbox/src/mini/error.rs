//! How api.weixin.qq.com says no: HTTP 200 with `errcode` and `errmsg`.

use serde_json::{Value, json};

/// An error answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MiniError {
    /// The documented code, e.g. 40029.
    pub errcode: i64,
    /// Its text.
    pub errmsg: String,
}

impl MiniError {
    /// The error in the platform's own words, as far as they are known.
    pub fn of(errcode: i64) -> Self {
        let errmsg = match errcode {
            -1 => "system error",
            40_001 => "invalid credential, access_token is invalid or not latest",
            40_002 => "invalid grant_type",
            40_003 => "invalid openid",
            40_013 => "invalid appid",
            40_029 => "invalid code",
            40_037 => "invalid template_id",
            40_097 => "invalid args",
            40_125 => "invalid appsecret",
            40_163 => "code been used",
            40_164 => "invalid ip, not in whitelist",
            40_169 => "invalid length for scene, or the data is not json string",
            40_226 => "code blocked",
            41_001 => "access_token missing",
            41_002 => "appid missing",
            41_004 => "appsecret missing",
            41_008 => "missing code",
            41_030 => "invalid page",
            42_001 => "access_token expired",
            43_002 => "require POST method",
            43_101 => "user refuse to accept the msg",
            45_009 => "reach max api daily quota limit",
            45_011 => "api minute-quota reach limit, must slower, retry next minute",
            47_001 => "data format error",
            47_003 => "argument invalid!",
            _ => "error",
        };
        Self { errcode, errmsg: errmsg.to_owned() }
    }

    /// The same error with its own text.
    pub fn saying(errcode: i64, errmsg: impl Into<String>) -> Self {
        Self { errcode, errmsg: errmsg.into() }
    }

    /// The body of the answer; the text ends in the id of the request.
    pub fn body(&self, rid: &str) -> Value {
        json!({"errcode": self.errcode, "errmsg": format!("{}, rid: {rid}", self.errmsg)})
    }
}
