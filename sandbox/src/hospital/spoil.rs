//! Ways in which a call to the platform can be wrong, so that a test sees it refused.

use serde::Deserialize;

/// One way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Spoil {
    /// Without a signature.
    Unsigned,
    /// Signed with another secret.
    WrongSignature,
    /// The body is changed after signing.
    TamperedBody,
    /// Signed ten minutes ago.
    Stale,
    /// Signed in ten minutes.
    Future,
    /// Sent twice as it is: the second answer counts.
    Replayed,
    /// Under a key that nobody has.
    UnknownKey,
    /// As a hospital that nobody knows.
    UnknownHospital,
    /// The nonce has no form.
    BadNonce,
}

/// What a signature is made of.
#[derive(Debug, Clone)]
pub struct Parts {
    /// X-Banyi-Hospital.
    pub hospital: String,
    /// X-Banyi-Key.
    pub key: String,
    /// Not sent.
    pub secret: String,
    /// Seconds UTC.
    pub timestamp: i64,
    /// X-Banyi-Nonce.
    pub nonce: String,
    /// JSON, or nothing.
    pub body: String,
}

impl Spoil {
    /// What is wrong, and signed.
    pub fn before_signing(self, parts: &mut Parts) {
        match self {
            Self::WrongSignature => parts.secret = "another".to_owned(),
            Self::Stale => parts.timestamp -= 600,
            Self::Future => parts.timestamp += 600,
            Self::UnknownKey => parts.key = "nobody".to_owned(),
            Self::UnknownHospital => parts.hospital = "nobody".to_owned(),
            Self::BadNonce => parts.nonce = "short".to_owned(),
            Self::Unsigned | Self::TamperedBody | Self::Replayed => {}
        }
    }

    /// What is wrong after signing.
    pub fn after_signing(self, parts: &mut Parts, signature: &mut String) {
        if self == Self::TamperedBody {
            if parts.body.is_empty() {
                let flipped = if signature.ends_with('0') { '1' } else { '0' };
                signature.pop();
                signature.push(flipped);
            } else {
                parts.body.push(' ');
            }
        }
    }
}
