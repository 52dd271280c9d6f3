//! How an error travels: `{code, message, fields?, details?, requestId}`.

use banyi_shared::ErrorCode;
use banyi_shared::dto::ErrorBody;
use poem::error::ResponseError;
use poem::http::{StatusCode, header};
use poem::{IntoResponse, Response};
use poem_openapi::ApiResponse;
use poem_openapi::payload::Json;
use poem_openapi::registry::{MetaMediaType, MetaResponse, MetaResponses, Registry};
use poem_openapi::types::Type;

use super::Error;

tokio::task_local! {
    /// The id of the request that this task serves.
    pub static REQUEST_ID: String;
}

/// The id of the request that this task serves; empty outside of one.
pub fn request_id() -> String {
    REQUEST_ID.try_with(Clone::clone).unwrap_or_default()
}

impl ResponseError for Error {
    fn status(&self) -> StatusCode {
        Self::status(self)
    }

    fn as_response(&self) -> Response {
        let body = ErrorBody {
            code: self.code,
            message: self.message.clone(),
            request_id: request_id(),
            fields: (!self.fields.is_empty()).then(|| self.fields.clone()),
            details: (!self.details.is_empty()).then(|| self.details.clone()),
        };
        let mut response = Json(body).into_response();
        response.set_status(self.status());
        if let Some(seconds) = self.retry_after {
            response.headers_mut().insert(header::RETRY_AFTER, seconds.into());
        }
        if self.code == ErrorCode::Unauthenticated || self.code == ErrorCode::TokenExpired {
            response
                .headers_mut()
                .insert(header::WWW_AUTHENTICATE, header::HeaderValue::from_static("Bearer"));
        }
        response
    }
}

impl ApiResponse for Error {
    fn meta() -> MetaResponses {
        let response = |status, description| MetaResponse {
            description,
            status: Some(status),
            status_range: None,
            content: vec![MetaMediaType {
                content_type: "application/json; charset=utf-8",
                schema: ErrorBody::schema_ref(),
            }],
            headers: vec![],
        };
        MetaResponses {
            responses: vec![
                response(400, "不是有效的请求"),
                response(401, "未登录，或登录已过期"),
                response(403, "没有权限，或账号已锁定"),
                response(404, "没有找到"),
                response(409, "与当前状态冲突"),
                response(413, "提交的内容过大"),
                response(415, "不支持这种文件"),
                response(422, "填写的内容有误"),
                response(429, "太频繁；见 Retry-After"),
                response(500, "服务器错误"),
                response(503, "依赖的服务暂时不可用"),
            ],
        }
    }

    fn register(registry: &mut Registry) {
        ErrorBody::register(registry);
    }
}
