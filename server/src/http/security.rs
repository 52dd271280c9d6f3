//! What a browser is told, and what it may not do.

use banyi_shared::ErrorCode;
use poem::Request;
use poem::http::{HeaderMap, HeaderName, HeaderValue, Method, header};

use crate::error::{Error, Result};

/// The admin runs its own scripts and one WASM file, and talks to its own origin.
const CONTENT_SECURITY_POLICY: &str = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
     connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/// The API's own page of documents needs inline scripts and styles, and nothing else does.
const DOCS_SECURITY_POLICY: &str = "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; \
     object-src 'none'; base-uri 'none'; frame-ancestors 'none'";

/// Adds the security headers that an answer lacks. Pictures are shown from `public_url` too, by whatever name the page
/// was opened, and before they are sent.
pub fn security_headers(headers: &mut HeaderMap, path: &str, public_url: &str) {
    let policy = if path.starts_with("/api/docs") { DOCS_SECURITY_POLICY } else { CONTENT_SECURITY_POLICY };
    if !headers.contains_key(header::CONTENT_SECURITY_POLICY) {
        let origin = reqwest::Url::parse(public_url).map(|url| url.origin().ascii_serialization());
        let pictures = origin.unwrap_or_default();
        let policy = format!("{policy}; img-src 'self' data: blob: {pictures}");
        if let Ok(policy) = HeaderValue::from_str(&policy) {
            headers.insert(header::CONTENT_SECURITY_POLICY, policy);
        }
    }
    let all = [
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::X_FRAME_OPTIONS, "DENY"),
        (header::REFERRER_POLICY, "no-referrer"),
        (HeaderName::from_static("permissions-policy"), "camera=(), microphone=(), geolocation=()"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    ];
    for (name, value) in all {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    if public_url.starts_with("https://") {
        let value = HeaderValue::from_static("max-age=31536000; includeSubDomains");
        headers.entry(header::STRICT_TRANSPORT_SECURITY).or_insert(value);
    }
    // Personal data is in most answers: nothing of the API stays in a cache.
    if path.starts_with("/api/v1/") {
        headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    }
}

/// Refuses an unsafe request that a browser sends from another site.
///
/// Staff are known by a cookie, so its Origin must be ours. With neither Origin nor Sec-Fetch-Site it is not a browser.
pub fn refuse_cross_site(request: &Request, public_url: &str) -> Result<()> {
    if matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS) {
        return Ok(());
    }
    let refused = || Error::new(ErrorCode::Forbidden).message("请求来自其他网站，已拒绝");
    if request.header("sec-fetch-site").is_some_and(|site| !matches!(site, "same-origin" | "none")) {
        return Err(refused());
    }
    let Some(origin) = request.header(header::ORIGIN) else {
        return Ok(());
    };
    let host = request.header(header::HOST).unwrap_or_default();
    let is_host =
        !host.is_empty() && (origin == format!("http://{host}") || origin == format!("https://{host}"));
    let is_public =
        reqwest::Url::parse(public_url).is_ok_and(|url| url.origin().ascii_serialization() == origin);
    if is_host || is_public { Ok(()) } else { Err(refused()) }
}
