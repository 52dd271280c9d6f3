//! How WeChat Pay says no: an HTTP status and `{code, message, detail?}`.

use serde_json::{Value, json};

/// An error answer of APIv3.
#[derive(Debug, Clone, PartialEq)]
pub struct Refusal {
    /// HTTP status.
    pub status: u16,
    /// For machines, e.g. `PARAM_ERROR`.
    pub code: String,
    /// For people.
    pub message: String,
    /// Which field, and what is wrong with it.
    pub detail: Option<Value>,
}

impl Refusal {
    /// Any refusal.
    pub fn new(status: u16, code: &str, message: &str) -> Self {
        Self { status, code: code.to_owned(), message: message.to_owned(), detail: None }
    }

    /// The same refusal, explained.
    pub fn with_detail(self, detail: Value) -> Self {
        Self { detail: Some(detail), ..self }
    }

    /// 401: the signature or what it stands on is wrong.
    pub fn sign_error(message: &str) -> Self {
        Self::new(401, "SIGN_ERROR", message)
    }

    /// 400: a field of the body breaks its rule. `field` is a JSON pointer.
    pub fn param(field: &str, value: &Value, issue: &str) -> Self {
        Self::param_at("body", field, value, issue)
    }

    /// 400: a field breaks its rule; `location` is body, query or uri_template.
    pub fn param_at(location: &str, field: &str, value: &Value, issue: &str) -> Self {
        let message =
            format!("输入源“{}”映射到字段“{}”{issue}", location_name(location, field), field_name(field));
        let detail = json!({"location": location, "field": field, "value": value, "issue": issue});
        Self::new(400, "PARAM_ERROR", &message).with_detail(detail)
    }

    /// 400: a rule of the business forbids it.
    pub fn invalid_request(message: &str) -> Self {
        Self::new(400, "INVALID_REQUEST", message)
    }

    /// 404 of anything but an order.
    pub fn no_such_thing(message: &str) -> Self {
        Self::new(404, "RESOURCE_NOT_EXISTS", message)
    }

    /// 500: nobody knows whether it happened.
    pub fn system_error() -> Self {
        Self::new(500, "SYSTEM_ERROR", "系统异常，请稍后重试")
    }

    /// 429.
    pub fn too_many() -> Self {
        Self::new(429, "FREQUENCY_LIMITED", "频率超限，请稍后再试")
    }

    /// The body of the answer.
    pub fn body(&self) -> String {
        let mut body = json!({"code": self.code, "message": self.message});
        if let (Some(detail), Some(fields)) = (&self.detail, body.as_object_mut()) {
            fields.insert("detail".to_owned(), detail.clone());
        }
        body.to_string()
    }
}

fn location_name(location: &str, field: &str) -> String {
    format!("/{location}{}", if field.starts_with('/') { field.to_owned() } else { format!("/{field}") })
}

fn field_name(field: &str) -> &str {
    field.rsplit('/').next().unwrap_or(field)
}
