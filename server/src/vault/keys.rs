//! One key of `SECRET_KEY` and what is derived from it.

use aws_lc_rs::aead::{AES_256_GCM, LessSafeKey, UnboundKey};
use aws_lc_rs::hkdf::{HKDF_SHA256, KeyType, Salt};
use aws_lc_rs::hmac;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use crate::config::SecretKey;

/// The working keys of one `kid`.
#[derive(Clone)]
pub struct Derived {
    pub kid: String,
    pub pii: std::sync::Arc<LessSafeKey>,
    index: hmac::Key,
    token: hmac::Key,
    link: hmac::Key,
}

/// HKDF's output length.
struct Bytes32;

impl KeyType for Bytes32 {
    fn len(&self) -> usize {
        32
    }
}

impl Derived {
    pub fn new(key: &SecretKey) -> Result<Self, ()> {
        let expand = |label: &str| -> Result<[u8; 32], ()> {
            let salt = Salt::new(HKDF_SHA256, b"banyi");
            let mut bytes = [0; 32];
            salt.extract(key.bytes.expose())
                .expand(&[label.as_bytes()], Bytes32)
                .and_then(|okm| okm.fill(&mut bytes))
                .map_err(|_| ())?;
            Ok(bytes)
        };
        let pii = UnboundKey::new(&AES_256_GCM, &expand("pii")?).map_err(|_| ())?;
        Ok(Self {
            kid: key.kid.clone(),
            pii: std::sync::Arc::new(LessSafeKey::new(pii)),
            index: hmac::Key::new(hmac::HMAC_SHA256, &expand("index")?),
            token: hmac::Key::new(hmac::HMAC_SHA256, &expand("token")?),
            link: hmac::Key::new(hmac::HMAC_SHA256, &expand("link")?),
        })
    }

    /// `kid:hex`.
    pub fn index(&self, what: &str, value: &str) -> String {
        let tag = hmac::sign(&self.index, format!("{what}\n{value}").as_bytes());
        format!("{}:{}", self.kid, hex::encode(tag))
    }

    /// 256 bits, hex.
    pub fn sign(&self, text: &str) -> String {
        hex::encode(hmac::sign(&self.link, text.as_bytes()))
    }

    /// Whether `tag` is what [`Self::sign`] makes of `text`; takes the same time wherever they differ.
    pub fn is_signed(&self, text: &str, tag: &[u8]) -> bool {
        hmac::verify(&self.link, text.as_bytes(), tag).is_ok()
    }

    /// 256 bits in base64url.
    pub fn token(&self, label: &str, token: &str) -> String {
        URL_SAFE_NO_PAD.encode(hmac::sign(&self.token, format!("{label}\n{token}").as_bytes()))
    }
}
