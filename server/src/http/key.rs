//! The header `Idempotency-Key`.

use banyi_shared::ErrorCode;
use poem::{FromRequest, Request, RequestBody};

use crate::error::{Error, Result};

/// A key of 1 to 128 visible ASCII characters, where the client sent one, and the request that it stands for.
#[derive(Debug, Clone)]
pub struct IdempotencyKey {
    value: Option<String>,
    /// The request's method.
    pub method: String,
    /// The request's path.
    pub path: String,
}

impl IdempotencyKey {
    /// The key; an error when there is none.
    pub fn require(&self) -> Result<&str> {
        self.value.as_deref().ok_or_else(|| Error::new(ErrorCode::IdempotencyKeyRequired))
    }
}

impl<'a> FromRequest<'a> for IdempotencyKey {
    async fn from_request(request: &'a Request, _body: &mut RequestBody) -> poem::Result<Self> {
        let value = match request.headers().get("idempotency-key") {
            None => None,
            Some(value) => {
                let text = value.to_str().unwrap_or_default().trim();
                let fits =
                    (1..=128).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_graphic());
                if !fits {
                    let error = Error::new(ErrorCode::IdempotencyKeyRequired)
                        .message("Idempotency-Key 应为 1 到 128 个可见的 ASCII 字符");
                    return Err(error.into());
                }
                Some(text.to_owned())
            }
        };
        let path = request.original_uri().path().to_owned();
        Ok(Self { value, method: request.method().to_string(), path })
    }
}
