//! Who we are to WeChat Pay: the numbers, the signing key, and the SDK's traits over them.

use std::sync::Arc;

use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::rsa::KeyPair;
use aws_lc_rs::signature::RSA_PKCS1_SHA256;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use wechat_pay_rust_sdk::pay::{PayNotifyTrait, WechatPayTrait};

use super::pem;
use crate::clock::Clock;
use crate::config::{ConfigError, Settings, WechatSettings};
use crate::rng::Rng;
use crate::secret::Secret;

/// The merchant. Has no `Debug`: it holds keys.
pub(super) struct Merchant {
    pub(super) appid: String,
    pub(super) mchid: String,
    serial: String,
    apiv3_key: Secret<String>,
    key: KeyPair,
    notify_url: String,
    base_url: String,
    clock: Clock,
    rng: Rng,
}

impl Merchant {
    /// Parses and checks the signing key, PKCS#8 or PKCS#1.
    pub(super) fn new(
        settings: &Settings,
        wechat: &WechatSettings,
        clock: Clock,
        rng: Rng,
    ) -> Result<Self, ConfigError> {
        Ok(Self {
            appid: wechat.appid.clone(),
            mchid: wechat.mchid.clone(),
            serial: wechat.mch_serial.clone(),
            apiv3_key: wechat.apiv3_key.clone(),
            key: signing_key(wechat.mch_key_pem.expose())?,
            notify_url: format!("{}/api/v1/wechat/pay/notify", settings.public_url),
            base_url: settings.wechat_pay_base.clone(),
            clock,
            rng,
        })
    }

    /// The value of `Authorization` for one attempt; `None` when the key would not sign.
    /// `path` is path and query exactly as on the wire, `body` the exact bytes sent.
    pub(super) fn authorization(&self, method: &str, path: &str, body: &str) -> Option<String> {
        self.authorization_with(method, path, body, &self.now_timestamp(), &self.nonce_str())
    }

    fn authorization_with(
        &self,
        method: &str,
        path: &str,
        body: &str,
        timestamp: &str,
        nonce: &str,
    ) -> Option<String> {
        let signature = self.rsa_sign(format!("{method}\n{path}\n{timestamp}\n{nonce}\n{body}\n"));
        (!signature.is_empty()).then(|| {
            format!(
                "WECHATPAY2-SHA256-RSA2048 mchid=\"{}\",nonce_str=\"{nonce}\",\
                 signature=\"{signature}\",timestamp=\"{timestamp}\",serial_no=\"{}\"",
                self.mchid, self.serial
            )
        })
    }

    /// Runs work with RSA in it where it holds nobody up; `None` when the runtime is ending.
    pub(super) async fn off_thread<T: Send + 'static>(
        self: &Arc<Self>,
        work: impl FnOnce(&Self) -> T + Send + 'static,
    ) -> Option<T> {
        let this = Arc::clone(self);
        tokio::task::spawn_blocking(move || work(&this)).await.ok()
    }
}

fn signing_key(text: &str) -> Result<KeyPair, ConfigError> {
    let parsed = if let Some(der) = pem::der(text, "PRIVATE KEY") {
        KeyPair::from_pkcs8(&der).ok()
    } else if let Some(der) = pem::der(text, "RSA PRIVATE KEY") {
        KeyPair::from_der(&der).ok()
    } else {
        None
    };
    parsed.ok_or_else(|| {
        ConfigError::new(
            "WECHAT_MCH_KEY_FILE",
            "should name an RSA private key of at least 2048 bits as PEM, PKCS#8 or PKCS#1",
        )
    })
}

impl WechatPayTrait for Merchant {
    fn appid(&self) -> String {
        self.appid.clone()
    }

    fn mch_id(&self) -> String {
        self.mchid.clone()
    }

    /// Empty: the key is parsed once and signs in `rsa_sign`; its text is not kept.
    fn private_key(&self) -> String {
        String::new()
    }

    fn serial_no(&self) -> String {
        self.serial.clone()
    }

    fn v3_key(&self) -> String {
        self.apiv3_key.expose().clone()
    }

    fn notify_url(&self) -> String {
        self.notify_url.clone()
    }

    fn base_url(&self) -> String {
        self.base_url.clone()
    }

    /// Base64 of RSASSA-PKCS1-v1_5 with SHA-256; empty when the key would not sign.
    fn rsa_sign(&self, content: impl AsRef<str>) -> String {
        let mut signature = vec![0; self.key.public_modulus_len()];
        let signed = self.key.sign(
            &RSA_PKCS1_SHA256,
            &SystemRandom::new(),
            content.as_ref().as_bytes(),
            &mut signature,
        );
        signed.map_or_else(|_| String::new(), |()| STANDARD.encode(signature))
    }

    /// Wall time in seconds.
    fn now_timestamp(&self) -> String {
        self.clock.wall().ms().div_euclid(1000).to_string()
    }

    fn nonce_str(&self) -> String {
        self.rng.nonce()
    }
}

impl PayNotifyTrait for Merchant {}

#[cfg(test)]
mod tests;
