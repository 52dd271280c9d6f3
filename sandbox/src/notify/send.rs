//! One POST to the merchant's server.

use super::envelope::{Content, seal};
use super::mutation::{Mutation, v2_xml};
use crate::books::{Delivery, Event};
use crate::mode::SigningMode;
use crate::sandbox::Sandbox;
use crate::wechat::stamp::{Forgery, Signer, stamp};
use serde_json::Value;
use std::time::Duration;

const ANOTHER_APIV3_KEY: &str = "ffffffffffffffffffffffffffffffff";
const MOST_KEPT: usize = 2000;

/// What is to be posted.
#[derive(Debug, Clone)]
pub struct Parcel {
    /// The notification's id.
    pub id: String,
    /// Payment or refund.
    pub event: Event,
    /// e.g. `TRANSACTION.SUCCESS`.
    pub event_type: String,
    /// Where to.
    pub url: String,
    /// What is inside, JSON.
    pub plaintext: String,
    /// The body as it was sealed.
    pub body: String,
}

/// Posts a parcel, spoilt or not, freshly signed, and gives what came back.
pub async fn deliver(
    sandbox: &Sandbox,
    parcel: &Parcel,
    mutation: Option<&Mutation>,
    name: Option<&str>,
) -> Delivery {
    let at = sandbox.clock().wall_ms();
    let body = match mutation {
        Some(mutation) if mutation.changes_body() => rewritten(sandbox, parcel, mutation),
        _ => parcel.body.clone(),
    };
    let forgery = match mutation {
        Some(Mutation::Signature(forgery)) => Some(forgery),
        Some(Mutation::V2Xml) => Some(&Forgery::Unsigned),
        _ => None,
    };
    let (signer, nonce, timeout) = sandbox.with(|state| {
        state.notified += 1;
        let signer = match state.mode.signing {
            SigningMode::Certificate => Signer::Certificate,
            SigningMode::Pubkey => Signer::Pubkey,
            SigningMode::Both if state.notified % 2 == 0 => Signer::Pubkey,
            SigningMode::Both => Signer::Certificate,
        };
        (signer, state.chance.nonce(), Duration::from_millis(state.mode.notify_timeout_ms))
    });
    let stamped = stamp(sandbox.keys(), signer, sandbox.clock().wall_seconds(), &nonce, &body, forgery);
    let content_type = if mutation == Some(&Mutation::V2Xml) { "text/xml" } else { "application/json" };
    let mut request = sandbox.http().post(&parcel.url).timeout(timeout);
    for (header, value) in stamped.headers {
        request = request.header(header, value);
    }
    let request = request
        .header("User-Agent", "Mozilla/4.0")
        .header("Accept", "*/*")
        .header("Content-Type", content_type);
    let (status, body) = match request.body(stamped.body).send().await {
        Ok(response) => {
            let status = response.status().as_u16();
            match response.text().await {
                Ok(body) => (Some(status), body.chars().take(MOST_KEPT).collect()),
                Err(error) => (None, error.to_string()),
            }
        }
        Err(error) => (None, error.to_string()),
    };
    Delivery { at, status, body, mutation: name.map(str::to_owned) }
}

fn rewritten(sandbox: &Sandbox, parcel: &Parcel, mutation: &Mutation) -> String {
    let plaintext: Value = serde_json::from_str(&parcel.plaintext).unwrap_or_default();
    if *mutation == Mutation::V2Xml {
        return v2_xml(&plaintext);
    }
    let (event, event_type) = mutation.event(parcel.event, &parcel.event_type);
    let key = if *mutation == Mutation::WrongAeadKey { ANOTHER_APIV3_KEY } else { &sandbox.keys().apiv3_key };
    let plaintext = mutation.plaintext(&plaintext).to_string();
    let created_ms = sandbox.clock().business_ms();
    let content = Content { id: &parcel.id, event, event_type, created_ms, plaintext: &plaintext };
    let body = sandbox.with(|state| seal(&mut state.chance, &state.mode, key, content));
    body.unwrap_or_else(|| parcel.body.clone())
}
