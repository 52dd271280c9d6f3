//! The known answers that the server passes too.

use crate::support::merchant::verify;
use crate::support::{keys, merchant_key, vectors};
use banyi_sandbox::wechat::authorization::{Authorization, SignedRequest};
use banyi_sandbox::wechat::sign::{SigningKey, pay_message, request_message};
use banyi_sandbox::wechat::stamp::{Signer, stamp};
use banyi_sandbox::wechat::verify::is_signed;
use banyi_sandbox::wechat::{aead, sealed};
use serde_json::Value;
use std::collections::HashMap;

fn text(value: &Value) -> &str {
    value.as_str().unwrap()
}

fn seconds(value: &Value) -> i64 {
    text(value).parse().unwrap()
}

fn headers(value: &Value) -> HashMap<String, String> {
    value
        .as_object()
        .unwrap()
        .iter()
        .map(|(name, value)| (name.to_lowercase(), text(value).to_owned()))
        .collect()
}

#[test]
fn a_request_is_signed_and_verified() {
    let vectors = vectors();
    for vector in vectors["requestSignatures"].as_array().unwrap() {
        let (method, path, body) = (text(&vector["method"]), text(&vector["path"]), text(&vector["body"]));
        let message = request_message(method, path, text(&vector["timestamp"]), text(&vector["nonce"]), body);
        assert_eq!(message, text(&vector["message"]));
        assert_eq!(merchant_key().sign(&message), text(&vector["signature"]));

        let authorization = Authorization::parse(Some(text(&vector["authorization"]))).unwrap();
        let keys = keys();
        let at = |now_seconds, body| {
            authorization.check(&keys.merchant(), &SignedRequest { method, path, body, now_seconds })
        };
        let now = seconds(&vector["timestamp"]);
        assert_eq!(at(now, body), Ok(()));
        assert_eq!(at(now + 300, body), Ok(()));
        assert_eq!(at(now + 301, body).unwrap_err().code, "SIGN_ERROR");
        assert_eq!(at(now, "{}").unwrap_err().detail.unwrap()["sign_information"]["method"], method);
    }
}

#[test]
fn both_forms_of_a_private_key_are_read() {
    let vectors = vectors();
    let pkcs1 = SigningKey::from_pem(text(&vectors["keys"]["merchantPrivateKeyPkcs1"])).unwrap();
    assert_eq!(pkcs1.sign("x"), merchant_key().sign("x"));
    assert!(SigningKey::from_pem("garbage").is_none());
}

#[test]
fn an_answer_is_signed_as_the_platform_signs() {
    let keys = keys();
    for vector in vectors()["answerSignatures"].as_array().unwrap() {
        let (headers, body) = (headers(&vector["headers"]), text(&vector["body"]));
        let valid = vector["valid"] == true;
        assert_eq!(verify(&keys, &headers, body, seconds(&vector["at"])).is_ok(), valid, "{}", vector["why"]);
        if valid {
            let signer = if headers["wechatpay-serial"] == keys.pubkey_id {
                Signer::Pubkey
            } else {
                Signer::Certificate
            };
            let at = headers["wechatpay-timestamp"].parse().unwrap();
            let stamped = stamp(&keys, signer, at, &headers["wechatpay-nonce"], body, None);
            let made: HashMap<_, _> =
                stamped.headers.into_iter().map(|(name, value)| (name.to_lowercase(), value)).collect();
            assert_eq!(made, headers, "{}", vector["why"]);
        }
    }
}

#[test]
fn the_signature_of_a_payment_call_is_verified() {
    let vectors = vectors();
    let vector = &vectors["paySign"];
    let message = pay_message(
        text(&vector["appId"]),
        text(&vector["timeStamp"]),
        text(&vector["nonceStr"]),
        text(&vector["package"]),
    );
    assert_eq!(message, text(&vector["message"]));
    assert!(is_signed(&keys().merchant, &message, text(&vector["paySign"])));
    assert!(!is_signed(
        &keys().merchant,
        &message.replace("prepay_id", "prepay_ib"),
        text(&vector["paySign"])
    ));
}

#[test]
fn a_resource_is_sealed_and_opened() {
    let key = keys().apiv3_key;
    for vector in vectors()["aead"].as_array().unwrap() {
        let (nonce, data) = (text(&vector["nonce"]), text(&vector["associated_data"]));
        let (plain, sealed) = (text(&vector["plaintext"]), text(&vector["ciphertext"]));
        let valid = vector["valid"] != false;
        assert_eq!(aead::decrypt(&key, nonce, data, sealed).ok().as_deref(), valid.then_some(plain));
        assert_eq!(aead::encrypt(&key, nonce, data, plain).unwrap() == sealed, valid);
    }
}

#[test]
fn a_notification_is_verified_and_opened() {
    let keys = keys();
    for vector in vectors()["notifications"].as_array().unwrap() {
        let body = text(&vector["body"]);
        assert_eq!(verify(&keys, &headers(&vector["headers"]), body, seconds(&vector["at"])), Ok(()));
        let resource = &serde_json::from_str::<Value>(body).unwrap()["resource"];
        let plain = aead::decrypt(
            &keys.apiv3_key,
            text(&resource["nonce"]),
            text(&resource["associated_data"]),
            text(&resource["ciphertext"]),
        );
        assert_eq!(plain.unwrap(), text(&vector["plaintext"]));
    }
}

#[test]
fn the_certificate_of_a_list_is_opened() {
    let vectors = vectors();
    let list: Value = serde_json::from_str(text(&vectors["certificateList"]["body"])).unwrap();
    let sealed = &list["data"][0]["encrypt_certificate"];
    let plain = aead::decrypt(
        &keys().apiv3_key,
        text(&sealed["nonce"]),
        text(&sealed["associated_data"]),
        text(&sealed["ciphertext"]),
    );
    assert_eq!(plain.unwrap(), text(&vectors["certificateList"]["certificate"]));
}

#[test]
fn a_sealed_field_is_opened() {
    let vectors = vectors();
    let opened = sealed::open(keys().pubkey.private(), text(&vectors["oaep"]["ciphertext"]));
    assert_eq!(opened.as_deref(), vectors["oaep"]["plaintext"].as_str());
}
