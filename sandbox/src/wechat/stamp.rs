//! The Wechatpay-* headers of answers and notifications, true ones and forged ones.

use crate::keys::Keys;
use crate::wechat::sign::{SigningKey, answer_message};

/// The signature's scheme, as Wechatpay-Signature-Type names it.
pub const SIGNATURE_TYPE: &str = "WECHATPAY2-SHA256-RSA2048";

const STRANGE_SERIAL: &str = "00000000000000000000000000000000DEADBEEF";

/// How a signature lies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Forgery {
    /// There is none.
    Unsigned,
    /// Another key made it.
    WrongSignature,
    /// The body was changed afterwards.
    Tampered,
    /// It is 301 s old.
    Stale,
    /// It is from 301 s ahead.
    Future,
    /// A probe stands in its place.
    Signtest,
    /// It is right, under a serial nobody knows.
    UnknownSerial,
    /// A header is left out.
    Missing(String),
    /// A header is empty.
    Empty(String),
}

/// Which of the platform's keys signs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Signer {
    /// The key of the platform certificate.
    Certificate,
    /// The WeChat Pay public key's.
    Pubkey,
}

/// A body with its headers, ready to travel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamped {
    /// Header names and values.
    pub headers: Vec<(String, String)>,
    /// The body, which a forgery may have changed.
    pub body: String,
}

/// Signs a body at `now_seconds` of wall time.
pub fn stamp(
    keys: &Keys,
    signer: Signer,
    now_seconds: i64,
    nonce: &str,
    body: &str,
    forgery: Option<&Forgery>,
) -> Stamped {
    let (own, other, serial) = match signer {
        Signer::Certificate => (&keys.platform, &keys.pubkey, keys.platform_serial.as_str()),
        Signer::Pubkey => (&keys.pubkey, &keys.platform, keys.pubkey_id.as_str()),
    };
    let timestamp = match forgery {
        Some(Forgery::Stale) => now_seconds - 301,
        // A second more, since the reader's clock may have gone on by the time it reads.
        Some(Forgery::Future) => now_seconds + 302,
        _ => now_seconds,
    };
    let timestamp = timestamp.to_string();
    let sign = |key: &SigningKey| key.sign(&answer_message(&timestamp, nonce, body));
    let signature = match forgery {
        Some(Forgery::WrongSignature) => sign(other),
        Some(Forgery::Tampered) if body.is_empty() => sign(other),
        Some(Forgery::Signtest) => format!("WECHATPAY/SIGNTEST/{}", sign(own)),
        _ => sign(own),
    };
    let serial = if forgery == Some(&Forgery::UnknownSerial) { STRANGE_SERIAL } else { serial };
    let all = [
        ("Wechatpay-Timestamp", timestamp.as_str()),
        ("Wechatpay-Nonce", nonce),
        ("Wechatpay-Signature", &signature),
        ("Wechatpay-Serial", serial),
        ("Wechatpay-Signature-Type", SIGNATURE_TYPE),
    ];
    let headers = all.into_iter().filter_map(|(name, value)| carried(name, value, forgery)).collect();
    let body = if forgery == Some(&Forgery::Tampered) { tampered(body) } else { body.to_owned() };
    Stamped { headers, body }
}

fn carried(name: &str, value: &str, forgery: Option<&Forgery>) -> Option<(String, String)> {
    let value = match forgery {
        Some(Forgery::Unsigned) => return None,
        Some(Forgery::Missing(missing)) if missing.eq_ignore_ascii_case(name) => return None,
        Some(Forgery::Empty(empty)) if empty.eq_ignore_ascii_case(name) => "",
        _ => value,
    };
    Some((name.to_owned(), value.to_owned()))
}

/// The same body with its last digit changed: still JSON, and another meaning.
fn tampered(body: &str) -> String {
    let Some(at) = body.rfind(|c: char| c.is_ascii_digit()) else {
        return format!("{body} ");
    };
    let digit = if body.as_bytes()[at] == b'9' { '8' } else { '9' };
    format!("{}{digit}{}", &body[..at], &body[at + 1..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tampered_body_is_another_body() {
        assert_eq!(tampered(r#"{"total":19800}"#), r#"{"total":19809}"#);
        assert_eq!(tampered("x"), "x ");
    }
}
