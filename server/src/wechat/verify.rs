//! The signature of WeChat Pay on answers and notifications (APIv3, section "签名验证").

use banyi_shared::Instant;
use reqwest::header::HeaderMap;
use wechat_pay_rust_sdk::pay::PayNotifyTrait;

use super::key_ring::PlatformKey;
use super::merchant::Merchant;

/// Seconds that a signature may be away from wall time, either way.
const WINDOW_S: i64 = 300;
/// The one kind of signature that we can check.
const SIGNATURE_TYPE: &str = "WECHATPAY2-SHA256-RSA2048";
/// WeChat probes with such signatures whether we check: they are wrong on purpose.
const PROBE: &str = "WECHATPAY/SIGNTEST/";

/// Why a signature does not count.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(super) enum Unverified {
    #[error("header {0} is missing, empty, repeated or not text")]
    Header(&'static str),
    #[error("signature of another type")]
    Type,
    #[error("timestamp is {0} s away from our clock")]
    Timestamp(i64),
    #[error("timestamp is no number")]
    NoTimestamp,
    #[error("a probe of WeChat with a wrong signature")]
    Probe,
    #[error("no key is known under this serial: {0}")]
    Serial(String),
    #[error("signature does not match")]
    Signature,
}

/// The signature as it came, with the claim checked as far as it goes without a key.
#[derive(Debug, Clone)]
pub(super) struct Claim {
    timestamp: String,
    nonce: String,
    signature: String,
    pub(super) serial: String,
    /// Our wall time less theirs, in seconds.
    pub(super) skew: i64,
}

/// Reads the four headers and checks all but the signature itself.
pub(super) fn claim(headers: &HeaderMap, wall: Instant) -> Result<Claim, Unverified> {
    let timestamp = one(headers, "Wechatpay-Timestamp")?;
    let nonce = one(headers, "Wechatpay-Nonce")?;
    let signature = one(headers, "Wechatpay-Signature")?;
    let serial = one(headers, "Wechatpay-Serial")?;
    if headers
        .get_all("Wechatpay-Signature-Type")
        .iter()
        .any(|kind| kind.as_bytes() != SIGNATURE_TYPE.as_bytes())
    {
        return Err(Unverified::Type);
    }
    if !timestamp.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(Unverified::NoTimestamp);
    }
    let theirs: i64 = timestamp.parse().map_err(|_| Unverified::NoTimestamp)?;
    let skew = wall.ms().div_euclid(1000) - theirs;
    if skew.abs() > WINDOW_S {
        return Err(Unverified::Timestamp(skew));
    }
    if signature.starts_with(PROBE) {
        return Err(Unverified::Probe);
    }
    Ok(Claim { timestamp, nonce, signature, serial, skew })
}

fn one(headers: &HeaderMap, name: &'static str) -> Result<String, Unverified> {
    let mut values = headers.get_all(name).iter();
    let first = values.next().and_then(|value| value.to_str().ok());
    match (first, values.next()) {
        (Some(text), None) if !text.is_empty() => Ok(text.to_owned()),
        _ => Err(Unverified::Header(name)),
    }
}

impl Claim {
    /// Checks the signature over the raw body with the key of the claim's serial.
    pub(super) async fn check(
        self,
        merchant: &std::sync::Arc<Merchant>,
        key: PlatformKey,
        body: bytes::Bytes,
    ) -> Result<(), Unverified> {
        let right = merchant
            .off_thread(move |merchant| {
                let Ok(text) = std::str::from_utf8(&body) else {
                    return false;
                };
                merchant
                    .verify_signature(
                        &key.pem,
                        self.timestamp.as_str(),
                        self.nonce.as_str(),
                        self.signature.as_str(),
                        text,
                    )
                    .is_ok()
            })
            .await;
        if right == Some(true) { Ok(()) } else { Err(Unverified::Signature) }
    }
}
