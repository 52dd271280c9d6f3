//! A file as an answer: type, caching, conditions.

use poem::http::{Method, StatusCode, header};
use poem::{Request, Response};

use super::encoding::Encoding;

/// A year, and no question in between: the name changes when the content does.
const FOREVER: &str = "public, max-age=31536000, immutable";

/// A file in the form in which it is sent.
pub struct File {
    content_type: &'static str,
    cache: &'static str,
    encoding: Option<Encoding>,
    bytes: Vec<u8>,
}

impl File {
    /// `name` is the plain file's path; `bytes` are what is sent.
    pub fn new(name: &str, bytes: Vec<u8>, encoding: Option<Encoding>) -> Self {
        let is_hashed = name.starts_with("assets/");
        Self {
            content_type: content_type(name),
            cache: if is_hashed { FOREVER } else { "no-cache" },
            encoding,
            bytes,
        }
    }
}

/// Answers with a file, or 304 when the client has it; to HEAD without the body.
pub fn answer(request: &Request, file: File) -> Response {
    let hash = aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA256, &file.bytes);
    let tag = format!("\"{}\"", &hex::encode(hash)[..32]);
    let mut builder = Response::builder()
        .header(header::ETAG, &tag)
        .header(header::CACHE_CONTROL, file.cache)
        .header(header::VARY, "Accept-Encoding");
    let known = request.header(header::IF_NONE_MATCH).unwrap_or_default();
    let is_known =
        known.split(',').map(|one| one.trim().trim_start_matches("W/")).any(|one| one == tag || one == "*");
    if is_known {
        return builder.status(StatusCode::NOT_MODIFIED).finish();
    }
    builder = builder.content_type(file.content_type).header(header::CONTENT_LENGTH, file.bytes.len());
    if let Some(encoding) = file.encoding {
        builder = builder.header(header::CONTENT_ENCODING, encoding.word());
    }
    if *request.method() == Method::HEAD { builder.finish() } else { builder.body(file.bytes) }
}

fn content_type(name: &str) -> &'static str {
    let ending = name.rsplit('.').next().unwrap_or_default();
    match ending {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "json" | "map" => "application/json; charset=utf-8",
        "webmanifest" => "application/manifest+json; charset=utf-8",
        "txt" => "text/plain; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        _ => "application/octet-stream",
    }
}
