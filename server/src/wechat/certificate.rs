//! One entry of `GET /v3/certificates`: decrypted, parsed, checked against its own serial.

use banyi_shared::Instant;
use serde::Deserialize;
use wechat_pay_rust_sdk::pay::PayNotifyTrait;
use x509_parser::prelude::{FromDer, X509Certificate};

use super::key_ring::PlatformKey;
use super::merchant::Merchant;
use super::pem;

/// The list as it travels.
#[derive(Deserialize)]
pub(super) struct List {
    #[serde(default)]
    pub(super) data: Vec<Entry>,
}

/// A certificate as it travels.
#[derive(Deserialize)]
pub(super) struct Entry {
    serial_no: String,
    encrypt_certificate: Sealed,
}

/// Something encrypted with the APIv3 key.
#[derive(Deserialize)]
pub(super) struct Sealed {
    #[serde(default)]
    pub(super) algorithm: String,
    pub(super) nonce: String,
    #[serde(default)]
    pub(super) associated_data: Option<String>,
    pub(super) ciphertext: String,
}

impl Sealed {
    /// The plain bytes; `None` for another algorithm, a wrong key or a changed text.
    pub(super) fn open(&self, merchant: &Merchant) -> Option<Vec<u8>> {
        if self.algorithm != "AEAD_AES_256_GCM" {
            return None;
        }
        merchant
            .decrypt_bytes(
                self.ciphertext.as_str(),
                self.nonce.as_str(),
                self.associated_data.as_deref().unwrap_or_default(),
            )
            .ok()
    }
}

impl Entry {
    /// The serial and the key; `None` unless the whole entry holds together.
    pub(super) fn open(self, merchant: &Merchant) -> Option<(String, PlatformKey)> {
        let text = String::from_utf8(self.encrypt_certificate.open(merchant)?).ok()?;
        let der = pem::der(&text, "CERTIFICATE")?;
        let (_, certificate) = X509Certificate::from_der(&der).ok()?;
        let own = hex::encode_upper(certificate.raw_serial());
        if own.trim_start_matches('0') != self.serial_no.trim_start_matches('0') {
            return None;
        }
        let validity = certificate.validity();
        let key = PlatformKey::from_spki(
            certificate.public_key().raw,
            Some((
                Instant::from_ms(validity.not_before.timestamp().saturating_mul(1000)),
                Instant::from_ms(validity.not_after.timestamp().saturating_mul(1000)),
            )),
        )?;
        Some((self.serial_no, key))
    }
}
