//! The signature of version 1, in both directions: HMAC-SHA256 over five lines.

use hmac::{Hmac, Mac};
use sha2::{Digest, Sha256};

/// How far a timestamp may be from our clock, in seconds.
pub const WINDOW_SECONDS: i64 = 300;

/// What is signed of a request.
#[derive(Debug, Clone, Copy)]
pub struct Signed<'a> {
    /// Upper-case.
    pub method: &'a str,
    /// As it goes over the wire, from the first slash after the host, with its query.
    pub path: &'a str,
    /// Seconds UTC.
    pub timestamp: i64,
    /// 16 to 32 letters and digits.
    pub nonce: &'a str,
    /// Byte for byte.
    pub body: &'a [u8],
}

impl Signed<'_> {
    /// The text that is signed: five lines, each with its end.
    pub fn message(&self) -> String {
        let Self { method, path, timestamp, nonce, body } = self;
        format!("{method}\n{path}\n{timestamp}\n{nonce}\n{}\n", hex::encode(Sha256::digest(body)))
    }

    /// The signature, lower-case hex. The secret is used as it is written, not decoded.
    pub fn sign(&self, secret: &str) -> String {
        hex::encode(mac(secret, &self.message()).finalize().into_bytes())
    }

    /// Whether somebody who knows the secret made this signature.
    pub fn is_signed(&self, secret: &str, signature: &str) -> bool {
        let lower = !signature.bytes().any(|byte| byte.is_ascii_uppercase());
        let bytes = hex::decode(signature).unwrap_or_default();
        lower && mac(secret, &self.message()).verify_slice(&bytes).is_ok()
    }
}

#[expect(clippy::expect_used, reason = "HMAC takes keys of any length")]
fn mac(secret: &str, message: &str) -> Hmac<Sha256> {
    let mut mac = Hmac::<Sha256>::new_from_slice(secret.as_bytes()).expect("any length will do");
    mac.update(message.as_bytes());
    mac
}

/// Whether a nonce has the form of one: 16 to 32 letters and digits.
pub fn is_nonce(text: &str) -> bool {
    (16..=32).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::Value;

    #[test]
    fn every_known_answer_of_version_1() {
        let vectors: Value =
            serde_json::from_str(include_str!("../../tests/vectors/hospital-vectors.json")).unwrap();
        for vector in vectors["version1"].as_array().unwrap() {
            let text = |name: &str| vector[name].as_str().unwrap();
            let signed = Signed {
                method: text("method"),
                path: text("path"),
                timestamp: vector["timestamp"].as_i64().unwrap(),
                nonce: text("nonce"),
                body: text("body").as_bytes(),
            };
            assert_eq!(signed.message(), text("message"), "{}", text("name"));
            assert_eq!(signed.sign(text("secret")), text("signature"), "{}", text("name"));
            assert!(signed.is_signed(text("secret"), text("signature")));
            assert!(!signed.is_signed("another", text("signature")));
            assert!(!signed.is_signed(text("secret"), &text("signature").to_uppercase()));
            assert!(!Signed { body: b"{}", ..signed }.is_signed(text("secret"), text("signature")));
        }
    }

    #[test]
    fn a_nonce_has_16_to_32_letters_and_digits() {
        assert!(is_nonce("0123456789abcdef") && is_nonce(&"Z".repeat(32)));
        assert!(!is_nonce("0123456789abcde") && !is_nonce(&"Z".repeat(33)) && !is_nonce("0123456789abcde-"));
    }
}
