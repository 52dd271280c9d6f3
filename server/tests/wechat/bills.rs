//! Bills and abnormal refunds: what is followed, what is believed, and what is sealed.

use std::io::Write;

use aws_lc_rs::digest::{SHA1_FOR_LEGACY_USE_ONLY, digest};
use aws_lc_rs::rsa::{OAEP_SHA1_MGF1SHA1, OaepPrivateDecryptingKey, PrivateDecryptingKey};
use banyi_server::secret::Secret;
use banyi_server::wechat::bill::TradeBill;
use banyi_server::wechat::{AbnormalOrder, BillError, PayError, RefundState};
use banyi_shared::CivilDate;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::{Value, json};

use crate::refund_no;
use crate::stand_in::{Sign, StandIn, vectors};

fn day() -> CivilDate {
    "2026-11-20".parse().unwrap()
}

fn packed(text: &str) -> Vec<u8> {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::default());
    gzip.write_all(text.as_bytes()).unwrap();
    gzip.finish().unwrap()
}

fn sha1(text: &str) -> String {
    hex::encode(digest(&SHA1_FOR_LEGACY_USE_ONLY, text.as_bytes()))
}

fn offer(link: &str, hash: &str) -> String {
    json!({"hash_type": "SHA1", "hash_value": hash, "download_url": link}).to_string()
}

#[tokio::test]
async fn a_bill_is_asked_for_downloaded_and_held_against_its_hash() {
    let wechat = StandIn::start().await;
    let (client, _) = wechat.client(true);
    let vector = vectors()["tradeBill"].clone();
    let text = vector["csv"].as_str().unwrap();
    let link = format!("{}/v3/billdownload/file?token=a%2Bb&x=1", wechat.base);
    wechat.answer(Sign::PublicKey, 200, &offer(&link, vector["sha1"].as_str().unwrap())).file(&packed(text));
    let bill = client.trade_bill(day()).await.unwrap().unwrap();
    assert_eq!(bill, text);
    assert_eq!(TradeBill::parse(&bill).unwrap().rows.len(), 2);
    let asked = "/v3/bill/tradebill?bill_date=2026-11-20&bill_type=ALL&tar_type=GZIP";
    assert_eq!(wechat.paths(), [asked, "/v3/billdownload/file?token=a%2Bb&x=1"]);
    assert!(
        wechat.last_body().1.unwrap().starts_with("WECHATPAY2-SHA256-RSA2048 "),
        "the download is signed"
    );
    wechat.answer(Sign::PublicKey, 200, &offer(&link, &sha1("x"))).file(b"x");
    assert_eq!(client.fund_flow_bill(day()).await.unwrap().as_deref(), Some("x"));
    assert!(wechat.paths()[2].starts_with("/v3/bill/fundflowbill?bill_date=2026-11-20&account_type=BASIC"));
}

#[tokio::test]
async fn a_bill_that_is_not_what_was_signed_is_none() {
    let wechat = StandIn::start().await;
    let (client, _) = wechat.client(true);
    let link = format!("{}/v3/billdownload/file?token=1", wechat.base);
    wechat.answer(Sign::PublicKey, 200, &offer(&link, &sha1("y"))).file(&packed("x"));
    assert_eq!(client.trade_bill(day()).await, Err(BillError::Hash));
    // That of the packed file is another one.
    let of_the_file = hex::encode(digest(&SHA1_FOR_LEGACY_USE_ONLY, &packed("x")));
    wechat.answer(Sign::PublicKey, 200, &offer(&link, &of_the_file)).file(&packed("x"));
    assert_eq!(client.trade_bill(day()).await, Err(BillError::Hash));
    wechat.answer(Sign::PublicKey, 200, &offer(&link, &sha1("x"))).file(&packed("x")[..5]);
    assert!(matches!(client.trade_bill(day()).await, Err(BillError::Unreadable(_))));
    wechat.answer(Sign::PublicKey, 200, &offer(&link, &sha1("x"))).answer(Sign::No, 404, "gone");
    assert!(matches!(client.trade_bill(day()).await, Err(BillError::Pay(PayError::Unknown(_)))));
    // An offer that nobody signed is none.
    wechat.answer(Sign::No, 200, &offer(&link, &sha1("x")));
    assert!(matches!(client.trade_bill(day()).await, Err(BillError::Pay(PayError::Unknown(_)))));
}

#[tokio::test]
async fn a_link_to_elsewhere_is_not_followed() {
    let (wechat, elsewhere) = (StandIn::start().await, StandIn::start().await);
    let (client, _) = wechat.client(true);
    let port = wechat.base.rsplit(':').next().unwrap();
    for link in [
        format!("{}/v3/billdownload/file?token=1", elsewhere.base),
        format!("https://127.0.0.1:{port}/v3/billdownload/file"),
        format!("http://127.0.0.1:{port}@evil.example/file"),
        format!("http://user@127.0.0.1:{port}/file"),
        format!("http://localhost:{port}/file"),
        "file:///etc/passwd".to_owned(),
        "/v3/billdownload/file".to_owned(),
    ] {
        wechat.answer(Sign::PublicKey, 200, &offer(&link, &sha1("x")));
        assert_eq!(client.trade_bill(day()).await, Err(BillError::Elsewhere), "{link}");
    }
    assert!(elsewhere.paths().is_empty());
    // Nor is one that is sent on.
    let link = format!("{}/v3/billdownload/file?token=1", wechat.base);
    wechat.answer(Sign::PublicKey, 200, &offer(&link, &sha1("x"))).answer(Sign::No, 302, "");
    assert!(matches!(client.trade_bill(day()).await, Err(BillError::Pay(PayError::Unknown(_)))));
    assert!(!wechat.paths().contains(&"/elsewhere".to_owned()));
}

