//! Who a caller is, by version 1 of the signature.

use banyi_shared::{ErrorCode, HospitalId};

use super::address::{lets_in, read};
use super::call::Raw;
use super::hear::ALIKE;
use super::store::{self, PartnerRow};
use super::{keys, sign};
use crate::app::App;
use crate::error::{Error, Result};

/// Why a call is not let in.
#[derive(Debug)]
pub(super) struct Refusal {
    /// What the caller hears.
    pub(super) code: ErrorCode,
    /// What the log says.
    pub(super) why: String,
    /// Whom the caller claims to be, where we know it.
    pub(super) hospital: Option<HospitalId>,
}

/// Lets a call in: signature first, so that who has no key learns nothing; then lock and address; and the nonce last, so
/// that nobody but the hospital can use one up.
pub(super) async fn admit(app: &App, raw: Raw) -> Result<Result<(HospitalId, Vec<u8>), Refusal>> {
    let known: Option<HospitalId> =
        raw.partner.as_ref().map(|(row, _)| row.hospital_id.parse()).transpose()?;
    let refused = |code, why: String| Ok(Err(Refusal { code, why, hospital: known.clone() }));
    let claim = match raw.claim {
        Ok(claim) => claim,
        Err(why) => return refused(ALIKE, why),
    };
    let Some((partner, held)) = raw.partner else {
        return refused(ALIKE, "没有这家医院，或医院没有接口配置".to_owned());
    };
    let seconds: i64 = claim.timestamp.parse().map_err(Error::internal)?;
    let skew = seconds * 1_000 - app.clock.wall().ms();
    if skew.abs() > sign::WINDOW {
        return refused(ALIKE, format!("时间戳相差 {} 秒", skew / 1_000));
    }
    let Some(key) = held.iter().find(|key| key.id == claim.key.as_str()) else {
        return refused(ALIKE, "没有这个密钥".to_owned());
    };
    if !key.is_good(app.now()) {
        return refused(ALIKE, "密钥已作废或已到期".to_owned());
    }
    let Some(body) = raw.body else {
        return refused(ErrorCode::BodyTooLarge, "请求体过大或没有传完".to_owned());
    };
    let secret = keys::open(app, key)?;
    let signed = |path: &str| {
        let what = sign::Signed {
            method: &raw.method,
            path,
            timestamp: &claim.timestamp,
            nonce: &claim.nonce,
            body: &body,
        };
        what.is_signed(secret.expose(), &claim.signature)
    };
    // A proxy may have taken the path of PUBLIC_URL away before the request came here.
    let before =
        reqwest::Url::parse(&app.settings.public_url).map(|url| url.path().to_owned()).unwrap_or_default();
    let before = before.trim_end_matches('/');
    if !signed(&raw.path) && (before.is_empty() || !signed(&format!("{before}{}", raw.path))) {
        return refused(ALIKE, "签名不正确".to_owned());
    }
    let Some(hospital) = known.clone() else {
        return Err(Error::internal("a partner without a hospital"));
    };
    if let Err(why) = need_free(&partner, raw.address) {
        return refused(ErrorCode::PartnerRefused, why);
    }
    let mut tx = app.db.begin("partners.nonce").await?;
    if !store::use_nonce(&mut tx, &hospital, &claim.nonce, app.clock.wall()).await? {
        return refused(ErrorCode::Replayed, "请求重复：这个 nonce 用过了".to_owned());
    }
    tx.commit().await?;
    Ok(Ok((hospital, body)))
}

/// Whether the connection is not locked, and calls from where it may.
pub(super) fn need_free(partner: &PartnerRow, address: Option<std::net::IpAddr>) -> Result<(), String> {
    if partner.state != "active" {
        return Err("医院接口已锁定".to_owned());
    }
    if !lets_in(&read(&partner.addresses), address) {
        return Err("来源地址不在允许范围内".to_owned());
    }
    Ok(())
}
