//! WeChat Pay's keys by their serial. Both kinds may be in use at once; none is ever dropped.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

use aws_lc_rs::rsa::PublicEncryptingKey;
use banyi_shared::Instant;

use super::pem;
use crate::config::{ConfigError, PublicKeySettings};

/// A public key that signs for WeChat Pay.
#[derive(Clone)]
pub(super) struct PlatformKey {
    /// `PUBLIC KEY`, PEM.
    pub(super) pem: Arc<str>,
    /// From when to when a certificate's key counts; a bare public key does not expire.
    pub(super) valid: Option<(Instant, Instant)>,
}

impl PlatformKey {
    /// From the DER of a SubjectPublicKeyInfo; `None` unless it is an RSA key.
    pub(super) fn from_spki(der: &[u8], valid: Option<(Instant, Instant)>) -> Option<Self> {
        PublicEncryptingKey::from_der(der).ok()?;
        Some(Self { pem: pem::encode("PUBLIC KEY", der).into(), valid })
    }

    /// Whether the key counts at `wall`.
    pub(super) fn is_valid(&self, wall: Instant) -> bool {
        self.valid.is_none_or(|(from, until)| from <= wall && wall <= until)
    }
}

/// All keys known, and how the fetching of certificates stands.
pub(super) struct KeyRing {
    keys: RwLock<HashMap<String, PlatformKey>>,
    /// Held while certificates are fetched: one fetch at a time.
    pub(super) fetching: tokio::sync::Mutex<Fetched>,
}

/// When certificates were fetched, in wall time.
#[derive(Default)]
pub(super) struct Fetched {
    /// The last attempt.
    pub(super) tried: Option<Instant>,
    /// The last success.
    pub(super) succeeded: Option<Instant>,
}

impl KeyRing {
    /// With the configured public key, if there is one.
    pub(super) fn new(public_key: Option<&PublicKeySettings>) -> Result<Self, ConfigError> {
        let mut keys = HashMap::new();
        if let Some(settings) = public_key {
            let key = pem::der(settings.pem.expose(), "PUBLIC KEY")
                .and_then(|der| PlatformKey::from_spki(&der, None))
                .ok_or_else(|| {
                    ConfigError::new(
                        "WECHAT_PAY_PUBKEY_FILE",
                        "should name an RSA public key as PEM (BEGIN PUBLIC KEY)",
                    )
                })?;
            keys.insert(settings.id.clone(), key);
        }
        Ok(Self { keys: RwLock::new(keys), fetching: tokio::sync::Mutex::default() })
    }

    /// The key of a serial, compared letter by letter, if it counts at `wall`.
    pub(super) fn find(&self, serial: &str, wall: Instant) -> Option<PlatformKey> {
        self.keys
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .get(serial)
            .filter(|key| key.is_valid(wall))
            .cloned()
    }

    /// The certificate that is good for longest of those that count at `wall`.
    pub(super) fn newest(&self, wall: Instant) -> Option<(String, PlatformKey)> {
        let keys = self.keys.read().unwrap_or_else(PoisonError::into_inner);
        let good = keys.iter().filter(|(_, key)| key.is_valid(wall));
        good.filter_map(|(serial, key)| Some((key.valid?.1, serial, key)))
            .max_by_key(|(until, ..)| *until)
            .map(|(_, serial, key)| (serial.clone(), key.clone()))
    }

    /// Adds keys; those known stay.
    pub(super) fn add(&self, more: Vec<(String, PlatformKey)>) {
        self.keys.write().unwrap_or_else(PoisonError::into_inner).extend(more);
    }
}
