//! Sensitive fields of a request: RSA-OAEP with SHA-1 and MGF1-SHA-1 under the platform's key.

use base64::{Engine, engine::general_purpose::STANDARD};
use rsa::{Oaep, RsaPrivateKey};
use sha1::Sha1;

/// Opens a field that a merchant sealed for the platform; None when it was not sealed for this key.
pub fn open(key: &RsaPrivateKey, sealed: &str) -> Option<String> {
    let bytes = STANDARD.decode(sealed).ok()?;
    let plain = key.decrypt(Oaep::new::<Sha1>(), &bytes).ok()?;
    String::from_utf8(plain).ok()
}
