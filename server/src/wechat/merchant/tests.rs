use banyi_shared::Instant;
use serde_json::Value;

use super::*;
use crate::config::Source;

fn vectors() -> Value {
    serde_json::from_str(include_str!("../../../tests/vectors/wechat-vectors.json")).unwrap()
}

fn text<'a>(value: &'a Value, name: &str) -> &'a str {
    value[name].as_str().unwrap()
}

/// The vectors' merchant, with the key in one of its two forms.
fn merchant(vectors: &Value, form: &str) -> Result<Merchant, ConfigError> {
    let keys = &vectors["keys"];
    let source = Source::from_pairs([("SECRET_KEY", format!("k1:{}", STANDARD.encode([1; 32])))]);
    let settings = Settings::load(&source).unwrap();
    let wechat = WechatSettings {
        appid: text(keys, "appid").to_owned(),
        secret: Secret::new("s".to_owned()),
        mchid: text(keys, "mchid").to_owned(),
        mch_serial: text(keys, "merchantSerial").to_owned(),
        mch_key_pem: Secret::new(keys[form].as_str().unwrap_or(form).to_owned()),
        apiv3_key: Secret::new(text(keys, "apiv3Key").to_owned()),
        public_key: None,
    };
    let clock = Clock::manual(Instant::from_ms(1_795_168_800_000));
    Merchant::new(&settings, &wechat, clock, Rng::from_seed([7; 32]))
}

#[test]
fn signs_requests_as_the_vectors_say_with_both_forms_of_the_key() {
    let vectors = vectors();
    for form in ["merchantPrivateKeyPkcs8", "merchantPrivateKeyPkcs1"] {
        let merchant = merchant(&vectors, form).unwrap();
        for vector in vectors["requestSignatures"].as_array().unwrap() {
            assert_eq!(merchant.rsa_sign(text(vector, "message")), text(vector, "signature"));
            let (method, path) = (text(vector, "method"), text(vector, "path"));
            let made = merchant.authorization_with(
                method,
                path,
                text(vector, "body"),
                text(vector, "timestamp"),
                text(vector, "nonce"),
            );
            assert_eq!(made.unwrap(), text(vector, "authorization"));
        }
        let pay = &vectors["paySign"];
        assert_eq!(merchant.rsa_sign(text(pay, "message")), text(pay, "paySign"));
    }
}

#[test]
fn takes_time_and_nonce_from_the_clock_and_generator_passed_in() {
    let merchant = merchant(&vectors(), "merchantPrivateKeyPkcs8").unwrap();
    let data = merchant.mut_sign_data("prepay_id=", "wx1");
    assert_eq!(data.timestamp, "1795168800");
    assert_eq!(data.nonce_str, Rng::from_seed([7; 32]).nonce());
    assert_eq!(data.package, "prepay_id=wx1");
}

#[test]
fn opens_what_the_apiv3_key_sealed_and_nothing_that_was_changed() {
    let vectors = vectors();
    let merchant = merchant(&vectors, "merchantPrivateKeyPkcs8").unwrap();
    for vector in vectors["aead"].as_array().unwrap() {
        let opened = merchant.decrypt_bytes(
            text(vector, "ciphertext"),
            text(vector, "nonce"),
            text(vector, "associated_data"),
        );
        if vector["valid"] == false {
            assert!(opened.is_err());
        } else {
            assert_eq!(opened.unwrap(), text(vector, "plaintext").as_bytes());
        }
    }
}

#[test]
fn a_key_that_cannot_sign_stops_the_start_and_names_the_setting() {
    let vectors = vectors();
    for wrong in ["", "garbage", "platformPublicKey", "merchantCertificate"] {
        let told = merchant(&vectors, wrong).err().unwrap().to_string();
        assert!(told.contains("BANYI_WECHAT_MCH_KEY_FILE"), "{told}");
    }
}
