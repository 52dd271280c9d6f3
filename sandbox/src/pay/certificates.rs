//! The platform certificates, encrypted under the merchant's APIv3 key.

use super::desk::{Desk, Handled, Reply};
use crate::wechat::aead;
use crate::wechat::refusal::Refusal;
use serde_json::json;

const ASSOCIATED_DATA: &str = "certificate";

/// GET /v3/certificates; 404 for merchants who have only the public key.
pub fn list(desk: &mut Desk<'_>) -> Handled {
    if !desk.state.mode.certificates_listed {
        return Err(Refusal::no_such_thing("无可用的平台证书，请在商户平台-API安全申请使用微信支付公钥。"));
    }
    let nonce = desk.state.chance.hex(6);
    let ciphertext =
        aead::encrypt(&desk.keys.apiv3_key, &nonce, ASSOCIATED_DATA, &desk.keys.platform_certificate);
    let ciphertext = ciphertext.map_err(|_| Refusal::system_error())?;
    Ok(Reply::Json(json!({"data": [{
        "serial_no": desk.keys.platform_serial,
        "effective_time": "2026-01-01T08:00:00+08:00",
        "expire_time": "2036-01-01T08:00:00+08:00",
        "encrypt_certificate": {
            "algorithm": "AEAD_AES_256_GCM",
            "nonce": nonce,
            "associated_data": ASSOCIATED_DATA,
            "ciphertext": ciphertext,
        },
    }]})))
}
