//! Signing: RSASSA-PKCS1-v1_5 with SHA-256, base64.

use base64::{Engine, engine::general_purpose::STANDARD};
use rsa::pkcs1::DecodeRsaPrivateKey;
use rsa::pkcs1v15;
use rsa::pkcs8::DecodePrivateKey;
use rsa::sha2::Sha256;
use rsa::signature::{SignatureEncoding, Signer};
use rsa::{RsaPrivateKey, RsaPublicKey};

/// A private key that signs, never printed.
#[derive(Clone)]
pub struct SigningKey {
    private: RsaPrivateKey,
    signer: pkcs1v15::SigningKey<Sha256>,
}

impl std::fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SigningKey(..)")
    }
}

impl SigningKey {
    /// Wraps a key.
    pub fn new(private: RsaPrivateKey) -> Self {
        Self { signer: pkcs1v15::SigningKey::new(private.clone()), private }
    }

    /// Reads a PEM in PKCS#8 or PKCS#1 form; None when it is neither.
    pub fn from_pem(pem: &str) -> Option<Self> {
        let private = RsaPrivateKey::from_pkcs8_pem(pem)
            .or_else(|_| RsaPrivateKey::from_pkcs1_pem(pem).map_err(rsa::pkcs8::Error::from));
        private.ok().map(Self::new)
    }

    /// The base64 signature of a message.
    pub fn sign(&self, message: &str) -> String {
        STANDARD.encode(self.signer.sign(message.as_bytes()).to_bytes())
    }

    /// The public half.
    pub fn public(&self) -> RsaPublicKey {
        self.private.to_public_key()
    }

    /// The key itself, to decrypt sensitive fields.
    pub fn private(&self) -> &RsaPrivateKey {
        &self.private
    }
}

/// What a request's signature covers (APIv3, request signing): method, path with query, seconds,
/// nonce and body, each followed by a line feed.
pub fn request_message(method: &str, path: &str, timestamp: &str, nonce: &str, body: &str) -> String {
    format!("{method}\n{path}\n{timestamp}\n{nonce}\n{body}\n")
}

/// What the signature of an answer or a notification covers.
pub fn answer_message(timestamp: &str, nonce: &str, body: &str) -> String {
    format!("{timestamp}\n{nonce}\n{body}\n")
}

/// What `paySign` of `wx.requestPayment` covers; `package` is `prepay_id=…`.
pub fn pay_message(app_id: &str, timestamp: &str, nonce: &str, package: &str) -> String {
    format!("{app_id}\n{timestamp}\n{nonce}\n{package}\n")
}
