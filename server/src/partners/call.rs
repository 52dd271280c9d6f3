//! A call of a hospital as it came, not yet believed.

use std::marker::PhantomData;
use std::net::IpAddr;

use banyi_shared::{Instant, PartnerKeyId};
use poem::http::HeaderMap;
use poem::{FromRequest, Request, RequestBody};
use poem_openapi::payload::{Json, Payload};
use poem_openapi::registry::{MetaMediaType, MetaRequest, MetaSecurityScheme, Registry};
use poem_openapi::types::{ParseFromJSON, Type};
use poem_openapi::{ApiExtractor, ApiExtractorType, ExtractParamOptions};
use serde::de::DeserializeOwned;

use super::sign;
use super::store::{self, KeyRow, PartnerRow};
use crate::app::Ctx;
use crate::error::{Error, Result};
use crate::http::{ClientAddress, parse, read_at_most};

/// The name of the scheme in the OpenAPI document.
const SCHEME: &str = "hospital";
/// The longest body of a hospital that names a key of ours: 500 doctors with all that may be said of them.
const MAX_BODY: usize = 4 * 1024 * 1024;
/// The longest body of anybody else: it is read only to be refused.
const MAX_STRANGE: usize = 64 * 1024;

/// The five headers, in the shape that they must have.
#[derive(Debug, Clone)]
pub(super) struct Claim {
    pub(super) hospital: String,
    pub(super) key: PartnerKeyId,
    pub(super) timestamp: String,
    pub(super) nonce: String,
    pub(super) signature: String,
}

/// What came.
#[derive(Debug)]
pub(super) struct Raw {
    pub(super) method: String,
    /// As it went over the wire, with the query.
    pub(super) path: String,
    pub(super) address: Option<IpAddr>,
    pub(super) started: Instant,
    /// The headers, or what is wrong with them.
    pub(super) claim: Result<Claim, String>,
    /// The connection that the headers name, with its keys.
    pub(super) partner: Option<(PartnerRow, Vec<KeyRow>)>,
    /// The raw bytes; none when they are too many or broke off.
    pub(super) body: Option<Vec<u8>>,
}

/// A call that says a `T`. Nothing of it can be had but by [`super::hear`], which checks who calls.
#[derive(Debug)]
pub struct Call<T> {
    pub(super) raw: Raw,
    kind: PhantomData<fn() -> T>,
}

/// Says nothing: a call without a body.
#[derive(Debug)]
pub struct Nothing;

/// What a call can say.
pub trait Said: Sized {
    /// Adds it to the document.
    fn register(registry: &mut Registry);
    /// How the document tells of the body.
    fn meta() -> Option<MetaRequest>;
    /// Reads it.
    fn read(body: &[u8]) -> Result<Self>;
}

impl Said for Nothing {
    fn register(_registry: &mut Registry) {}

    fn meta() -> Option<MetaRequest> {
        None
    }

    fn read(_body: &[u8]) -> Result<Self> {
        Ok(Self)
    }
}

impl<T: DeserializeOwned + Type + ParseFromJSON> Said for T {
    fn register(registry: &mut Registry) {
        <T as Type>::register(registry);
    }

    fn meta() -> Option<MetaRequest> {
        Some(MetaRequest {
            description: None,
            content: vec![MetaMediaType {
                content_type: <Json<T> as Payload>::CONTENT_TYPE,
                schema: T::schema_ref(),
            }],
            required: true,
        })
    }

    fn read(body: &[u8]) -> Result<Self> {
        parse(body)
    }
}

impl<'a, T: Said + Send> ApiExtractor<'a> for Call<T> {
    const TYPES: &'static [ApiExtractorType] =
        &[ApiExtractorType::RequestObject, ApiExtractorType::SecurityScheme];
    type ParamType = ();
    type ParamRawType = ();

    fn register(registry: &mut Registry) {
        T::register(registry);
        registry.create_security_scheme(
            SCHEME,
            MetaSecurityScheme {
                ty: "apiKey",
                description: Some(
                    "合作医院的签名，与 X-Banyi-Hospital、X-Banyi-Key、X-Banyi-Timestamp、X-Banyi-Nonce 一起发送，\
                     见 docs/hospital-api.md",
                ),
                name: Some(sign::SIGNATURE),
                key_in: Some("header"),
                scheme: None,
                bearer_format: None,
                flows: None,
                openid_connect_url: None,
            },
        );
    }

    fn security_schemes() -> Vec<&'static str> {
        vec![SCHEME]
    }

    fn request_meta() -> Option<MetaRequest> {
        T::meta()
    }

    async fn from_request(
        request: &'a Request,
        body: &mut RequestBody,
        _options: ExtractParamOptions<()>,
    ) -> poem::Result<Self> {
        Ok(Self { raw: raw(request, body).await?, kind: PhantomData })
    }
}

async fn raw(request: &Request, body: &mut RequestBody) -> poem::Result<Raw> {
    let app =
        request.data::<Ctx>().ok_or_else(|| Error::internal("the app is not among the request's data"))?;
    let claim = claim(request.headers());
    let partner = match &claim {
        Ok(claim) => store::by_code(&app.db, &claim.hospital).await?,
        Err(_) => None,
    };
    let partner = match partner {
        Some(row) => {
            let hospital = row.hospital_id.parse().map_err(Error::from)?;
            let keys = store::keys(&app.db, &hospital).await?;
            Some((row, keys))
        }
        None => None,
    };
    let is_known = claim.as_ref().is_ok_and(|claim| {
        partner.as_ref().is_some_and(|(_, keys)| keys.iter().any(|key| key.id == claim.key.as_str()))
    });
    let most = if is_known { MAX_BODY } else { MAX_STRANGE };
    let ClientAddress(address) = <ClientAddress as FromRequest>::from_request(request, body).await?;
    let started = app.clock.wall();
    let body = read_at_most(request, body, most).await.ok();
    let target = request.original_uri();
    let path = target.path_and_query().map_or_else(|| target.path().to_owned(), ToString::to_string);
    Ok(Raw { method: request.method().to_string(), path, address, started, claim, partner, body })
}

/// Reads the headers; the error is for the log.
fn claim(headers: &HeaderMap) -> Result<Claim, String> {
    let hospital = one(headers, sign::HOSPITAL)?;
    let key = one(headers, sign::KEY)?;
    let timestamp = one(headers, sign::TIMESTAMP)?;
    let nonce = one(headers, sign::NONCE)?;
    let signature = one(headers, sign::SIGNATURE)?;
    if hospital.len() > 64 {
        return Err(format!("{} 过长", sign::HOSPITAL));
    }
    let key = key.parse().map_err(|_| format!("{} 格式不正确", sign::KEY))?;
    if !(1..=12).contains(&timestamp.len()) || !timestamp.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(format!("{} 应为秒数", sign::TIMESTAMP));
    }
    if !sign::is_nonce(&nonce) {
        return Err(format!("{} 应为 16 到 32 位字母或数字", sign::NONCE));
    }
    Ok(Claim { hospital, key, timestamp, nonce, signature })
}

fn one(headers: &HeaderMap, name: &'static str) -> Result<String, String> {
    let mut values = headers.get_all(name).iter();
    match (values.next(), values.next()) {
        (None, _) => Err(format!("缺少请求头 {name}")),
        (Some(_), Some(_)) => Err(format!("请求头 {name} 重复")),
        (Some(value), None) => {
            value.to_str().map(str::to_owned).map_err(|_| format!("请求头 {name} 含有不能使用的字符"))
        }
    }
}