#[tokio::test]
async fn no_bill_and_not_yet_are_told_apart_and_must_be_signed() {
    let wechat = StandIn::start().await;
    let (client, _) = wechat.client(true);
    wechat.answer(Sign::PublicKey, 400, r#"{"code":"NO_STATEMENT_EXIST"}"#);
    assert_eq!(client.trade_bill(day()).await, Ok(None));
    wechat.answer(Sign::PublicKey, 400, r#"{"code":"STATEMENT_CREATING"}"#);
    assert_eq!(client.trade_bill(day()).await, Err(BillError::NotYet));
    wechat.answer(Sign::No, 400, r#"{"code":"NO_STATEMENT_EXIST"}"#);
    assert!(matches!(client.trade_bill(day()).await, Err(BillError::Pay(PayError::Unsigned { .. }))));
    wechat.answer(Sign::PublicKey, 403, r#"{"code":"NO_AUTH"}"#);
    assert!(matches!(client.trade_bill(day()).await, Err(BillError::Pay(PayError::Business { .. }))));
}

const ON_ITS_WAY: &str = r#"{"refund_id":"5","out_refund_no":"261120102530000001R01","out_trade_no":"261120102530000001P01","status":"PROCESSING"}"#;

fn opened(sealed: &Value, private: &str) -> String {
    let all = vectors();
    let packed: String =
        all["keys"][private].as_str().unwrap().lines().filter(|line| !line.starts_with('-')).collect();
    let key = PrivateDecryptingKey::from_pkcs8(&STANDARD.decode(packed).unwrap()).unwrap();
    let key = OaepPrivateDecryptingKey::new(key).unwrap();
    let mut plain = vec![0; key.min_output_size()];
    let sealed = STANDARD.decode(sealed.as_str().unwrap()).unwrap();
    let plain = key.decrypt(&OAEP_SHA1_MGF1SHA1, &sealed, &mut plain, None).unwrap();
    String::from_utf8(plain.to_vec()).unwrap()
}

#[tokio::test]
async fn a_card_travels_sealed_for_the_key_that_is_named() {
    let card = AbnormalOrder::UserBankCard {
        bank_type: "ICBC_DEBIT".to_owned(),
        bank_account: Secret::new("6222021234567890123".to_owned()),
        real_name: Secret::new("王秀兰".to_owned()),
    };
    assert_eq!(format!("{card:?}"), "USER_BANK_CARD");
    for (public_key, private, serial, sign) in [
        (true, "platformPublicKeyPrivate", "platformPublicKeyId", Sign::PublicKey),
        (false, "platformPrivateKey", "platformSerial", Sign::Certificate),
    ] {
        let wechat = StandIn::start().await;
        wechat.list(Sign::Certificate).answer(sign, 200, ON_ITS_WAY);
        let (client, _) = wechat.client(public_key);
        let answer = client.apply_abnormal("5000-1", &refund_no(), &card).await.unwrap();
        assert_eq!(answer.state, RefundState::Processing);
        let (path, named) = wechat.last();
        assert_eq!(path, "/v3/refund/domestic/refunds/5000-1/apply-abnormal-refund");
        assert_eq!(named.as_deref(), vectors()["keys"][serial].as_str());
        let body: Value = serde_json::from_str(&wechat.last_body().0).unwrap();
        assert_eq!(body["out_refund_no"], "261120102530000001R01");
        assert_eq!((&body["type"], &body["bank_type"]), (&json!("USER_BANK_CARD"), &json!("ICBC_DEBIT")));
        assert_eq!(opened(&body["bank_account"], private), "6222021234567890123");
        assert_eq!(opened(&body["real_name"], private), "王秀兰");
    }
}

#[tokio::test]
async fn without_a_key_no_card_is_sent_and_without_a_card_none_is_needed() {
    let wechat = StandIn::start().await;
    let (client, _) = wechat.client(false);
    let card = AbnormalOrder::UserBankCard {
        bank_type: "ICBC_DEBIT".to_owned(),
        bank_account: Secret::new("1".to_owned()),
        real_name: Secret::new("2".to_owned()),
    };
    let sent = client.apply_abnormal("5", &refund_no(), &card).await;
    assert!(matches!(sent, Err(PayError::NotSent(_))), "{sent:?}");
    let (client, _) = wechat.client(true);
    wechat.answer(Sign::PublicKey, 200, ON_ITS_WAY);
    client.apply_abnormal("5", &refund_no(), &AbnormalOrder::MerchantBankCard).await.unwrap();
    let wanted = r#"{"out_refund_no":"261120102530000001R01","type":"MERCHANT_BANK_CARD"}"#;
    assert_eq!(wechat.last_body().0, wanted);
    let count = wechat.paths().len();
    for wrong in ["", "../../x", "5?x=1", "5/6"] {
        let sent = client.apply_abnormal(wrong, &refund_no(), &AbnormalOrder::MerchantBankCard).await;
        assert!(matches!(sent, Err(PayError::NotSent(_))), "{wrong}");
    }
    assert_eq!(wechat.paths().len(), count);
}
