//! Errors of the framework become ours, so that a client meets one shape only.

use banyi_shared::ErrorCode;
use poem::http::StatusCode;
use poem::{IntoResponse, Response};

use crate::error::Error;

/// Turns any error into an answer of ours.
pub async fn normalise(error: poem::Error) -> Response {
    if let Some(ours) = error.downcast_ref::<Error>() {
        return poem::error::ResponseError::as_response(ours);
    }
    let status = error.status();
    let ours = match status {
        StatusCode::UNAUTHORIZED => Error::new(ErrorCode::Unauthenticated),
        StatusCode::FORBIDDEN => Error::new(ErrorCode::Forbidden),
        StatusCode::NOT_FOUND => Error::new(ErrorCode::NotFound),
        StatusCode::METHOD_NOT_ALLOWED => Error::new(ErrorCode::MethodNotAllowed),
        StatusCode::PAYLOAD_TOO_LARGE => Error::new(ErrorCode::BodyTooLarge),
        StatusCode::SERVICE_UNAVAILABLE | StatusCode::GATEWAY_TIMEOUT => Error::new(ErrorCode::Unavailable),
        // A parameter that does not parse: poem-openapi names it, and quotes no body.
        status if status.is_client_error() => Error::new(ErrorCode::ValidationFailed),
        _ => Error::internal(&error),
    };
    let mut response = poem::error::ResponseError::as_response(&ours);
    if status == StatusCode::BAD_REQUEST || status == StatusCode::UNSUPPORTED_MEDIA_TYPE {
        response.set_status(status);
    }
    response.into_response()
}
