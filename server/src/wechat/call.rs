//! One signed call to WeChat Pay: sign, send, verify, and only then read.

use std::time::Instant as Stopwatch;

use bytes::Bytes;
use reqwest::Url;
use reqwest::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE};
use serde::de::DeserializeOwned;

use super::business::ErrorBody;
use super::outgoing::{Outgoing, To};
use super::transport::{Lost, Reply};
use super::{PayError, WeChat};
use crate::crash;

/// A 2xx whose signature was checked.
pub(super) struct Verified {
    pub(super) status: u16,
    pub(super) body: Bytes,
}

impl Verified {
    /// The body, read. What cannot be read is an unknown outcome.
    pub(super) fn json<T: DeserializeOwned>(&self) -> Result<T, PayError> {
        serde_json::from_slice(&self.body).map_err(|error| {
            PayError::Unknown(format!(
                "answer cannot be read: {:?} at {}:{}",
                error.classify(),
                error.line(),
                error.column()
            ))
        })
    }
}

impl WeChat {
    /// Calls and checks.
    pub(super) async fn call(&self, name: &'static str, out: Outgoing<'_>) -> Result<Verified, PayError> {
        let result = match self.exchange(name, out).await {
            Ok(reply) => self.judge(reply).await,
            Err(error) => Err(error),
        };
        let outcome = result.as_ref().map_or_else(PayError::outcome, |_| "ok");
        metrics::counter!("banyi_wechat_calls_total", "call" => name, "outcome" => outcome).increment(1);
        match &result {
            Err(PayError::Business { status, code, .. }) => {
                tracing::info!(call = name, status, code, "WeChat Pay refused");
            }
            Err(error @ PayError::Unsigned { .. }) => tracing::error!(
                call = name, %error, "WeChat Pay does not accept us: check key, serial and clock"
            ),
            Err(error) => tracing::warn!(call = name, %error, "WeChat Pay call without a result"),
            Ok(_) => {}
        }
        result
    }

    /// Signs, sends and reads; believes nothing yet.
    pub(super) async fn exchange(&self, name: &'static str, out: Outgoing<'_>) -> Result<Reply, PayError> {
        let Outgoing { method, to, body, accept, sealed_for, at_most, wait } = out;
        let url = match to {
            To::Path(path) => Url::parse(&format!("{}{path}", self.0.pay_base))
                .map_err(|_| PayError::NotSent("not an address".to_owned()))?,
            To::Link(url) => url,
        };
        // What is signed is what travels, whatever the address was parsed to.
        let on_wire =
            url.query().map_or_else(|| url.path().to_owned(), |query| format!("{}?{query}", url.path()));
        let signed = body.to_owned();
        let authorization = self
            .0
            .merchant
            .off_thread(move |merchant| merchant.authorization(method, &on_wire, &signed))
            .await
            .flatten()
            .ok_or_else(|| PayError::NotSent("the key would not sign".to_owned()))?;
        let request = if method == "POST" {
            self.0.transport.post(url, body.to_owned())
        } else {
            self.0.transport.get(url)
        };
        let mut request = request
            .header(ACCEPT, accept)
            .header(CONTENT_TYPE, "application/json")
            .header(AUTHORIZATION, authorization);
        if let Some(id) = sealed_for.or_else(|| self.0.public_key_id.clone()) {
            request = request.header("Wechatpay-Serial", id);
        }
        if let Some(wait) = wait {
            request = request.timeout(wait);
        }
        crash::point(name, "before_call");
        let started = Stopwatch::now();
        let sent = self.0.transport.send(request, at_most).await;
        crash::point(name, "after_call");
        let ms = started.elapsed().as_millis();
        match sent {
            Ok(reply) => {
                let id = reply.headers.get("Request-ID").and_then(|id| id.to_str().ok());
                tracing::info!(
                    call = name,
                    status = reply.status,
                    request_id = id,
                    ms,
                    "WeChat Pay answered"
                );
                Ok(reply)
            }
            Err(Lost::NotSent(reason)) => Err(PayError::NotSent(reason)),
            Err(Lost::Unknown(reason)) => Err(PayError::Unknown(reason)),
        }
    }

    /// The HTTP class first, then the signature, then the code.
    async fn judge(&self, reply: Reply) -> Result<Verified, PayError> {
        let Reply { status, headers, body } = reply;
        match status {
            200..=299 => {
                let checked = self.verify(&headers, body.clone()).await;
                self.note_skew(&headers);
                checked.map_err(|error| PayError::Unknown(format!("HTTP {status}, {error}")))?;
                Ok(Verified { status, body })
            }
            429 => Err(PayError::RateLimited),
            400..=499 => {
                let checked = self.verify(&headers, body.clone()).await;
                self.note_skew(&headers);
                let ErrorBody { code, message } = serde_json::from_slice(&body).unwrap_or_default();
                Err(match checked {
                    Ok(_) => PayError::Business { status, code, message },
                    Err(_) => PayError::Unsigned { status, code },
                })
            }
            _ => Err(PayError::Unknown(format!("HTTP {status}"))),
        }
    }

    /// Shows how far our clock is from WeChat's; most useful when it is too far for signatures.
    fn note_skew(&self, headers: &reqwest::header::HeaderMap) {
        let theirs = headers
            .get("Wechatpay-Timestamp")
            .and_then(|value| value.to_str().ok())
            .and_then(|text| text.parse::<u32>().ok());
        if let Some(theirs) = theirs {
            let skew = self.0.clock.wall().ms().div_euclid(1000) - i64::from(theirs);
            // Seconds; exact in a float for any clock that is set.
            metrics::gauge!("banyi_wechat_clock_skew_seconds").set(skew as f64);
        }
    }
}
