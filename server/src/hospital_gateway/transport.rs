//! How bytes travel to a hospital: no redirects, no proxy, short timeouts, bounded answers.

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use reqwest::redirect::Policy;
use reqwest::{RequestBuilder, Url};

use super::allows_loopback;
use super::resolve::Resolver;
use crate::config::{ConfigError, Settings};

/// No answer of a hospital is longer.
const MAX_ANSWER: usize = 64 * 1024;

/// How long to wait for a hospital.
#[derive(Debug, Clone, Copy)]
pub struct Timeouts {
    /// For a connection.
    pub connect: Duration,
    /// For everything.
    pub total: Duration,
}

impl Default for Timeouts {
    fn default() -> Self {
        Self { connect: Duration::from_secs(3), total: Duration::from_secs(10) }
    }
}

/// The client that all calls share. Cloning is cheap.
#[derive(Debug, Clone)]
pub struct Gateway {
    client: reqwest::Client,
}

/// What came back.
pub(super) struct Reply {
    pub(super) status: u16,
    pub(super) body: Bytes,
}

impl Gateway {
    /// The client with its usual timeouts.
    pub fn new(settings: &Settings) -> Result<Self, ConfigError> {
        Self::with_timeouts(settings, Timeouts::default())
    }

    /// The client with other timeouts.
    pub fn with_timeouts(settings: &Settings, timeouts: Timeouts) -> Result<Self, ConfigError> {
        reqwest::Client::builder()
            .connect_timeout(timeouts.connect)
            .timeout(timeouts.total)
            .redirect(Policy::none())
            .no_proxy()
            .dns_resolver(Arc::new(Resolver { allows_loopback: allows_loopback(settings) }))
            .user_agent(concat!("banyi/", env!("CARGO_PKG_VERSION")))
            .build()
            .map(|client| Self { client })
            .map_err(|error| ConfigError::new("PUBLIC_URL", format!("no hospital can be called: {error}")))
    }

    pub(super) fn post(&self, url: Url, body: String) -> RequestBuilder {
        self.client.post(url).body(body)
    }

    /// Sends once and reads the whole answer. The error quotes neither address nor body.
    pub(super) async fn send(request: RequestBuilder) -> Result<Reply, &'static str> {
        let mut response = request.send().await.map_err(|error| lost(&error))?;
        let mut body = Vec::new();
        while let Some(part) = response.chunk().await.map_err(|error| lost(&error))? {
            if body.len() + part.len() > MAX_ANSWER {
                return Err("应答过长");
            }
            body.extend_from_slice(&part);
        }
        Ok(Reply { status: response.status().as_u16(), body: body.into() })
    }
}

fn lost(error: &reqwest::Error) -> &'static str {
    if error.is_connect() {
        "无法连接"
    } else if error.is_timeout() {
        "超时未应答"
    } else {
        "连接中断"
    }
}
