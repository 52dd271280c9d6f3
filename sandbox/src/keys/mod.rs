//! The identities of the stand-in and of its one merchant, as files that the server's settings
//! can point at.

mod files;
mod make;

pub use files::{KeyError, load, load_or_make};
pub use make::make;

use crate::wechat::authorization::Merchant;
use crate::wechat::sign::SigningKey;
use rsa::RsaPublicKey;

/// Everything that either side of WeChat Pay must know of the other.
#[derive(Clone)]
pub struct Keys {
    /// The mini-program.
    pub appid: String,
    /// Its secret.
    pub secret: String,
    /// The merchant's number.
    pub mchid: String,
    /// Serial number of the merchant's certificate, 40 upper-case hexadecimal digits.
    pub merchant_serial: String,
    /// The public half of the merchant's key.
    pub merchant: RsaPublicKey,
    /// 32 ASCII characters.
    pub apiv3_key: String,
    /// The platform certificate, PEM.
    pub platform_certificate: String,
    /// Its serial number; leading zeros count.
    pub platform_serial: String,
    /// Signs in certificate mode.
    pub platform: SigningKey,
    /// `PUB_KEY_ID_…`.
    pub pubkey_id: String,
    /// Signs in public-key mode.
    pub pubkey: SigningKey,
}

impl Keys {
    /// The merchant as a verifier of requests needs it.
    pub fn merchant(&self) -> Merchant<'_> {
        Merchant { mchid: &self.mchid, serial: &self.merchant_serial, key: &self.merchant }
    }

    /// The platform's key for the id that a Wechatpay-Serial header names.
    pub fn platform_key(&self, serial: &str) -> Option<&SigningKey> {
        if serial == self.platform_serial {
            Some(&self.platform)
        } else if serial == self.pubkey_id {
            Some(&self.pubkey)
        } else {
            None
        }
    }
}

impl std::fmt::Debug for Keys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Keys").field("appid", &self.appid).field("mchid", &self.mchid).finish_non_exhaustive()
    }
}
