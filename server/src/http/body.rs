//! A JSON body: read once, limited, free of control characters, and told by field when it does not fit.

use banyi_shared::ErrorCode;
use poem::http::{StatusCode, header};
use poem::{FromRequest, Request, RequestBody};
use poem_openapi::payload::{Json, Payload};
use poem_openapi::registry::{MetaMediaType, MetaRequest, Registry};
use poem_openapi::types::{ParseFromJSON, Type};
use poem_openapi::{ApiExtractor, ApiExtractorType, ExtractParamOptions};
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::error::Error;

/// The largest JSON body, in bytes.
pub const MAX_BODY: usize = 64 * 1024;

/// A parsed body, and the SHA-256 of its raw bytes (hex) for idempotency.
#[derive(Debug)]
pub struct Input<T> {
    /// What it says.
    pub value: T,
    /// SHA-256 of what was sent, hex.
    pub sha256: String,
}

impl<'a, T> ApiExtractor<'a> for Input<T>
where
    T: DeserializeOwned + Type + ParseFromJSON + Send,
{
    const TYPES: &'static [ApiExtractorType] = &[ApiExtractorType::RequestObject];
    type ParamType = ();
    type ParamRawType = ();

    fn register(registry: &mut Registry) {
        T::register(registry);
    }

    fn request_meta() -> Option<MetaRequest> {
        Some(MetaRequest {
            description: None,
            content: vec![MetaMediaType {
                content_type: <Json<T> as Payload>::CONTENT_TYPE,
                schema: T::schema_ref(),
            }],
            required: true,
        })
    }

    async fn from_request(
        request: &'a Request,
        body: &mut RequestBody,
        _options: ExtractParamOptions<()>,
    ) -> poem::Result<Self> {
        let bytes = read(request, body).await?;
        let sha256 = hex::encode(aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA256, &bytes));
        Ok(Self { value: parse(&bytes)?, sha256 })
    }
}

/// The body as it came, at most [`MAX_BODY`] bytes: for what is signed over its bytes.
#[derive(Debug)]
pub struct RawBody(pub Vec<u8>);

impl<'a> FromRequest<'a> for RawBody {
    async fn from_request(request: &'a Request, body: &mut RequestBody) -> poem::Result<Self> {
        read(request, body).await.map(Self)
    }
}

/// The raw body, at most [`MAX_BODY`] bytes; chunked bodies count as they come.
pub async fn read(request: &Request, body: &mut RequestBody) -> poem::Result<Vec<u8>> {
    read_at_most(request, body, MAX_BODY).await
}

/// The raw body, at most so many bytes.
pub async fn read_at_most(request: &Request, body: &mut RequestBody, most: usize) -> poem::Result<Vec<u8>> {
    let announced = request.header(header::CONTENT_LENGTH).and_then(|text| text.parse::<usize>().ok());
    let too_large = || poem::Error::from(Error::new(ErrorCode::BodyTooLarge));
    if announced.is_some_and(|length| length > most) {
        return Err(too_large());
    }
    let body = <poem::Body as FromRequest>::from_request(request, body).await?;
    body.into_bytes_limit(most).await.map(|bytes| bytes.to_vec()).map_err(|error| match error {
        poem::error::ReadBodyError::PayloadTooLarge => too_large(),
        _ => poem::Error::from_status(StatusCode::BAD_REQUEST),
    })
}

/// Parses JSON; an empty body counts as `{}`. The error tells the field.
pub fn parse<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Error> {
    let bytes = if bytes.is_empty() { b"{}" } else { bytes };
    let value: Value = serde_json::from_slice(bytes)
        .map_err(|_| Error::new(ErrorCode::ValidationFailed).message("请求内容不是有效的 JSON"))?;
    if !value.is_object() {
        return Err(Error::new(ErrorCode::ValidationFailed).message("请求内容应为 JSON 对象"));
    }
    refuse_control_characters(&value, "")?;
    serde_path_to_error::deserialize(value).map_err(|error| {
        let path = error.path().to_string();
        let inner = error.inner().to_string();
        match missing(&inner) {
            Some(field) if path == "." => Error::field(field, "此项必填"),
            Some(field) => Error::field(&format!("{path}.{field}"), "此项必填"),
            None if path == "." => Error::new(ErrorCode::ValidationFailed),
            None => Error::field(&path, "此项格式不正确"),
        }
    })
}

/// The name in serde's "missing field `x`".
fn missing(message: &str) -> Option<&str> {
    message.strip_prefix("missing field `").and_then(|rest| rest.split('`').next())
}

/// Line feeds and tabs belong to text that people write; other control characters do not, and PostgreSQL refuses U+0000.
fn refuse_control_characters(value: &Value, path: &str) -> Result<(), Error> {
    match value {
        Value::String(text) if text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t')) => {
            Err(Error::field(path, "不能包含控制字符"))
        }
        Value::Array(items) => items
            .iter()
            .enumerate()
            .try_for_each(|(at, item)| refuse_control_characters(item, &join(path, &at.to_string()))),
        Value::Object(fields) => fields.iter().try_for_each(|(name, item)| {
            if name.chars().any(char::is_control) {
                return Err(Error::new(ErrorCode::ValidationFailed));
            }
            refuse_control_characters(item, &join(path, name))
        }),
        _ => Ok(()),
    }
}

fn join(path: &str, name: &str) -> String {
    if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use banyi_shared::dto::{Contact, PatientInput};

    fn fields<T: DeserializeOwned + std::fmt::Debug>(text: &str) -> Vec<(String, String)> {
        parse::<T>(text.as_bytes()).unwrap_err().fields.into_iter().collect()
    }

    #[test]
    fn a_missing_or_wrong_field_is_named() {
        let full = r#"{"name":"张三","idCard":"1","phone":"1","relation":"self""#;
        assert_eq!(fields::<Contact>(r#"{"name":"张三"}"#), [("phone".into(), "此项必填".into())]);
        assert_eq!(fields::<PatientInput>(&full.replace("self", "boss").clone().add("}"))[0].0, "relation");
        let nested = full.to_owned() + r#","emergencyContact":{"name":"李四"}}"#;
        assert_eq!(fields::<PatientInput>(&nested)[0].0, "emergencyContact.phone");
    }

    #[test]
    fn control_characters_are_refused_wherever_they_hide() {
        let error = parse::<Contact>(br#"{"name":"a\u0000b","phone":"1"}"#).unwrap_err();
        assert_eq!(error.fields.keys().collect::<Vec<_>>(), ["name"]);
        assert!(parse::<Contact>(br#"{"name":"a\nb","phone":"1"}"#).is_ok());
        assert!(parse::<Contact>(br#"[1]"#).is_err());
        assert!(parse::<Contact>(br#"{"name":"#).is_err());
    }

    use std::ops::Add;
}
