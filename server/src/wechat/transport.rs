//! How bytes travel: one pooled client, no redirects, short timeouts, bounded answers.

use std::time::Duration;

use bytes::Bytes;
use reqwest::header::HeaderMap;
use reqwest::redirect::Policy;

use crate::config::ConfigError;

/// No answer of WeChat that we read is longer.
const MAX_ANSWER: usize = 1024 * 1024;

/// How long to wait for WeChat.
#[derive(Debug, Clone, Copy)]
pub struct Timeouts {
    /// For a connection.
    pub connect: Duration,
    /// For everything, from the first byte sent to the last received.
    pub total: Duration,
}

impl Default for Timeouts {
    fn default() -> Self {
        Self { connect: Duration::from_secs(3), total: Duration::from_secs(10) }
    }
}

/// The client that all calls share.
pub(super) struct Transport(reqwest::Client);

/// What came back, not yet believed.
pub(super) struct Reply {
    pub(super) status: u16,
    pub(super) headers: HeaderMap,
    pub(super) body: Bytes,
}

/// Why nothing came back. The texts quote neither address nor query: these can hold secrets.
pub(super) enum Lost {
    /// No connection: the request did not leave.
    NotSent(String),
    /// The request may have arrived.
    Unknown(String),
}

impl Transport {
    pub(super) fn new(timeouts: Timeouts) -> Result<Self, ConfigError> {
        reqwest::Client::builder()
            .connect_timeout(timeouts.connect)
            .timeout(timeouts.total)
            .redirect(Policy::none())
            .no_proxy()
            .user_agent(concat!("banyi/", env!("CARGO_PKG_VERSION")))
            .build()
            .map(Self)
            .map_err(|error| {
                ConfigError::new("WECHAT_PAY_BASE", format!("cannot be called from this machine: {error}"))
            })
    }

    pub(super) fn get(&self, url: reqwest::Url) -> reqwest::RequestBuilder {
        self.0.get(url)
    }

    pub(super) fn post(&self, url: reqwest::Url, body: String) -> reqwest::RequestBuilder {
        self.0.post(url).body(body)
    }

    /// Sends once and reads the whole answer, at most 1 MB of it.
    pub(super) async fn send(&self, request: reqwest::RequestBuilder) -> Result<Reply, Lost> {
        let mut response = request.send().await.map_err(lost)?;
        let mut body = Vec::new();
        while let Some(part) = response.chunk().await.map_err(lost)? {
            if body.len() + part.len() > MAX_ANSWER {
                return Err(Lost::Unknown("answer longer than 1 MB".to_owned()));
            }
            body.extend_from_slice(&part);
        }
        Ok(Reply {
            status: response.status().as_u16(),
            headers: response.headers().clone(),
            body: body.into(),
        })
    }
}

fn lost(error: reqwest::Error) -> Lost {
    let error = error.without_url();
    if error.is_connect() {
        Lost::NotSent(format!("no connection: {error}"))
    } else if error.is_builder() {
        Lost::NotSent(format!("not a request: {error}"))
    } else if error.is_timeout() {
        Lost::Unknown("timed out".to_owned())
    } else {
        Lost::Unknown(format!("connection broke: {error}"))
    }
}
