//! A request to WeChat Pay that is yet to be signed.

use std::time::Duration;

use reqwest::Url;
use reqwest::header::HeaderValue;

/// No ordinary answer of WeChat Pay is longer, in bytes.
const ORDINARY: usize = 1024 * 1024;

/// Where it goes.
pub(super) enum To<'a> {
    /// Path and query, from the slash after WeChat Pay's host.
    Path(&'a str),
    /// A whole address, which the caller has checked to be WeChat Pay's.
    Link(Url),
}

/// What is asked, and what is taken for an answer.
pub(super) struct Outgoing<'a> {
    pub(super) method: &'static str,
    pub(super) to: To<'a>,
    /// The exact bytes; they are what is signed.
    pub(super) body: &'a str,
    /// What `Accept` says.
    pub(super) accept: &'static str,
    /// The serial of the key for which fields of the body are sealed; none sends the configured one, if there is one.
    pub(super) sealed_for: Option<HeaderValue>,
    /// Bytes of the answer that are read at most.
    pub(super) at_most: usize,
    /// How long to wait for the whole answer; none means as for every call.
    pub(super) wait: Option<Duration>,
}

impl<'a> Outgoing<'a> {
    pub(super) const fn get(path: &'a str) -> Self {
        Self::new("GET", To::Path(path), "")
    }

    pub(super) const fn post(path: &'a str, body: &'a str) -> Self {
        Self::new("POST", To::Path(path), body)
    }

    /// A file, of at most so many bytes.
    pub(super) fn download(link: Url, at_most: usize, wait: Duration) -> Self {
        Self { accept: "*/*", at_most, wait: Some(wait), ..Self::new("GET", To::Link(link), "") }
    }

    /// Says for which key fields of the body are sealed.
    pub(super) fn sealed_for(self, serial: HeaderValue) -> Self {
        Self { sealed_for: Some(serial), ..self }
    }

    const fn new(method: &'static str, to: To<'a>, body: &'a str) -> Self {
        Self { method, to, body, accept: "application/json", sealed_for: None, at_most: ORDINARY, wait: None }
    }
}
