//! The phone: the built mini-program in a frame, as static files.

use super::files::{content_type, within};
use crate::sandbox::Sandbox;
use poem::http::StatusCode;
use poem::web::{Data, Path};
use poem::{Response, handler};

const NO_PHONE: &str = include_str!("../../pages/no_phone.html");

/// `/`: the phone, or a page that says how to get one.
#[handler]
pub async fn phone_index(Data(sandbox): Data<&Sandbox>) -> Response {
    match serve(sandbox, "index.html").await {
        Some(response) => response,
        None => Response::builder().content_type("text/html; charset=utf-8").body(NO_PHONE),
    }
}

/// Every other path that nobody else answers.
#[handler]
pub async fn phone_file(Data(sandbox): Data<&Sandbox>, Path(path): Path<String>) -> Response {
    let missing = || Response::builder().status(StatusCode::NOT_FOUND).finish();
    serve(sandbox, &path).await.unwrap_or_else(missing)
}

async fn serve(sandbox: &Sandbox, path: &str) -> Option<Response> {
    let file = within(sandbox.setup().phone.as_deref()?, path)?;
    let bytes = tokio::fs::read(&file).await.ok()?;
    Some(
        Response::builder().content_type(content_type(&file)).header("Cache-Control", "no-cache").body(bytes),
    )
}
