//! One signed call to the platform.

use super::legacy::{self, Fields};
use super::settings::Settings;
use super::sign::Signed;
use super::spoil::{Parts, Spoil};
use crate::sandbox::Sandbox;
use serde::Serialize;
use serde_json::Value;
use std::time::Duration;

const PATIENCE: Duration = Duration::from_secs(30);

/// A call.
#[derive(Debug, Clone)]
pub struct Request<'a> {
    /// Upper-case.
    pub method: &'a str,
    /// Below the platform's address for hospitals: `/schedules`.
    pub path: &'a str,
    /// JSON, or nothing.
    pub body: &'a str,
    /// How it is spoilt.
    pub spoil: Option<Spoil>,
}

/// What came back.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Answer {
    /// HTTP status; None where there was no answer.
    pub status: Option<u16>,
    /// JSON, or the text as it is; why there was no answer, otherwise.
    pub body: Value,
}

impl Answer {
    /// Whether it was done.
    pub fn is_done(&self) -> bool {
        self.status.is_some_and(|status| (200..300).contains(&status))
    }

    /// Whether the same again may be answered otherwise: no answer, too many calls, a fault.
    pub fn may_change(&self) -> bool {
        self.status.is_none_or(|status| status >= 500 || [408, 425, 429].contains(&status))
    }

    fn none(why: impl std::fmt::Display) -> Self {
        Self { status: None, body: Value::String(why.to_string()) }
    }
}

/// Sends a call of version 1.
pub async fn send(sandbox: &Sandbox, request: Request<'_>) -> Answer {
    let (settings, nonce) =
        sandbox.hospital().with(|desk| (desk.books.settings.clone(), desk.chance.nonce()));
    let Some(url) = url(&settings, request.path) else {
        return Answer::none("还没有设置平台地址");
    };
    let path = path_of(&url).to_owned();
    let mut parts = Parts {
        hospital: settings.hospital.clone(),
        key: settings.key.clone(),
        secret: settings.secret.clone(),
        timestamp: sandbox.clock().wall_seconds(),
        nonce,
        body: request.body.to_owned(),
    };
    if let Some(spoil) = request.spoil {
        spoil.before_signing(&mut parts);
    }
    let signed = Signed {
        method: request.method,
        path: &path,
        timestamp: parts.timestamp,
        nonce: &parts.nonce,
        body: parts.body.as_bytes(),
    };
    let mut signature = signed.sign(&parts.secret);
    if let Some(spoil) = request.spoil {
        spoil.after_signing(&mut parts, &mut signature);
    }
    let mut headers = vec![
        ("x-banyi-hospital", parts.hospital.clone()),
        ("x-banyi-key", parts.key.clone()),
        ("x-banyi-timestamp", parts.timestamp.to_string()),
        ("x-banyi-nonce", parts.nonce.clone()),
        ("x-banyi-signature", signature),
    ];
    if request.spoil == Some(Spoil::Unsigned) {
        headers.clear();
    }
    let mut answer = Answer::none("");
    for _ in 0..if request.spoil == Some(Spoil::Replayed) { 2 } else { 1 } {
        let method = request.method.parse().unwrap_or(reqwest::Method::POST);
        let mut call = sandbox.http().request(method, &url).timeout(PATIENCE);
        for (name, value) in &headers {
            call = call.header(*name, value);
        }
        if !parts.body.is_empty() {
            call = call.header("content-type", "application/json").body(parts.body.clone());
        }
        answer = heard(call).await;
    }
    answer
}

/// Sends a form of the older protocol, signed by scheme A.
pub async fn send_as_form(sandbox: &Sandbox, name: &str, mut fields: Fields, spoil: Option<Spoil>) -> Answer {
    let settings = sandbox.hospital().with(|desk| desk.books.settings.clone());
    let Some(url) = url(&settings, &format!("/legacy/{name}")) else {
        return Answer::none("还没有设置平台地址");
    };
    let shift = match spoil {
        Some(Spoil::Stale) => -600_000,
        Some(Spoil::Future) => 600_000,
        _ => 0,
    };
    let timestamp = (sandbox.clock().wall_ms() + shift).to_string();
    let hospital = if spoil == Some(Spoil::UnknownHospital) { "nobody".into() } else { settings.hospital };
    fields.entry("timestamp".to_owned()).or_insert(timestamp);
    fields.entry("hoscode".to_owned()).or_insert(hospital);
    let sign = legacy::sign(&fields, &settings.secret);
    match spoil {
        Some(Spoil::Unsigned) => {}
        Some(Spoil::WrongSignature | Spoil::UnknownKey) => {
            fields.insert("sign".to_owned(), legacy::sign(&fields, "another"));
        }
        _ => {
            fields.insert("sign".to_owned(), sign);
        }
    }
    if spoil == Some(Spoil::TamperedBody) {
        fields.insert("tampered".to_owned(), "1".to_owned());
    }
    let mut answer = Answer::none("");
    for _ in 0..if spoil == Some(Spoil::Replayed) { 2 } else { 1 } {
        answer = heard(sandbox.http().post(&url).timeout(PATIENCE).form(&fields)).await;
    }
    answer
}

fn url(settings: &Settings, path: &str) -> Option<String> {
    Some(format!("{}{path}", settings.api()?))
}

/// The path with its query, from the first slash after the host.
fn path_of(url: &str) -> &str {
    let host = url.find("://").map_or(0, |at| at + 3);
    url[host..].find('/').map_or("/", |at| &url[host + at..])
}

async fn heard(call: reqwest::RequestBuilder) -> Answer {
    let response = match call.send().await {
        Ok(response) => response,
        Err(error) => return Answer::none(error),
    };
    let status = response.status().as_u16();
    match response.text().await {
        Ok(text) => {
            Answer { status: Some(status), body: serde_json::from_str(&text).unwrap_or(Value::String(text)) }
        }
        Err(error) => Answer::none(error),
    }
}

#[cfg(test)]
mod tests {
    use super::path_of;

    #[test]
    fn a_path_begins_at_the_first_slash_after_the_host() {
        assert_eq!(path_of("https://a.cn:8443/x/api/v1/hospital/hello?a=1"), "/x/api/v1/hospital/hello?a=1");
        assert_eq!(path_of("http://a.cn"), "/");
    }
}
