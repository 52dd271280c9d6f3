//! `SECRET_KEY`: `kid:base64(32 bytes)[,older…]`, the first is current.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::{ConfigError, Source};
use crate::secret::Secret;

/// One key of ours.
#[derive(Debug, Clone)]
pub struct SecretKey {
    /// Its name, 1 to 16 of 0-9 A-Z a-z, that stands before everything sealed with it.
    pub kid: String,
    /// 32 bytes.
    pub bytes: Secret<[u8; 32]>,
}

/// The current key and older ones, which still open what they sealed.
#[derive(Debug, Clone)]
pub struct SecretKeys {
    /// Seals.
    pub current: SecretKey,
    /// Open only.
    pub older: Vec<SecretKey>,
}

impl SecretKeys {
    pub(super) fn load(source: &Source) -> Result<Self, ConfigError> {
        let wrong = |problem: &str| ConfigError::new("SECRET_KEY", problem);
        let text =
            source.text("SECRET_KEY").ok_or_else(|| wrong("is required: kid:base64 of 32 random bytes"))?;
        let mut keys = Vec::new();
        for part in text.split(',').map(str::trim) {
            let (kid, value) = part
                .split_once(':')
                .ok_or_else(|| wrong("should be kid:base64, several separated by commas"))?;
            let plain = (1..=16).contains(&kid.len()) && kid.bytes().all(|byte| byte.is_ascii_alphanumeric());
            if !plain {
                return Err(wrong("has a key id that is not 1 to 16 letters or digits"));
            }
            if keys.iter().any(|key: &SecretKey| key.kid == kid) {
                return Err(wrong("names one key id twice"));
            }
            let bytes = STANDARD.decode(value).ok().and_then(|bytes| <[u8; 32]>::try_from(bytes).ok());
            let bytes = bytes.ok_or_else(|| wrong("has a key that is not base64 of exactly 32 bytes"))?;
            keys.push(SecretKey { kid: kid.to_owned(), bytes: Secret::new(bytes) });
        }
        let current = keys.remove(0);
        Ok(Self { current, older: keys })
    }
}
