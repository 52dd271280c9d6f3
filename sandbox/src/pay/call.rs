//! A merchant's request, exactly as it came.

use crate::wechat::refusal::Refusal;
use bytes::Bytes;
use poem::http::HeaderMap;
use serde_json::Value;
use std::collections::BTreeMap;

/// A request.
#[derive(Debug, Clone)]
pub struct Call {
    /// Upper-case method.
    pub method: String,
    /// Path with query, undecoded.
    pub path: String,
    /// The decoded segments of the path.
    pub segments: Vec<String>,
    /// The decoded query.
    pub query: BTreeMap<String, String>,
    /// The headers.
    pub headers: HeaderMap,
    /// The raw body.
    pub body: Bytes,
}

impl Call {
    /// Takes a request apart.
    pub fn new(method: &str, path: &str, headers: HeaderMap, body: Bytes) -> Self {
        let (bare, query) = path.split_once('?').unwrap_or((path, ""));
        let segments = bare.split('/').skip(1).map(decoded).collect();
        let pairs = query.split('&').filter(|pair| !pair.is_empty());
        let query = pairs
            .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
            .map(|(name, value)| (decoded(name), decoded(value)));
        Self {
            method: method.to_owned(),
            path: path.to_owned(),
            segments,
            query: query.collect(),
            headers,
            body,
        }
    }

    /// A header's value, if it is text.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).and_then(|value| value.to_str().ok())
    }

    /// The body as text; what is not UTF-8 cannot have been signed and fails there.
    pub fn text(&self) -> std::borrow::Cow<'_, str> {
        String::from_utf8_lossy(&self.body)
    }

    /// The body as a JSON object.
    pub fn json(&self) -> Result<Value, Refusal> {
        let value: Option<Value> = serde_json::from_slice(&self.body).ok();
        value.filter(Value::is_object).ok_or_else(|| Refusal::new(400, "PARAM_ERROR", "请求体不是合法的JSON"))
    }

    /// Where it was sent to, for links back: `http://127.0.0.1:9000`.
    pub fn base(&self) -> String {
        format!("http://{}", self.header("host").unwrap_or("127.0.0.1"))
    }
}

impl Call {
    /// A name or a value of a form, decoded: `+` is a space there.
    pub fn decoded_form(text: &str) -> String {
        decoded(&text.replace('+', " "))
    }
}

fn decoded(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let escaped = (bytes[at] == b'%')
            .then(|| text.get(at + 1..at + 3).and_then(|hex| u8::from_str_radix(hex, 16).ok()))
            .flatten();
        out.push(escaped.unwrap_or(bytes[at]));
        at += if escaped.is_some() { 3 } else { 1 };
    }
    String::from_utf8_lossy(&out).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_kept_raw_and_read_decoded() {
        let call = Call::new("GET", "/v3/x/a%7Cb?mchid=19%30&empty", HeaderMap::new(), Bytes::new());
        assert_eq!(call.segments, ["v3", "x", "a|b"]);
        assert_eq!(call.query["mchid"], "190");
        assert_eq!(call.query["empty"], "");
        assert_eq!(decoded("100%"), "100%");
    }
}
