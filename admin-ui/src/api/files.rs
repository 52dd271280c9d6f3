//! Pictures and workbooks, sent with a word about how far it is.

use banyi_shared::dto::StoredFile;
use leptos::prelude::*;
use serde::de::DeserializeOwned;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, FormData, ProgressEvent, XmlHttpRequest};

use super::call::BASE;
use super::{Api, ApiError};

/// Milliseconds after which a picture is given up: a slow line needs longer than a question.
const PATIENCE_MS: u32 = 120_000;

impl Api {
    /// Sends a picture to `path`, below the API's base, for `purpose`. `progress` hears of 0 to 100 per cent.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn upload(
        self,
        path: &str,
        purpose: &str,
        file: &File,
        progress: Callback<u32>,
    ) -> Result<StoredFile, ApiError> {
        self.send_file(path, Some(purpose), file, progress).await
    }

    /// Sends a file to `path`, below the API's base. `progress` hears of 0 to 100 per cent.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub(super) async fn send_file<T: DeserializeOwned>(
        self,
        path: &str,
        purpose: Option<&str>,
        file: &File,
        progress: Callback<u32>,
    ) -> Result<T, ApiError> {
        let answer = send(&format!("{BASE}{path}"), purpose, file, progress).await;
        let request = answer.map_err(|_| ApiError::Unanswered)?;
        let status = request.status().unwrap_or_default();
        if status == 0 {
            return Err(ApiError::Unanswered);
        }
        let text = request.response_text().ok().flatten().unwrap_or_default();
        self.read(status, &text, &|name| request.get_response_header(name).ok().flatten())
    }
}

/// `fetch` does not tell how much has been sent; the older way does.
async fn send(
    url: &str,
    purpose: Option<&str>,
    file: &File,
    progress: Callback<u32>,
) -> Result<XmlHttpRequest, JsValue> {
    let form = FormData::new()?;
    if let Some(purpose) = purpose {
        form.append_with_str("purpose", purpose)?;
    }
    form.append_with_blob_and_filename("file", file, &file.name())?;
    let request = XmlHttpRequest::new()?;
    request.open("POST", url)?;
    request.set_timeout(PATIENCE_MS);
    request.set_request_header("Accept", "application/json")?;
    let watch = Closure::<dyn Fn(ProgressEvent)>::new(move |event: ProgressEvent| {
        if event.length_computable() && event.total() > 0.0 {
            // Whoever asked may have gone.
            progress.try_run(percent(event.loaded() / event.total()));
        }
    });
    request.upload()?.set_onprogress(Some(watch.as_ref().unchecked_ref()));
    let ended = js_sys::Promise::new(&mut |resolve, _| {
        request.set_onloadend(Some(&resolve));
    });
    request.send_with_opt_form_data(Some(&form))?;
    JsFuture::from(ended).await?;
    drop(watch);
    Ok(request)
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a part of one, clamped")]
fn percent(part: f64) -> u32 {
    (part.clamp(0.0, 1.0) * 100.0) as u32
}
