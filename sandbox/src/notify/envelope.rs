//! The envelope of a notification.

use crate::beijing;
use crate::books::Event;
use crate::chance::Chance;
use crate::mode::{AssociatedData, Mode};
use crate::wechat::aead;
use serde_json::{Value, json};

/// What goes into an envelope.
#[derive(Debug, Clone, Copy)]
pub struct Content<'a> {
    /// A UUID.
    pub id: &'a str,
    /// Payment or refund.
    pub event: Event,
    /// e.g. `TRANSACTION.SUCCESS`.
    pub event_type: &'a str,
    /// Business time, ms UTC.
    pub created_ms: i64,
    /// JSON.
    pub plaintext: &'a str,
}

/// Seals a plaintext under the APIv3 key and writes the body of the POST. None when the key cannot
/// encrypt.
pub fn seal(chance: &mut Chance, mode: &Mode, key: &str, content: Content<'_>) -> Option<String> {
    let original_type = match content.event {
        Event::Payment => "transaction",
        Event::Refund => "refund",
    };
    let associated_data = if mode.associated_data == AssociatedData::Event { original_type } else { "" };
    let nonce = chance.text(12);
    let ciphertext = aead::encrypt(key, &nonce, associated_data, content.plaintext).ok()?;
    let mut resource = json!({
        "original_type": original_type,
        "algorithm": "AEAD_AES_256_GCM",
        "ciphertext": ciphertext,
        "nonce": nonce,
    });
    if mode.associated_data != AssociatedData::Absent {
        resource["associated_data"] = Value::from(associated_data);
    }
    let body = json!({
        "id": content.id,
        "create_time": beijing::rfc3339(content.created_ms),
        "resource_type": "encrypt-resource",
        "event_type": content.event_type,
        "summary": summary(content.event_type),
        "resource": resource,
    });
    Some(if mode.escaped_notifications { escaped(&body.to_string()) } else { body.to_string() })
}

fn summary(event_type: &str) -> &'static str {
    match event_type {
        "TRANSACTION.SUCCESS" => "支付成功",
        "REFUND.SUCCESS" => "退款成功",
        "REFUND.CLOSED" => "退款关闭",
        _ => "退款异常",
    }
}

/// The same JSON with every character beyond ASCII written `\uXXXX`, and `/` written `\/`: whoever
/// serialises it again gets other bytes.
fn escaped(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for c in json.chars() {
        match c {
            '/' => out.push_str("\\/"),
            c if c.is_ascii() => out.push(c),
            c => c.encode_utf16(&mut [0; 2]).iter().for_each(|unit| out.push_str(&format!("\\u{unit:04x}"))),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escaping_keeps_the_meaning() {
        let value = json!({"a": "支付/😀"});
        let text = escaped(&value.to_string());
        assert!(text.is_ascii());
        assert_eq!(serde_json::from_str::<Value>(&text).unwrap(), value);
    }
}
