//! Fields that only WeChat Pay may read: RSA-OAEP with SHA-1 for a key of its own (APIv3, "敏感信息加密").

use aws_lc_rs::rsa::{OAEP_SHA1_MGF1SHA1, OaepPublicEncryptingKey, PublicEncryptingKey};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::key_ring::PlatformKey;
use super::pem;

/// The text in Base64, sealed; `None` when it is too long for the key (214 bytes for 2048 bits).
pub(super) fn seal(key: &PlatformKey, text: &str) -> Option<String> {
    let der = pem::der(&key.pem, "PUBLIC KEY")?;
    let key = OaepPublicEncryptingKey::new(PublicEncryptingKey::from_der(&der).ok()?).ok()?;
    let mut sealed = vec![0; key.ciphertext_size()];
    let sealed = key.encrypt(&OAEP_SHA1_MGF1SHA1, text.as_bytes(), &mut sealed, None).ok()?;
    Some(STANDARD.encode(sealed))
}

#[cfg(test)]
mod tests {
    use aws_lc_rs::rsa::{OaepPrivateDecryptingKey, PrivateDecryptingKey};
    use serde_json::Value;

    use super::*;

    fn open(private: &str, sealed: &str) -> String {
        let key = PrivateDecryptingKey::from_pkcs8(&pem::der(private, "PRIVATE KEY").unwrap()).unwrap();
        let key = OaepPrivateDecryptingKey::new(key).unwrap();
        let mut plain = vec![0; key.min_output_size()];
        let sealed = STANDARD.decode(sealed).unwrap();
        let plain = key.decrypt(&OAEP_SHA1_MGF1SHA1, &sealed, &mut plain, None).unwrap();
        String::from_utf8(plain.to_vec()).unwrap()
    }

    #[test]
    fn only_the_owner_of_the_key_reads_it_as_the_vectors_say() {
        let vectors: Value =
            serde_json::from_str(include_str!("../../tests/vectors/wechat-vectors.json")).unwrap();
        let text = |of: &str, name: &str| vectors[of][name].as_str().unwrap().to_owned();
        let private = text("keys", "platformPublicKeyPrivate");
        assert_eq!(open(&private, &text("oaep", "ciphertext")), text("oaep", "plaintext"));
        let der = pem::der(&text("keys", "platformPublicKey"), "PUBLIC KEY").unwrap();
        let key = PlatformKey::from_spki(&der, None).unwrap();
        for plain in ["6222021234567890123", "王秀兰", &"x".repeat(214)] {
            let sealed = seal(&key, plain).unwrap();
            assert_ne!(sealed, seal(&key, plain).unwrap(), "never the same twice");
            assert_eq!(open(&private, &sealed), plain);
        }
        assert!(seal(&key, &"x".repeat(215)).is_none());
    }
}
