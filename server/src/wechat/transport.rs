//! How bytes travel: one pooled client, no redirects, short timeouts, bounded answers.

use std::time::Duration;

use bytes::Bytes;
use reqwest::header::HeaderMap;
use reqwest::redirect::Policy;

use crate::config::ConfigError;

/// How long to wait for WeChat.
#[derive(Debug, Clone, Copy)]
pub struct Timeouts {
    /// For a connection.
    pub connect: Duration,
    /// For everything, from the first byte sent to the last received.
    pub total: Duration,
    /// The same, for a file.
    pub file: Duration,
}

impl Default for Timeouts {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(3),
            total: Duration::from_secs(10),
            file: Duration::from_secs(40),
        }
    }
}

/// The client that all calls share.
pub(super) struct Transport {
    client: reqwest::Client,
    /// How long a file may take.
    pub(super) file: Duration,
}

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
            .map(|client| Self { client, file: timeouts.file })
            .map_err(|error| {
                ConfigError::new("WECHAT_PAY_BASE", format!("cannot be called from this machine: {error}"))
            })
    }

    pub(super) fn get(&self, url: reqwest::Url) -> reqwest::RequestBuilder {
        self.client.get(url)
    }

    pub(super) fn post(&self, url: reqwest::Url, body: String) -> reqwest::RequestBuilder {
        self.client.post(url).body(body)
    }

    /// Sends once and reads the whole answer, if it is no longer than so many bytes.
    pub(super) async fn send(&self, request: reqwest::RequestBuilder, at_most: usize) -> Result<Reply, Lost> {
        let mut response = request.send().await.map_err(lost)?;
        let mut body = Vec::new();
        while let Some(part) = response.chunk().await.map_err(lost)? {
            if body.len() + part.len() > at_most {
                return Err(Lost::Unknown(format!("answer longer than {at_most} bytes")));
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
