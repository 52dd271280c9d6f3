//! Sign-in: a code of wx.login becomes an openid (`GET /sns/jscode2session`).

use std::time::Instant as Stopwatch;

use reqwest::Url;
use serde::Deserialize;

use super::transport::Lost;
use super::{SessionError, WeChat};
use crate::crash;

const CALL: &str = "code_to_session";
/// No answer is longer, in bytes.
const AT_MOST: usize = 64 * 1024;

/// Who signed in. The session key that comes with it is dropped: nothing here needs it.
#[derive(Clone, PartialEq, Eq)]
pub struct WechatSession {
    /// The user, for our appid.
    pub openid: String,
    /// The user across one company's apps, where these are bound together.
    pub unionid: Option<String>,
}

impl std::fmt::Debug for WechatSession {
    /// Without the user.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("WechatSession").finish_non_exhaustive()
    }
}

#[derive(Deserialize)]
struct Answer {
    #[serde(default)]
    errcode: i64,
    openid: Option<String>,
    unionid: Option<String>,
}

impl WeChat {
    /// Exchanges a code. A code counts once: after an error the mini-program gets a fresh one.
    pub async fn code_to_session(&self, code: &str) -> Result<WechatSession, SessionError> {
        let started = Stopwatch::now();
        let result = self.exchange_code(code).await;
        let ms = started.elapsed().as_millis();
        let outcome = result.as_ref().map_or_else(SessionError::outcome, |_| "ok");
        metrics::counter!("banyi_wechat_calls_total", "call" => CALL, "outcome" => outcome).increment(1);
        match &result {
            Ok(_) => tracing::info!(call = CALL, ms, "WeChat answered"),
            Err(error @ SessionError::Config(_)) => {
                tracing::error!(call = CALL, ms, %error, "WeChat sign-in cannot work");
            }
            Err(error) => tracing::warn!(call = CALL, ms, %error, "no sign-in"),
        }
        result
    }

    async fn exchange_code(&self, code: &str) -> Result<WechatSession, SessionError> {
        let mut url = Url::parse(&format!("{}/sns/jscode2session", self.0.api_base))
            .map_err(|_| SessionError::Busy("not an address".to_owned()))?;
        url.query_pairs_mut()
            .append_pair("appid", &self.0.merchant.appid)
            .append_pair("secret", self.0.app_secret.expose())
            .append_pair("js_code", code)
            .append_pair("grant_type", "authorization_code");
        crash::point(CALL, "before_call");
        let sent = self.0.transport.send(self.0.transport.get(url), AT_MOST).await;
        crash::point(CALL, "after_call");
        let reply = sent.map_err(|lost| match lost {
            Lost::NotSent(reason) | Lost::Unknown(reason) => SessionError::Busy(reason),
        })?;
        match reply.status {
            200 => {}
            429 => return Err(SessionError::RateLimited),
            status => return Err(SessionError::Busy(format!("HTTP {status}"))),
        }
        let answer: Answer = serde_json::from_slice(&reply.body)
            .map_err(|_| SessionError::Busy("answer cannot be read".to_owned()))?;
        if answer.errcode != 0 {
            return Err(SessionError::of(answer.errcode));
        }
        let openid = super::trade::filled(answer.openid)
            .ok_or_else(|| SessionError::Busy("answer without an openid".to_owned()))?;
        Ok(WechatSession { openid, unionid: super::trade::filled(answer.unionid) })
    }
}
