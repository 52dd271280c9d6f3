//! The signature of version 1: HMAC-SHA256 over what travels. Described for hospitals in docs/hospital-api.md, whose
//! known answers the tests below recompute.

use aws_lc_rs::{digest, hmac};

/// Milliseconds that a signature's time may be away from wall time, either way.
pub const WINDOW: i64 = 5 * 60 * 1_000;

/// The header with the hospital's code.
pub const HOSPITAL: &str = "X-Banyi-Hospital";
/// The header with the key's id.
pub const KEY: &str = "X-Banyi-Key";
/// The header with seconds since 1970.
pub const TIMESTAMP: &str = "X-Banyi-Timestamp";
/// The header with 16 to 32 letters and digits, used once.
pub const NONCE: &str = "X-Banyi-Nonce";
/// The header with the signature, lower hex.
pub const SIGNATURE: &str = "X-Banyi-Signature";

/// What is signed.
#[derive(Debug, Clone, Copy)]
pub struct Signed<'a> {
    /// In capitals.
    pub method: &'a str,
    /// As it goes over the wire, from the first slash after the host, with the query if there is one.
    pub path: &'a str,
    /// Seconds since 1970, as in the header.
    pub timestamp: &'a str,
    /// As in the header.
    pub nonce: &'a str,
    /// The raw bytes.
    pub body: &'a [u8],
}

impl Signed<'_> {
    /// The text that is signed: five lines, each with a line feed.
    pub fn text(&self) -> String {
        let body = hex::encode(digest::digest(&digest::SHA256, self.body));
        format!("{}\n{}\n{}\n{}\n{body}\n", self.method, self.path, self.timestamp, self.nonce)
    }

    /// The signature, lower hex. The key is the secret's text as it was given, not what it decodes to.
    pub fn sign(&self, secret: &str) -> String {
        hex::encode(hmac::sign(&key(secret), self.text().as_bytes()))
    }

    /// Whether `signature` is that of the secret; takes the same time wherever they differ.
    pub fn is_signed(&self, secret: &str, signature: &str) -> bool {
        let is_lower = signature.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        match hex::decode(signature) {
            Ok(tag) if is_lower => hmac::verify(&key(secret), self.text().as_bytes(), &tag).is_ok(),
            _ => false,
        }
    }
}

fn key(secret: &str) -> hmac::Key {
    hmac::Key::new(hmac::HMAC_SHA256, secret.as_bytes())
}

/// Whether a text can be a nonce.
pub fn is_nonce(text: &str) -> bool {
    (16..=32).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::Value;

    /// The known answers that docs/hospital-api.md shows.
    fn known() -> Vec<Value> {
        let text = include_str!("../../../docs/examples/hospital-vectors.json");
        let all: Value = serde_json::from_str(text).unwrap();
        all["v1"].as_array().unwrap().clone()
    }

    fn text<'v>(case: &'v Value, field: &str) -> &'v str {
        case[field].as_str().unwrap()
    }

    fn signed(case: &Value) -> Signed<'_> {
        Signed {
            method: text(case, "method"),
            path: text(case, "path"),
            timestamp: text(case, "timestamp"),
            nonce: text(case, "nonce"),
            body: text(case, "body").as_bytes(),
        }
    }

    #[test]
    fn the_known_answers_of_the_document_are_ours() {
        let known = known();
        assert!(known.len() >= 3);
        for case in &known {
            assert_eq!(signed(case).text(), text(case, "signed"));
            assert_eq!(signed(case).sign(text(case, "secret")), text(case, "signature"));
            assert!(signed(case).is_signed(text(case, "secret"), text(case, "signature")));
        }
    }

    #[test]
    fn whatever_is_changed_the_signature_is_wrong() {
        let known = known();
        let (case, secret) = (&known[1], text(&known[1], "secret"));
        let (good, signature) = (signed(case), text(case, "signature"));
        let longer = format!("{}?x=1", good.path);
        let other: Vec<Signed<'_>> = vec![
            Signed { method: "POST", ..good },
            Signed { path: &longer, ..good },
            Signed { timestamp: "1795000001", ..good },
            Signed { nonce: "0123456789abcdeg", ..good },
            Signed { body: b"{}", ..good },
        ];
        assert!(other.iter().all(|one| !one.is_signed(secret, signature)));
        assert!(!good.is_signed("another", signature));
        for wrong in ["", "00", &signature[2..], &signature.to_uppercase(), &format!("{signature}00")] {
            assert!(!good.is_signed(secret, wrong), "{wrong}");
        }
    }

    #[test]
    fn a_nonce_is_letters_and_digits() {
        for good in ["0123456789abcdef", "A123456789012345678901234567890z"] {
            assert!(is_nonce(good), "{good}");
        }
        for bad in
            ["0123456789abcde", "A1234567890123456789012345678901z", "0123456789abcde-", "0123456789abcdé"]
        {
            assert!(!is_nonce(bad), "{bad}");
        }
    }
}
