//! Who a caller is, by the older signature.

use banyi_shared::{ErrorCode, HospitalId, Instant};
use poem::{FromRequest, Request, RequestBody};

use super::super::admit::{Refusal, need_free};
use super::super::hear::{ALIKE, Caller, Came, refuse};
use super::super::sign_legacy::{Form, is_signed, read};
use super::super::{keys, sign, store};
use crate::app::{App, Ctx};
use crate::error::{Error, Result};
use crate::http::{ClientAddress, read_at_most};

/// The longest form: the logo that `saveHospital` may carry comes as text.
const MAX_BODY: usize = 1024 * 1024;

/// A form as it came, not yet believed. Nothing of it can be had but by [`hear`].
#[derive(Debug)]
pub struct LegacyCall {
    came: Came,
    address: Option<std::net::IpAddr>,
    body: Option<Vec<u8>>,
}

impl<'a> FromRequest<'a> for LegacyCall {
    async fn from_request(request: &'a Request, body: &mut RequestBody) -> poem::Result<Self> {
        let app = request
            .data::<Ctx>()
            .ok_or_else(|| Error::internal("the app is not among the request's data"))?;
        let ClientAddress(address) = <ClientAddress as FromRequest>::from_request(request, body).await?;
        let came = Came {
            method: request.method().to_string(),
            path: request.original_uri().path().to_owned(),
            address: address.map(|address| address.to_string()),
            started: app.clock.wall(),
        };
        Ok(Self { came, address, body: read_at_most(request, body, MAX_BODY).await.ok() })
    }
}

/// A form that its hospital signed.
#[derive(Debug)]
pub struct Told {
    /// Its parameters.
    pub form: Form,
    /// When it was signed, ms: the version of what it says.
    pub version: i64,
}

/// Checks who calls. What is refused is noted here.
pub async fn hear(app: &App, call: LegacyCall) -> Result<(Caller, Told)> {
    let LegacyCall { came, address, body } = call;
    match admit(app, address, body).await? {
        Ok((hospital, told)) => Ok((Caller::new(hospital, came), told)),
        Err(refusal) => Err(refuse(app, &came, refusal).await),
    }
}

/// Signature first, then whether the older protocol is on, lock and address, and last that it comes once.
async fn admit(
    app: &App,
    address: Option<std::net::IpAddr>,
    body: Option<Vec<u8>>,
) -> Result<Result<(HospitalId, Told), Refusal>> {
    let refused = |code, why: &str, hospital| Ok(Err(Refusal { code, why: why.to_owned(), hospital }));
    let Some(form) = body.as_deref().and_then(read) else {
        return refused(ALIKE, "表单无法读懂，或过大", None);
    };
    let code = form.get("hoscode").map(String::as_str).unwrap_or_default();
    let Some(partner) = store::by_code(&app.db, code).await? else {
        return refused(ALIKE, "没有这家医院，或医院没有接口配置", None);
    };
    let hospital: HospitalId = partner.hospital_id.parse()?;
    let known = Some(hospital.clone());
    let digits =
        form.get("timestamp").filter(|text| text.len() <= 15 && text.bytes().all(|one| one.is_ascii_digit()));
    let Some(version) = digits.and_then(|text| text.parse::<i64>().ok()).filter(|ms| *ms > 0) else {
        return refused(ALIKE, "timestamp 应为毫秒数", known);
    };
    let wall: Instant = app.clock.wall();
    if (version - wall.ms()).abs() > sign::WINDOW {
        return refused(ALIKE, &format!("时间戳相差 {} 秒", (version - wall.ms()) / 1_000), known);
    }
    let mut is_good = false;
    for key in store::keys(&app.db, &hospital).await? {
        is_good |= key.is_good(app.now()) && is_signed(&form, keys::open(app, &key)?.expose());
    }
    if !is_good {
        return refused(ALIKE, "签名不正确", known);
    }
    if partner.is_legacy != 1 {
        return refused(ErrorCode::Forbidden, "医院没有启用旧版接口", known);
    }
    if let Err(why) = need_free(&partner, address) {
        return refused(ErrorCode::PartnerRefused, &why, known);
    }
    let signature = form.get("sign").map(String::as_str).unwrap_or_default();
    let mut tx = app.db.begin("partners.legacy_nonce").await?;
    // A colon is in no nonce of version 1.
    if !store::use_nonce(&mut tx, &hospital, &format!("A:{signature}"), wall).await? {
        return refused(ErrorCode::Replayed, "请求重复：这个签名用过了", known);
    }
    tx.commit().await?;
    Ok(Ok((hospital, Told { form, version })))
}
