//! The known answers, and the identities that they were made with.

use banyi_sandbox::keys::Keys;
use banyi_sandbox::wechat::sign::SigningKey;
use serde_json::Value;
use std::sync::OnceLock;

/// The whole file.
pub fn vectors() -> Value {
    serde_json::from_str(include_str!("../../vectors/wechat-vectors.json")).unwrap()
}

/// The keys of the known answers, read once.
pub fn keys() -> Keys {
    static KEYS: OnceLock<Keys> = OnceLock::new();
    KEYS.get_or_init(read_keys).clone()
}

fn read_keys() -> Keys {
    let vectors = vectors();
    let text = |name: &str| vectors["keys"][name].as_str().unwrap().to_owned();
    let key = |name: &str| SigningKey::from_pem(&text(name)).unwrap();
    Keys {
        appid: text("appid"),
        secret: "0123456789abcdef0123456789abcdef".to_owned(),
        mchid: text("mchid"),
        merchant_serial: text("merchantSerial"),
        merchant: key("merchantPrivateKeyPkcs8").public(),
        apiv3_key: text("apiv3Key"),
        platform_certificate: text("platformCertificate"),
        platform_serial: text("platformSerial"),
        platform: key("platformPrivateKey"),
        pubkey_id: text("platformPublicKeyId"),
        pubkey: key("platformPublicKeyPrivate"),
    }
}

/// The merchant's own key.
pub fn merchant_key() -> SigningKey {
    SigningKey::from_pem(vectors()["keys"]["merchantPrivateKeyPkcs8"].as_str().unwrap()).unwrap()
}
