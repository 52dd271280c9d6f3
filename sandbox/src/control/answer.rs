//! How the control API says no.

use poem::http::StatusCode;
use poem::web::Json;
use poem::{Error, IntoResponse, Response};
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

/// Any error in the same form: what was no JSON, or not the JSON that is needed, too.
pub async fn in_form(error: Error) -> Response {
    if error.is_from_response() {
        return error.into_response();
    }
    let status = error.status();
    let code = status.canonical_reason().unwrap_or("ERROR").to_uppercase().replace(' ', "_");
    refuse(status, &code, error).into_response()
}
