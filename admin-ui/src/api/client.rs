//! Sends requests and reads answers.

use banyi_shared::dto::ErrorBody;
use leptos::prelude::*;
use serde::de::DeserializeOwned;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortSignal, Headers, RequestInit, Response};

use super::call::Call;
use super::{ApiError, clock};

/// Milliseconds after which an answer is no longer awaited.
const PATIENCE_MS: u32 = 30_000;

/// The client. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Api {
    on_signed_out: Callback<()>,
}

/// The client that the app provided.
pub fn use_api() -> Api {
    expect_context()
}

impl Api {
    /// A client that calls `on_signed_out` when the server says that the session is over.
    pub const fn new(on_signed_out: Callback<()>) -> Self {
        Self { on_signed_out }
    }

    /// Sends `call` and reads its answer; `()` for an answer without a body.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub(super) async fn send<T: DeserializeOwned>(self, call: Call) -> Result<T, ApiError> {
        let answer = exchange(&call).await.map_err(|_| ApiError::Unanswered)?;
        let (status, headers) = (answer.status(), answer.headers());
        let text = text_of(&answer).await.map_err(|_| ApiError::Unreadable { status })?;
        self.read(status, &text, &|name| headers.get(name).ok().flatten())
    }

    /// Reads an answer; `()` of one without a body.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub(super) fn read<T: DeserializeOwned>(
        self,
        status: u16,
        text: &str,
        header: &dyn Fn(&str) -> Option<String>,
    ) -> Result<T, ApiError> {
        if let Some(ms) = header("X-Server-Time").and_then(|text| text.parse().ok()) {
            clock::hear(ms);
        }
        if (200..300).contains(&status) {
            let text = if text.is_empty() { "null" } else { text };
            return serde_json::from_str(text).map_err(|_| ApiError::Unreadable { status });
        }
        Err(self.refused(status, text, header("Retry-After")))
    }

    fn refused(self, status: u16, text: &str, retry_after: Option<String>) -> ApiError {
        let Ok(body) = serde_json::from_str::<ErrorBody>(text) else {
            return ApiError::Unreadable { status };
        };
        let retry_after = retry_after.and_then(|text| text.parse().ok());
        let error = ApiError::Refused { status, body: Box::new(body), retry_after };
        if error.is_signed_out() {
            self.on_signed_out.run(());
        }
        error
    }
}

async fn exchange(call: &Call) -> Result<Response, JsValue> {
    let headers = Headers::new()?;
    headers.set("Accept", "application/json")?;
    if let Some(key) = &call.key {
        headers.set("Idempotency-Key", key)?;
    }
    let init = RequestInit::new();
    init.set_method(call.method);
    init.set_signal(Some(&AbortSignal::timeout_with_u32(PATIENCE_MS)));
    if let Some(body) = &call.body {
        headers.set("Content-Type", "application/json")?;
        init.set_body(&JsValue::from_str(body));
    }
    init.set_headers(&headers);
    let answer = JsFuture::from(window().fetch_with_str_and_init(&call.url, &init)).await?;
    answer.dyn_into()
}

async fn text_of(answer: &Response) -> Result<String, JsValue> {
    let text = JsFuture::from(answer.text()?).await?;
    Ok(text.as_string().unwrap_or_default())
}
