//! Personal data at rest: sealed with AES-256-GCM, searched by HMAC.
//!
//! A sealed value is `kid:base64(nonce ‖ ciphertext ‖ tag)`; its additional data is the table, column and
//! row id, so that a value copied to another row does not open. Keys are derived from `SECRET_KEY` by
//! HKDF-SHA-256 with the labels token, pii, index and link.

mod keys;
mod sealed;

use banyi_shared::ErrorCode;

use crate::config::SecretKeys;
use crate::error::{Error, Result};
use crate::rng::Rng;
use keys::Derived;
pub use sealed::Place;

/// Seals, opens and indexes personal data, and derives tokens.
#[derive(Clone)]
pub struct Vault {
    current: Derived,
    older: Vec<Derived>,
    rng: Rng,
}

impl std::fmt::Debug for Vault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Vault({})", self.current.kid)
    }
}

impl Vault {
    /// Derives all keys.
    pub fn new(keys: &SecretKeys, rng: Rng) -> Result<Self> {
        let derive = |key| Derived::new(key).map_err(|()| Error::new(ErrorCode::Internal));
        Ok(Self {
            current: derive(&keys.current)?,
            older: keys.older.iter().map(derive).collect::<Result<_>>()?,
            rng,
        })
    }

    /// Seals `text` for one place.
    pub fn seal(&self, place: Place<'_>, text: &str) -> Result<String> {
        let nonce = self.rng.bytes::<12>();
        sealed::seal(&self.current, nonce, place, text).map_err(|()| Error::internal("seal"))
    }

    /// Seals what is there.
    pub fn seal_option(&self, place: Place<'_>, text: Option<&str>) -> Result<Option<String>> {
        text.map(|text| self.seal(place, text)).transpose()
    }

    /// Opens what was sealed for the same place.
    pub fn open(&self, place: Place<'_>, sealed: &str) -> Result<String> {
        let kid = sealed.split(':').next().unwrap_or_default();
        let key = std::iter::once(&self.current)
            .chain(&self.older)
            .find(|key| key.kid == kid)
            .ok_or_else(|| Error::internal(format_args!("no key {kid} for {place:?}")))?;
        sealed::open(key, place, sealed).map_err(|()| Error::internal(format_args!("cannot open {place:?}")))
    }

    /// Opens what is there.
    pub fn open_option(&self, place: Place<'_>, sealed: Option<&str>) -> Result<Option<String>> {
        sealed.map(|sealed| self.open(place, sealed)).transpose()
    }

    /// Whether a sealed value was made with an older key.
    pub fn is_stale(&self, sealed: &str) -> bool {
        sealed.split(':').next() != Some(self.current.kid.as_str())
    }

    /// The index under which a value is stored, `kid:hex`. `what` separates kinds of values, as `phone`.
    pub fn index(&self, what: &str, value: &str) -> String {
        self.current.index(what, value)
    }

    /// The indexes under which a value may have been stored: by the current key and the one before.
    pub fn indexes(&self, what: &str, value: &str) -> [String; 2] {
        let before = self.older.first().unwrap_or(&self.current);
        [self.current.index(what, value), before.index(what, value)]
    }

    /// A token derived from another, in base64url: the same `token` and `label` give the same answer.
    pub fn derive_token(&self, label: &str, token: &str) -> String {
        self.current.token(label, token)
    }

    /// Signs what a link says, hex.
    pub fn sign(&self, text: &str) -> String {
        self.current.sign(text)
    }

    /// Whether `signature` is ours for `text`, by the current key or an older one. Takes the same time wherever they
    /// differ.
    pub fn is_signed(&self, text: &str, signature: &str) -> bool {
        let Ok(tag) = hex::decode(signature) else { return false };
        std::iter::once(&self.current).chain(&self.older).any(|key| key.is_signed(text, &tag))
    }

    /// How a token is stored: SHA-256, hex. Tokens hold 256 random bits, so a plain hash is enough.
    pub fn hash_token(token: &str) -> String {
        hex::encode(aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA256, token.as_bytes()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::SecretKey;
    use crate::secret::Secret;

    fn key(kid: &str, byte: u8) -> SecretKey {
        SecretKey { kid: kid.to_owned(), bytes: Secret::new([byte; 32]) }
    }

    fn vault(current: SecretKey, older: Vec<SecretKey>) -> Vault {
        Vault::new(&SecretKeys { current, older }, Rng::from_seed([7; 32])).unwrap()
    }

    const HERE: Place<'_> = Place { table: "patient", column: "name_enc", row: "p1" };

    #[test]
    fn opens_what_it_sealed_in_the_same_place_only() {
        let vault = vault(key("k1", 1), vec![]);
        let sealed = vault.seal(HERE, "张秀英").unwrap();
        assert_eq!(vault.open(HERE, &sealed).unwrap(), "张秀英");
        assert!(vault.open(Place { row: "p2", ..HERE }, &sealed).is_err());
        assert!(vault.open(Place { column: "phone_enc", ..HERE }, &sealed).is_err());
        assert_ne!(sealed, vault.seal(HERE, "张秀英").unwrap());
    }

    #[test]
    fn an_older_key_opens_and_finds_but_does_not_seal() {
        let before = vault(key("k1", 1), vec![]);
        let after = vault(key("k2", 2), vec![key("k1", 1)]);
        let old = before.seal(HERE, "x").unwrap();
        assert_eq!(after.open(HERE, &old).unwrap(), "x");
        assert!(after.is_stale(&old));
        assert!(!after.is_stale(&after.seal(HERE, "x").unwrap()));
        assert_eq!(after.indexes("phone", "138")[1], before.index("phone", "138"));
        assert_ne!(after.index("phone", "138"), after.index("id_card", "138"));
    }

    #[test]
    fn signatures_hold_for_their_text_and_outlive_a_new_key() {
        let before = vault(key("k1", 1), vec![]);
        let signature = before.sign("file\n1\n2");
        assert_eq!(signature, before.sign("file\n1\n2"));
        assert!(before.is_signed("file\n1\n2", &signature));
        assert!(vault(key("k2", 2), vec![key("k1", 1)]).is_signed("file\n1\n2", &signature));
        assert!(!vault(key("k2", 2), vec![]).is_signed("file\n1\n2", &signature));
        assert!(!before.is_signed("file\n1\n3", &signature));
        for wrong in ["", "zz", &signature[2..], &format!("{signature}00")] {
            assert!(!before.is_signed("file\n1\n2", wrong), "{wrong}");
        }
    }

    #[test]
    fn garbage_does_not_open() {
        let vault = vault(key("k1", 1), vec![]);
        for text in ["", "k1", "k1:", "k1:!!", "k1:AAAA", "k9:AAAA"] {
            assert!(vault.open(HERE, text).is_err(), "{text}");
        }
    }
}
