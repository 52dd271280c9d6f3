//! The Authorization header of a merchant's request (APIv3, request signing).

use crate::wechat::refusal::Refusal;
use crate::wechat::sign::request_message;
use crate::wechat::verify::is_signed;
use rsa::RsaPublicKey;
use serde_json::json;

/// How far a request's timestamp may be from WeChat's clock, in seconds.
pub const WINDOW_SECONDS: i64 = 300;

const SCHEME: &str = "WECHATPAY2-SHA256-RSA2048";
const MALFORMED: &str = "Http头Authorization值格式错误，请参考《微信支付商户REST API签名规则》";

/// The fields of the header, in whatever order they came.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Authorization {
    /// The merchant's number.
    pub mchid: String,
    /// Random, at most 32 letters and digits.
    pub nonce: String,
    /// Seconds UTC.
    pub timestamp: String,
    /// Serial number of the merchant's certificate, 40 upper-case hexadecimal digits.
    pub serial: String,
    /// Base64.
    pub signature: String,
}

impl Authorization {
    /// Reads the header's value; refuses a missing, doubled or unknown field.
    pub fn parse(header: Option<&str>) -> Result<Self, Refusal> {
        Self::fields(header.unwrap_or_default()).ok_or_else(|| Refusal::sign_error(MALFORMED))
    }

    fn fields(header: &str) -> Option<Self> {
        let rest = header.strip_prefix(SCHEME)?.strip_prefix(' ')?;
        let mut found = Self::default();
        for pair in rest.split(',') {
            let (name, value) = pair.trim().split_once('=')?;
            let value = value.strip_prefix('"')?.strip_suffix('"')?;
            let field = match name {
                "mchid" => &mut found.mchid,
                "nonce_str" => &mut found.nonce,
                "timestamp" => &mut found.timestamp,
                "serial_no" => &mut found.serial,
                "signature" => &mut found.signature,
                _ => return None,
            };
            if !field.is_empty() || value.is_empty() {
                return None;
            }
            *field = value.to_owned();
        }
        let complete = [&found.mchid, &found.nonce, &found.timestamp, &found.serial, &found.signature];
        (!complete.iter().any(|field| field.is_empty())).then_some(found)
    }

    /// Checks the request against the merchant's identity and key. The timestamp is looked at
    /// before the signature, as WeChat does.
    ///
    /// # Errors
    /// 401 SIGN_ERROR, in WeChat's words for each case.
    pub fn check(&self, merchant: &Merchant<'_>, request: &SignedRequest<'_>) -> Result<(), Refusal> {
        let good_nonce = self.nonce.len() <= 32 && self.nonce.bytes().all(|b| b.is_ascii_alphanumeric());
        let timestamp = self.timestamp.parse::<i64>().ok().filter(|_| good_nonce);
        let timestamp = timestamp.ok_or_else(|| Refusal::sign_error(MALFORMED))?;
        if request.now_seconds.abs_diff(timestamp) > WINDOW_SECONDS.unsigned_abs() {
            return Err(Refusal::sign_error("Http头Authorization中的timestamp与发起请求的时间不得超过5分钟"));
        }
        if self.mchid != merchant.mchid {
            return Err(Refusal::sign_error("商户号该产品权限未开通，请前往商户平台>产品中心检查后重试"));
        }
        if self.serial != merchant.serial {
            return Err(Refusal::sign_error("商户证书序列号有误。请使用签名私钥匹配的证书序列号"));
        }
        let message =
            request_message(request.method, request.path, &self.timestamp, &self.nonce, request.body);
        if is_signed(merchant.key, &message, &self.signature) {
            return Ok(());
        }
        Err(Refusal::sign_error("签名错误，请检查后再试").with_detail(json!({
            "field": "signature",
            "location": "authorization",
            "issue": "sign not match",
            "sign_information": {
                "method": request.method,
                "url": request.path,
                "sign_message_length": message.len(),
                "truncated_sign_message": message.chars().take(64).collect::<String>(),
            },
        })))
    }
}

/// Who may ask.
#[derive(Debug, Clone, Copy)]
pub struct Merchant<'a> {
    /// The merchant's number.
    pub mchid: &'a str,
    /// Serial number of the merchant's certificate.
    pub serial: &'a str,
    /// The key of that certificate.
    pub key: &'a RsaPublicKey,
}

/// What was asked, exactly as it came over the wire.
#[derive(Debug, Clone, Copy)]
pub struct SignedRequest<'a> {
    /// Upper-case method.
    pub method: &'a str,
    /// Path with query.
    pub path: &'a str,
    /// The raw body, empty for GET.
    pub body: &'a str,
    /// Wall time in seconds.
    pub now_seconds: i64,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_of_the_fields_is_free() {
        let header = r#"WECHATPAY2-SHA256-RSA2048 serial_no="S",timestamp="1", signature="a==",mchid="1900",nonce_str="N""#;
        let parsed = Authorization::parse(Some(header)).unwrap();
        assert_eq!((parsed.mchid.as_str(), parsed.signature.as_str()), ("1900", "a=="));
    }

    #[test]
    fn a_header_that_is_not_whole_is_refused() {
        for header in [
            None,
            Some(""),
            Some("Bearer x"),
            Some(r#"WECHATPAY2-SHA256-RSA2048 mchid="1""#),
            Some(
                r#"WECHATPAY2-SHA256-RSA2048 mchid="",nonce_str="N",signature="s",timestamp="1",serial_no="S""#,
            ),
        ] {
            assert_eq!(Authorization::parse(header).unwrap_err().status, 401, "{header:?}");
        }
    }
}
