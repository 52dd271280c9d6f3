//! The access token of the mini-program's server API: one for all, fetched by one caller at a time.
//!
//! A stable token: whoever else asks for it gets the same, so that processes do not end each other's.

use std::sync::Arc;

use banyi_shared::Instant;
use serde::{Deserialize, Serialize};

use super::{MiniError, WeChat};

/// A token with less left, in ms, is renewed: WeChat hands out a new one in its last 5 minutes.
const RENEW_BEFORE: i64 = 300_000;

/// A token, and until when it is good by wall time.
#[derive(Clone)]
struct Token {
    text: Arc<str>,
    until: Instant,
}

/// The token that is in use, if any.
#[derive(Default)]
pub(super) struct TokenCache(tokio::sync::Mutex<Option<Token>>);

#[derive(Serialize)]
struct Body<'a> {
    grant_type: &'static str,
    appid: &'a str,
    secret: &'a str,
    force_refresh: bool,
}

#[derive(Deserialize)]
struct Answer {
    access_token: String,
    /// Seconds that are left.
    expires_in: i64,
}

impl WeChat {
    /// A token that is good for a while. Whoever asks while it is being fetched waits for that one.
    pub(super) async fn access_token(&self) -> Result<Arc<str>, MiniError> {
        let mut kept = self.0.token.0.lock().await;
        let left = |token: &Token| token.until - self.0.clock.wall();
        if let Some(token) = kept.as_ref().filter(|token| left(token) >= RENEW_BEFORE) {
            return Ok(Arc::clone(&token.text));
        }
        match self.fetch_token().await {
            Ok(token) => {
                let text = Arc::clone(&token.text);
                *kept = Some(token);
                Ok(text)
            }
            // The old one still counts for minutes.
            Err(MiniError::Unavailable(why)) => match kept.as_ref().filter(|token| left(token) > 0) {
                Some(token) => {
                    tracing::warn!(why, "access token not renewed; the old one is used on");
                    Ok(Arc::clone(&token.text))
                }
                None => Err(MiniError::Unavailable(why)),
            },
            Err(error) => Err(error),
        }
    }

    /// Forgets a token that WeChat does not take; not one that another caller has fetched since.
    pub(super) async fn drop_token(&self, refused: &str) {
        let mut kept = self.0.token.0.lock().await;
        if kept.as_ref().is_some_and(|token| *token.text == *refused) {
            *kept = None;
        }
    }

    async fn fetch_token(&self) -> Result<Token, MiniError> {
        let body = super::json(&Body {
            grant_type: "client_credential",
            appid: &self.0.merchant.appid,
            secret: self.0.app_secret.expose(),
            force_refresh: false,
        });
        let asked_at = self.0.clock.wall();
        let answer: Answer = self.mini_exchange("stable_token", "/cgi-bin/stable_token", None, &body).await?;
        if answer.access_token.is_empty() || answer.expires_in <= 0 {
            return Err(MiniError::Unavailable("answer without a token".to_owned()));
        }
        Ok(Token {
            text: answer.access_token.into(),
            until: asked_at + answer.expires_in.saturating_mul(1000),
        })
    }
}
