//! The admin's files at `/admin/`: embedded into the binary with the feature `embed-admin`, else a folder.
//!
//! Files under `assets/` carry their hash in their name and stay in caches for a year; everything else is
//! asked for again and answered 304 when it is the same. A path without a dot is a page of the admin, which
//! routes by itself: it gets `index.html`.

mod answer;
mod encoding;
mod path;
#[cfg(all(test, not(feature = "embed-admin")))]
#[expect(clippy::unwrap_used, reason = "tests may fail loudly")]
mod tests;

#[cfg_attr(feature = "embed-admin", path = "admin_files/embedded.rs")]
#[cfg_attr(not(feature = "embed-admin"), path = "admin_files/folder.rs")]
mod files;

use poem::http::{Method, StatusCode, header};
use poem::{Endpoint, Request, Response};

use crate::app::App;
use answer::{File, answer};
use encoding::Encoding;
use files::Files;
use path::Asked;

/// Serves `/admin` and all below it.
pub fn endpoint(app: &App) -> impl Endpoint<Output = Response> + use<> {
    let files = std::sync::Arc::new(Files::new(&app.settings.admin_dir));
    poem::endpoint::make(move |request: Request| {
        let files = std::sync::Arc::clone(&files);
        async move { Ok::<Response, poem::Error>(serve(&files, &request).await) }
    })
}

async fn serve(files: &Files, request: &Request) -> Response {
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return Response::builder()
            .status(StatusCode::METHOD_NOT_ALLOWED)
            .header(header::ALLOW, "GET, HEAD")
            .finish();
    }
    match Asked::of(request.uri().path()) {
        Asked::Root => Response::builder()
            .status(StatusCode::PERMANENT_REDIRECT)
            .header(header::LOCATION, "/admin/")
            .finish(),
        Asked::Nothing => missing(),
        Asked::File(name) => match find(files, name, request).await {
            Some(file) => answer(request, file),
            None => missing(),
        },
        Asked::Page => match find(files, "index.html", request).await {
            Some(file) => answer(request, file),
            None => not_built(),
        },
    }
}

/// The smallest form of a file that the client takes.
async fn find(files: &Files, name: &str, request: &Request) -> Option<File> {
    let accepted = request.header(header::ACCEPT_ENCODING).unwrap_or_default();
    let plain = files.read(name).await?;
    for encoding in Encoding::accepted(accepted) {
        if let Some(bytes) = files.read(&format!("{name}{}", encoding.suffix())).await {
            return Some(File::new(name, bytes, Some(encoding)));
        }
    }
    Some(File::new(name, plain, None))
}

fn missing() -> Response {
    Response::builder()
        .status(StatusCode::NOT_FOUND)
        .content_type("text/plain; charset=utf-8")
        .body("没有这个文件")
}

fn not_built() -> Response {
    Response::builder()
        .status(StatusCode::SERVICE_UNAVAILABLE)
        .content_type("text/html; charset=utf-8")
        .header(header::CACHE_CONTROL, "no-store")
        .body(include_str!("admin_files/not_built.html"))
}
