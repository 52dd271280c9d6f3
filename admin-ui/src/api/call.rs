//! One request, before it is sent.

use serde::Serialize;

use super::Query;

/// Where every path of the API begins.
pub(super) const BASE: &str = "/api/v1";

/// A request to the API.
pub struct Call {
    /// `GET`, `POST`, `PUT` or `DELETE`.
    pub method: &'static str,
    /// Path and query.
    pub url: String,
    /// JSON, already written, so that a repetition sends the same bytes.
    pub body: Option<String>,
    /// The `Idempotency-Key`.
    pub key: Option<String>,
}

impl Call {
    fn new(method: &'static str, path: &str) -> Self {
        Self { method, url: format!("{BASE}{path}"), body: None, key: None }
    }

    /// Reads `path`.
    pub fn get(path: &str) -> Self {
        Self::new("GET", path)
    }

    /// Sends `body` to `path`.
    pub fn post<B: Serialize>(path: &str, body: &B) -> Self {
        Self::new("POST", path).json(body)
    }

    /// Puts `body` at `path`.
    pub fn put<B: Serialize>(path: &str, body: &B) -> Self {
        Self::new("PUT", path).json(body)
    }

    /// Sends `body` to the collection at `path`, or puts it at `id` in it.
    pub fn save<B: Serialize>(path: &str, id: Option<impl std::fmt::Display>, body: &B) -> Self {
        match id {
            Some(id) => Self::put(&format!("{path}/{id}"), body),
            None => Self::post(path, body),
        }
    }

    /// Removes what is at `path`.
    pub fn delete(path: &str) -> Self {
        Self::new("DELETE", path)
    }

    /// Posts to `path` without a body.
    pub fn poke(path: &str) -> Self {
        Self::new("POST", path)
    }

    /// Adds a query.
    #[must_use]
    pub fn query(mut self, query: &Query) -> Self {
        self.url.push_str(&query.to_string());
        self
    }

    /// Names the intent, so that sending it twice has one effect.
    #[must_use]
    pub fn key(mut self, key: &str) -> Self {
        self.key = Some(key.to_owned());
        self
    }

    fn json<B: Serialize>(mut self, body: &B) -> Self {
        // The DTOs hold nothing that JSON cannot say; `null` would be refused with a clear error.
        self.body = Some(serde_json::to_string(body).unwrap_or_else(|_| "null".to_owned()));
        self
    }
}
