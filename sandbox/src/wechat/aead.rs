//! AEAD_AES_256_GCM under the APIv3 key: 32 raw ASCII bytes, a 12-byte nonce as text, and a
//! 16-byte tag at the end of the base64 ciphertext.

use aes_gcm::aead::{Aead, KeyInit, Payload};
use aes_gcm::{Aes256Gcm, Nonce};
use base64::{Engine, engine::general_purpose::STANDARD};

/// Why nothing came out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the key, the nonce, the associated data or the text does not fit")]
pub struct Broken;

/// Encrypts to base64.
pub fn encrypt(key: &str, nonce: &str, associated_data: &str, plaintext: &str) -> Result<String, Broken> {
    let payload = Payload { msg: plaintext.as_bytes(), aad: associated_data.as_bytes() };
    let sealed = cipher(key)?.encrypt(&iv(nonce)?, payload).map_err(|_| Broken)?;
    Ok(STANDARD.encode(sealed))
}

/// Decrypts base64 to text.
pub fn decrypt(key: &str, nonce: &str, associated_data: &str, ciphertext: &str) -> Result<String, Broken> {
    let sealed = STANDARD.decode(ciphertext).map_err(|_| Broken)?;
    let payload = Payload { msg: &sealed, aad: associated_data.as_bytes() };
    let plain = cipher(key)?.decrypt(&iv(nonce)?, payload).map_err(|_| Broken)?;
    String::from_utf8(plain).map_err(|_| Broken)
}

fn cipher(key: &str) -> Result<Aes256Gcm, Broken> {
    Aes256Gcm::new_from_slice(key.as_bytes()).map_err(|_| Broken)
}

fn iv(nonce: &str) -> Result<Nonce<aes_gcm::aead::consts::U12>, Broken> {
    Nonce::try_from(nonce.as_bytes()).map_err(|_| Broken)
}
