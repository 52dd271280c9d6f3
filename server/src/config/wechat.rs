//! WeChat's settings: all or none.

use super::{ConfigError, Source};
use crate::secret::Secret;

/// The mini-program and the merchant.
#[derive(Debug, Clone)]
pub struct WechatSettings {
    /// The mini-program's id.
    pub appid: String,
    /// The mini-program's secret.
    pub secret: Secret<String>,
    /// The merchant's number.
    pub mchid: String,
    /// Serial of the merchant's API certificate: 40 upper-case hexadecimal digits.
    pub mch_serial: String,
    /// The merchant's private key, PEM, PKCS#1 or PKCS#8.
    pub mch_key_pem: Secret<String>,
    /// 32 ASCII characters.
    pub apiv3_key: Secret<String>,
    /// Public-key mode; without it platform certificates are fetched.
    pub public_key: Option<PublicKeySettings>,
}

/// WeChat Pay's public key.
#[derive(Debug, Clone)]
pub struct PublicKeySettings {
    /// `PUB_KEY_ID_…`
    pub id: String,
    /// PEM.
    pub pem: Secret<String>,
}

const TOGETHER: [&str; 6] = [
    "WECHAT_APPID",
    "WECHAT_SECRET",
    "WECHAT_MCHID",
    "WECHAT_MCH_SERIAL",
    "WECHAT_MCH_KEY_FILE",
    "WECHAT_APIV3_KEY",
];

impl WechatSettings {
    pub(super) fn load(source: &Source) -> Result<Option<Self>, ConfigError> {
        if TOGETHER.iter().all(|name| source.text(name).is_none()) {
            return Ok(None);
        }
        let need = |name: &str| {
            source.text(name).ok_or_else(|| {
                ConfigError::new(
                    name,
                    format!("is missing: {} are set all together or not at all", TOGETHER.join(", ")),
                )
            })
        };
        let apiv3_key = need("WECHAT_APIV3_KEY")?;
        if apiv3_key.len() != 32 || !apiv3_key.is_ascii() {
            return Err(ConfigError::new("WECHAT_APIV3_KEY", "should be exactly 32 ASCII characters"));
        }
        let mchid = need("WECHAT_MCHID")?;
        if !mchid.bytes().all(|byte| byte.is_ascii_digit()) || mchid.len() > 32 {
            return Err(ConfigError::new("WECHAT_MCHID", "should be digits"));
        }
        let mch_serial = need("WECHAT_MCH_SERIAL")?;
        if !mch_serial.bytes().all(|byte| byte.is_ascii_hexdigit()) || mch_serial.len() > 64 {
            return Err(ConfigError::new("WECHAT_MCH_SERIAL", "should be hexadecimal digits"));
        }
        need("WECHAT_MCH_KEY_FILE")?;
        let mch_key_pem = source.file("WECHAT_MCH_KEY_FILE")?.unwrap_or_else(|| Secret::new(String::new()));
        Ok(Some(Self {
            appid: need("WECHAT_APPID")?,
            secret: Secret::new(need("WECHAT_SECRET")?),
            mchid,
            mch_serial,
            mch_key_pem,
            apiv3_key: Secret::new(apiv3_key),
            public_key: public_key(source)?,
        }))
    }
}

fn public_key(source: &Source) -> Result<Option<PublicKeySettings>, ConfigError> {
    let id = source.text("WECHAT_PAY_PUBKEY_ID");
    let pem = source.file("WECHAT_PAY_PUBKEY_FILE")?;
    match (id, pem) {
        (None, None) => Ok(None),
        (Some(id), Some(pem)) => Ok(Some(PublicKeySettings { id, pem })),
        (Some(_), None) => {
            Err(ConfigError::new("WECHAT_PAY_PUBKEY_FILE", "is missing beside WECHAT_PAY_PUBKEY_ID"))
        }
        (None, Some(_)) => {
            Err(ConfigError::new("WECHAT_PAY_PUBKEY_ID", "is missing beside WECHAT_PAY_PUBKEY_FILE"))
        }
    }
}

/// Whether an address is one of WeChat's own hosts.
pub(super) fn is_real_host(base: &str) -> bool {
    let host = reqwest::Url::parse(base).ok().and_then(|url| url.host_str().map(str::to_owned));
    host.is_some_and(|host| {
        host.ends_with(".weixin.qq.com") || host.ends_with(".wechatpay.cn") || host == "wechatpay.cn"
    })
}

/// Whether an address is on this machine.
pub(super) fn is_loopback(base: &str) -> bool {
    let Ok(url) = reqwest::Url::parse(base) else {
        return false;
    };
    let host = url.host_str().unwrap_or_default().trim_matches(['[', ']']).to_owned();
    host == "localhost" || host.parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback())
}
