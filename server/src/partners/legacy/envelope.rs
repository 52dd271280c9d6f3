//! `{code, message, data}`, by the codes of section 2.2 of the source systems' inventory. The HTTP status is 200.

use banyi_shared::ErrorCode;
use poem_openapi::payload::Json;
use serde_json::{Value, json};

use crate::error::Error;

/// What every path answers.
pub type Envelope = Json<Value>;

/// 成功
pub fn good(data: Value) -> Envelope {
    Json(json!({"code": 200, "message": "成功", "data": data}))
}

/// An error by its code.
pub fn bad(error: &Error) -> Envelope {
    let (code, message) = match error.code {
        ErrorCode::SignatureRefused => (300, "签名错误".to_owned()),
        ErrorCode::PartnerRefused => (320, "医院被锁定".to_owned()),
        ErrorCode::Forbidden => (310, "医院未开通".to_owned()),
        ErrorCode::ValidationFailed => (202, told(error)),
        ErrorCode::NotFound => (204, "数据异常：没有这条记录".to_owned()),
        ErrorCode::Internal | ErrorCode::Unavailable => (203, "服务异常，请稍后重发".to_owned()),
        _ => (201, error.message.clone()),
    };
    Json(json!({"code": code, "message": message, "data": null}))
}

fn told(error: &Error) -> String {
    let fields = error.fields.iter().map(|(field, sentence)| format!("{field} {sentence}"));
    let all: Vec<String> = fields.collect();
    if all.is_empty() {
        "参数不正确".to_owned()
    } else {
        format!("参数不正确：{}", all.join("；"))
    }
}
