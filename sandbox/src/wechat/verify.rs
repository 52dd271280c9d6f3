//! Verifying a signature that a merchant made.

use base64::{Engine, engine::general_purpose::STANDARD};
use rsa::RsaPublicKey;
use rsa::pkcs1v15::{Signature, VerifyingKey};
use rsa::sha2::Sha256;
use rsa::signature::Verifier;

/// Whether `signature` (base64) is the key's signature of `message`. Anything that is not even
/// base64 or not of the key's length is simply no signature.
pub fn is_signed(key: &RsaPublicKey, message: &str, signature: &str) -> bool {
    let Ok(bytes) = STANDARD.decode(signature) else {
        return false;
    };
    let Ok(signature) = Signature::try_from(bytes.as_slice()) else {
        return false;
    };
    VerifyingKey::<Sha256>::new(key.clone()).verify(message.as_bytes(), &signature).is_ok()
}
