//! Reading the folder of keys.

use super::Keys;
use crate::wechat::sign::SigningKey;
use std::path::{Path, PathBuf};

/// The files of the folder.
pub(super) mod name {
    pub const APPID: &str = "appid.txt";
    pub const SECRET: &str = "secret.txt";
    pub const MCHID: &str = "mchid.txt";
    pub const MERCHANT_KEY: &str = "merchant_key.pem";
    pub const MERCHANT_SERIAL: &str = "merchant_serial.txt";
    pub const APIV3_KEY: &str = "apiv3_key.txt";
    pub const PLATFORM_KEY: &str = "platform_key.pem";
    pub const PLATFORM_CERT: &str = "platform_cert.pem";
    pub const PLATFORM_SERIAL: &str = "platform_serial.txt";
    pub const PUBKEY: &str = "platform_pubkey.pem";
    pub const PUBKEY_KEY: &str = "platform_pubkey_key.pem";
    pub const PUBKEY_ID: &str = "platform_pubkey_id.txt";
    pub const ALL: [&str; 12] = [
        APPID,
        SECRET,
        MCHID,
        MERCHANT_KEY,
        MERCHANT_SERIAL,
        APIV3_KEY,
        PLATFORM_KEY,
        PLATFORM_CERT,
        PLATFORM_SERIAL,
        PUBKEY,
        PUBKEY_KEY,
        PUBKEY_ID,
    ];
}

/// Why there are no keys.
#[derive(Debug, thiserror::Error)]
pub enum KeyError {
    /// A file cannot be read or written.
    #[error("{0}: {1}")]
    File(PathBuf, std::io::Error),
    /// A file does not hold what its name says.
    #[error("{0} holds no usable value")]
    Content(PathBuf),
    /// No key or certificate could be made.
    #[error("cannot make keys: {0}")]
    Make(String),
}

/// Reads the folder; makes it first when any file is missing.
pub fn load_or_make(dir: &Path) -> Result<Keys, KeyError> {
    if name::ALL.iter().any(|file| !dir.join(file).exists()) {
        super::make(dir)?;
    }
    load(dir)
}

/// Reads a complete folder.
pub fn load(dir: &Path) -> Result<Keys, KeyError> {
    let text = |file: &str| {
        let path = dir.join(file);
        let text = std::fs::read_to_string(&path).map_err(|error| KeyError::File(path.clone(), error))?;
        let text = text.trim().to_owned();
        if text.is_empty() { Err(KeyError::Content(path)) } else { Ok(text) }
    };
    let key =
        |file: &str| SigningKey::from_pem(&text(file)?).ok_or_else(|| KeyError::Content(dir.join(file)));
    let apiv3_key = text(name::APIV3_KEY)?;
    if apiv3_key.len() != 32 || !apiv3_key.is_ascii() {
        return Err(KeyError::Content(dir.join(name::APIV3_KEY)));
    }
    Ok(Keys {
        appid: text(name::APPID)?,
        secret: text(name::SECRET)?,
        mchid: text(name::MCHID)?,
        merchant_serial: text(name::MERCHANT_SERIAL)?,
        merchant: key(name::MERCHANT_KEY)?.public(),
        apiv3_key,
        platform_certificate: format!("{}\n", text(name::PLATFORM_CERT)?),
        platform_serial: text(name::PLATFORM_SERIAL)?,
        platform: key(name::PLATFORM_KEY)?,
        pubkey_id: text(name::PUBKEY_ID)?,
        pubkey: key(name::PUBKEY_KEY)?,
    })
}
