//! The outermost layer: a request's id, time, span, metrics, limits and headers.

use std::time::Duration;

use banyi_shared::ErrorCode;
use futures_util::FutureExt;
use poem::http::HeaderValue;
use poem::{Endpoint, IntoResponse, Request, Response};
use tracing::Instrument;

use super::client::ClientAddress;
use super::limiter::Counted;
use super::logged_path::logged_path;
use super::normalise::normalise;
use super::security::security_headers;
use crate::app::Ctx;
use crate::error::{Error, REQUEST_ID};

/// The longest that a request may take; and when staff upload a picture, or a hospital pushes a batch.
const TIMEOUT: Duration = Duration::from_secs(30);
const UPLOAD_TIMEOUT: Duration = Duration::from_secs(90);

/// Wraps the whole app.
pub fn edge<E: Endpoint + 'static>(inner: E, app: Ctx) -> impl Endpoint<Output = Response> {
    let inner = std::sync::Arc::new(inner);
    poem::endpoint::make(move |request: Request| {
        let (inner, app) = (std::sync::Arc::clone(&inner), Ctx::clone(&app));
        async move { Ok::<Response, poem::Error>(serve(&*inner, &app, request).await) }
    })
}

async fn serve<E: Endpoint>(inner: &E, app: &Ctx, mut request: Request) -> Response {
    let id = app.rng.id(app.clock.wall());
    let path = request.uri().path().to_owned();
    let method = request.method().to_string();
    let address = ClientAddress::of(&request, &app.settings.trusted_proxies);
    request.extensions_mut().insert(address);
    // The query may hold personal data: the log has the path only.
    let span = tracing::info_span!("request", id = %id, %method, path = %logged_path(&path));
    let started = app.clock.wall();
    let brought_one =
        request.headers().contains_key("authorization") || request.headers().contains_key("cookie");
    let handle = async {
        limit_anonymous(app, &request, &path, address).await?;
        let answer = std::panic::AssertUnwindSafe(inner.call(request)).catch_unwind();
        match tokio::time::timeout(longest(&path), answer).await {
            Ok(Ok(answer)) => answer.map(IntoResponse::into_response),
            Ok(Err(_)) => Err(Error::internal("panic").into()),
            Err(_) => Err(Error::new(ErrorCode::Unavailable).into()),
        }
    };
    let mut response = REQUEST_ID
        .scope(id.clone(), async {
            let response = match handle.await {
                Ok(response) => response,
                Err(error) => normalise(error).await,
            };
            match limit_impostor(app, brought_one, &path, address, response.status().as_u16()).await {
                Ok(()) => response,
                Err(error) => normalise(error.into()).await,
            }
        })
        .instrument(span.clone())
        .await;
    let took = app.clock.wall() - started;
    record(&method, &path, response.status().as_u16(), took);
    tracing::info!(parent: &span, status = response.status().as_u16(), ms = took, "answered");
    let headers = response.headers_mut();
    if let Ok(value) = HeaderValue::from_str(&id) {
        headers.insert("x-request-id", value);
    }
    headers.insert("x-server-time", app.clock.now().ms().into());
    security_headers(headers, &path, &app.settings.public_url);
    response
}

/// How long a request to a path may take.
fn longest(path: &str) -> Duration {
    let is_upload = path.starts_with("/api/v1/admin/") && path.ends_with("/files");
    let is_push = path.starts_with("/api/v1/hospital/");
    if is_upload || is_push { UPLOAD_TIMEOUT } else { TIMEOUT }
}

/// Whether requests to a path are counted here. WeChat and hospitals call in bursts and prove themselves by their
/// signatures; what bears no good one is counted where that is found out.
fn is_counted(path: &str) -> bool {
    let is_signed = path.starts_with("/api/v1/wechat/") || path.starts_with("/api/v1/hospital/");
    path.starts_with("/api/v1/") && !is_signed
}

/// Counts a request that brings no sign-in, and each for a picture, which asks for none.
async fn limit_anonymous(
    app: &Ctx,
    request: &Request,
    path: &str,
    address: ClientAddress,
) -> Result<(), Error> {
    if path.starts_with("/api/v1/files/") {
        return app.limiter.count(Counted::Pictures, &address.key()).await;
    }
    let brings_one =
        request.headers().contains_key("authorization") || request.headers().contains_key("cookie");
    if brings_one || !is_counted(path) {
        return Ok(());
    }
    app.limiter.count(Counted::Anonymous, &address.key()).await
}

/// Counts a request whose sign-in turned out to be none, so that a made-up token is no way around the limit.
async fn limit_impostor(
    app: &Ctx,
    brought_one: bool,
    path: &str,
    address: ClientAddress,
    status: u16,
) -> Result<(), Error> {
    if !brought_one || status != 401 || !is_counted(path) {
        return Ok(());
    }
    app.limiter.count(Counted::Anonymous, &address.key()).await
}

/// Requests by the first words of their path: ids would make endless labels.
fn record(method: &str, path: &str, status: u16, ms: i64) {
    let route: Vec<&str> =
        path.split('/').filter(|part| !part.is_empty()).take(4).filter(|part| is_word(part)).collect();
    let labels = [("method", method.to_owned()), ("route", route.join("/")), ("status", status.to_string())];
    metrics::counter!("banyi_http_requests_total", &labels).increment(1);
    #[expect(clippy::cast_precision_loss, reason = "milliseconds of a request fit a double")]
    let seconds = ms as f64 / 1000.0;
    metrics::histogram!("banyi_http_request_seconds", &labels).record(seconds);
}

fn is_word(part: &str) -> bool {
    part.len() <= 24 && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-') || part == "v1"
}
