//! Pages of other origins have no business here.

use super::answer::refuse;
use poem::http::StatusCode;
use poem::{Endpoint, IntoResponse, Request, Response, Result};

/// Lets a request pass unless a browser says that it comes from another origin.
pub async fn same_origin<E: Endpoint>(next: std::sync::Arc<E>, request: Request) -> Result<Response> {
    let header = |name: &str| request.headers().get(name).and_then(|value| value.to_str().ok());
    let own = header("host").map(|host| format!("http://{host}"));
    if header("origin").is_some_and(|origin| own.as_deref() != Some(origin)) {
        return Err(refuse(StatusCode::FORBIDDEN, "FORBIDDEN", "只接受本页面的请求"));
    }
    next.call(request).await.map(IntoResponse::into_response)
}
