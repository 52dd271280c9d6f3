//! How the control API says no.

use poem::http::StatusCode;
use poem::web::Json;
use poem::{Error, IntoResponse};
use serde_json::json;

/// An error with a sentence.
pub fn refuse(status: StatusCode, code: &str, message: impl std::fmt::Display) -> Error {
    let body = Json(json!({"code": code, "message": message.to_string()}));
    Error::from_response(body.with_status(status).into_response())
}

/// 400.
pub fn bad(message: impl std::fmt::Display) -> Error {
    refuse(StatusCode::BAD_REQUEST, "BAD_REQUEST", message)
}

/// 404.
pub fn missing(message: impl std::fmt::Display) -> Error {
    refuse(StatusCode::NOT_FOUND, "NOT_FOUND", message)
}

/// 409.
pub fn conflict(message: impl std::fmt::Display) -> Error {
    refuse(StatusCode::CONFLICT, "CONFLICT", message)
}
