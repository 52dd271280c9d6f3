//! One call to the mini-program's server API: HTTP 200 also for errors, told by `errcode`; nothing is signed.

use std::time::Instant as Stopwatch;

use reqwest::Url;
use reqwest::header::CONTENT_TYPE;
use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::transport::Lost;
use super::{MiniError, WeChat};
use crate::crash;

/// No answer is longer, in bytes.
const AT_MOST: usize = 64 * 1024;

#[derive(Deserialize)]
struct Code {
    #[serde(default)]
    errcode: i64,
}

impl WeChat {
    /// Posts JSON with an access token. A token that is not taken is dropped, fetched once, and tried once more.
    pub(super) async fn mini_call<T: DeserializeOwned>(
        &self,
        name: &'static str,
        path: &'static str,
        body: &str,
    ) -> Result<T, MiniError> {
        let token = self.access_token().await?;
        match self.mini_exchange(name, path, Some(&token), body).await {
            Err(error) if error.is_about_the_token() => {
                self.drop_token(&token).await;
                let fresh = self.access_token().await?;
                self.mini_exchange(name, path, Some(&fresh), body).await
            }
            other => other,
        }
    }

    /// Posts JSON, counts and logs.
    pub(super) async fn mini_exchange<T: DeserializeOwned>(
        &self,
        name: &'static str,
        path: &'static str,
        token: Option<&str>,
        body: &str,
    ) -> Result<T, MiniError> {
        let started = Stopwatch::now();
        let result = self.mini_post(name, path, token, body).await;
        let ms = started.elapsed().as_millis();
        let outcome = result.as_ref().map_or_else(MiniError::outcome, |_| "ok");
        metrics::counter!("banyi_wechat_calls_total", "call" => name, "outcome" => outcome).increment(1);
        match &result {
            Ok(_) => tracing::info!(call = name, ms, "WeChat answered"),
            Err(error @ MiniError::Config(_)) => {
                tracing::error!(call = name, ms, %error, "WeChat does not accept us");
            }
            Err(error) => tracing::warn!(call = name, ms, %error, "WeChat call without a result"),
        }
        result
    }

    async fn mini_post<T: DeserializeOwned>(
        &self,
        name: &'static str,
        path: &'static str,
        token: Option<&str>,
        body: &str,
    ) -> Result<T, MiniError> {
        let unavailable = |why: String| MiniError::Unavailable(why);
        let mut url = Url::parse(&format!("{}{path}", self.0.api_base))
            .map_err(|_| unavailable("not an address".to_owned()))?;
        if let Some(token) = token {
            url.query_pairs_mut().append_pair("access_token", token);
        }
        let request = self.0.transport.post(url, body.to_owned()).header(CONTENT_TYPE, "application/json");
        crash::point(name, "before_call");
        let sent = self.0.transport.send(request, AT_MOST).await;
        crash::point(name, "after_call");
        let reply = sent.map_err(|lost| match lost {
            Lost::NotSent(reason) | Lost::Unknown(reason) => unavailable(reason),
        })?;
        if reply.status != 200 {
            return Err(unavailable(format!("HTTP {}", reply.status)));
        }
        let unread = |_| unavailable("answer cannot be read".to_owned());
        let Code { errcode } = serde_json::from_slice(&reply.body).map_err(unread)?;
        if errcode != 0 {
            return Err(MiniError::of(errcode));
        }
        serde_json::from_slice(&reply.body).map_err(unread)
    }
}
