//! Making a folder of keys: three RSA-2048 pairs, one of them with a self-signed certificate.

use super::KeyError;
use super::files::name;
use crate::chance::Chance;
use rcgen::{CertificateParams, DnType, KeyPair, PKCS_RSA_SHA256, SerialNumber};
use rsa::RsaPrivateKey;
use rsa::pkcs8::{EncodePrivateKey, EncodePublicKey, LineEnding};
use rsa::rand_core::OsRng;
use std::path::Path;

const BITS: usize = 2048;
/// A serial number of 19 bytes, so that its 40 digits begin with zeros, which must not get lost.
const SERIAL_BYTES: usize = 19;

/// Writes a complete folder, replacing what is there.
pub fn make(dir: &Path) -> Result<(), KeyError> {
    let mut chance = Chance::new(None);
    std::fs::create_dir_all(dir).map_err(|error| KeyError::File(dir.to_owned(), error))?;
    let write = |file: &str, text: &str| {
        let path = dir.join(file);
        std::fs::write(&path, text).map_err(|error| KeyError::File(path, error))
    };
    let (merchant, platform, pubkey) = (pair()?, pair()?, pair()?);
    let serial = serial(&mut chance);
    write(name::APPID, &format!("wx{}", chance.hex(8)))?;
    write(name::SECRET, &chance.hex(16))?;
    write(name::MCHID, &format!("19{}", chance.digits(8)))?;
    write(name::MERCHANT_KEY, &private_pem(&merchant)?)?;
    write(name::MERCHANT_SERIAL, &chance.hex(20).to_uppercase())?;
    write(name::APIV3_KEY, &chance.text(32))?;
    write(name::PLATFORM_CERT, &certificate(&private_pem(&platform)?, &serial)?)?;
    write(name::PLATFORM_SERIAL, &format!("00{}", hex::encode_upper(&serial)))?;
    write(name::PLATFORM_KEY, &private_pem(&platform)?)?;
    let public = pubkey.to_public_key().to_public_key_pem(LineEnding::LF);
    write(name::PUBKEY, &public.map_err(failed)?)?;
    write(name::PUBKEY_KEY, &private_pem(&pubkey)?)?;
    write(name::PUBKEY_ID, &format!("PUB_KEY_ID_{}", chance.digits(34)))
}

fn pair() -> Result<RsaPrivateKey, KeyError> {
    RsaPrivateKey::new(&mut OsRng, BITS).map_err(failed)
}

fn private_pem(key: &RsaPrivateKey) -> Result<String, KeyError> {
    key.to_pkcs8_pem(LineEnding::LF).map(|pem| pem.to_string()).map_err(failed)
}

fn serial(chance: &mut Chance) -> Vec<u8> {
    let mut bytes = chance.bytes(SERIAL_BYTES);
    bytes[0] = bytes[0] % 0x7f + 1; // neither zero nor negative, so that DER keeps all 19 bytes
    bytes
}

fn certificate(key_pem: &str, serial: &[u8]) -> Result<String, KeyError> {
    let key = KeyPair::from_pkcs8_pem_and_sign_algo(key_pem, &PKCS_RSA_SHA256).map_err(failed)?;
    let mut params = CertificateParams::default();
    params.serial_number = Some(SerialNumber::from_slice(serial));
    params.distinguished_name.push(DnType::CommonName, "Tenpay.com sandbox certificate");
    params.not_before = rcgen::date_time_ymd(2026, 1, 1);
    params.not_after = rcgen::date_time_ymd(2036, 1, 1);
    params.self_signed(&key).map(|certificate| certificate.pem()).map_err(failed)
}

fn failed(error: impl std::fmt::Display) -> KeyError {
    KeyError::Make(error.to_string())
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_missing_folder_is_made_once_and_kept() {
        let dir = tempfile::tempdir().unwrap();
        let made = crate::keys::load_or_make(dir.path()).unwrap();
        let again = crate::keys::load_or_make(dir.path()).unwrap();
        assert_eq!(made.platform_serial, again.platform_serial);
        assert_eq!(made.platform_serial.len(), 40);
        assert_eq!(made.merchant_serial.len(), 40);
        assert!(made.platform_serial.starts_with("00"));
        assert!(made.platform_certificate.contains("BEGIN CERTIFICATE"));
    }
}
