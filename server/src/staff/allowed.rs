//! Permission is a type: an endpoint that takes `Allowed<grants::OrdersRefund>` runs for those who may refund only.

use std::marker::PhantomData;
use std::ops::Deref;

use banyi_shared::{ErrorCode, Permission};
use poem::{Request, RequestBody};
use poem_openapi::registry::{MetaSecurityScheme, Registry};
use poem_openapi::{ApiExtractor, ApiExtractorType, ExtractParamOptions};

use super::authenticate::authenticate;
use super::cookie;
use super::grants::Grant;
use super::principal::CurrentStaff;
use crate::app::Ctx;
use crate::error::{Error, Result};

/// The scheme of endpoints that any signed-in staff may call.
const ANY: &str = "staff";

/// A signed-in member of staff whose role allows `P`. 401 without a session, 403 without the permission.
#[derive(Debug)]
pub struct Allowed<P> {
    staff: CurrentStaff,
    grant: PhantomData<P>,
}

impl<P> Deref for Allowed<P> {
    type Target = CurrentStaff;

    fn deref(&self) -> &CurrentStaff {
        &self.staff
    }
}

impl<'a, P: Grant> ApiExtractor<'a> for Allowed<P> {
    const TYPES: &'static [ApiExtractorType] = &[ApiExtractorType::SecurityScheme];
    type ParamType = ();
    type ParamRawType = ();

    fn register(registry: &mut Registry) {
        register(registry, P::SCHEME, Some(P::PERMISSION));
    }

    fn security_schemes() -> Vec<&'static str> {
        vec![P::SCHEME]
    }

    async fn from_request(
        request: &'a Request,
        _body: &mut RequestBody,
        _options: ExtractParamOptions<()>,
    ) -> poem::Result<Self> {
        let staff = current(request).await?;
        if !staff.may(P::PERMISSION) {
            let label = P::PERMISSION.label();
            let error = Error::new(ErrorCode::Forbidden).message(format!("您的角色没有「{label}」权限"));
            return Err(error.detail("permission", P::PERMISSION).into());
        }
        Ok(Self { staff, grant: PhantomData })
    }
}

/// Any signed-in member of staff.
#[derive(Debug)]
pub struct AnyStaff(CurrentStaff);

impl Deref for AnyStaff {
    type Target = CurrentStaff;

    fn deref(&self) -> &CurrentStaff {
        &self.0
    }
}

impl<'a> ApiExtractor<'a> for AnyStaff {
    const TYPES: &'static [ApiExtractorType] = &[ApiExtractorType::SecurityScheme];
    type ParamType = ();
    type ParamRawType = ();

    fn register(registry: &mut Registry) {
        register(registry, ANY, None);
    }

    fn security_schemes() -> Vec<&'static str> {
        vec![ANY]
    }

    async fn from_request(
        request: &'a Request,
        _body: &mut RequestBody,
        _options: ExtractParamOptions<()>,
    ) -> poem::Result<Self> {
        Ok(Self(current(request).await?))
    }
}

async fn current(request: &Request) -> Result<CurrentStaff> {
    let app =
        request.data::<Ctx>().ok_or_else(|| Error::internal("the app is not among the request's data"))?;
    let token = cookie::token(request).ok_or_else(|| Error::new(ErrorCode::Unauthenticated))?;
    authenticate(app, &token).await
}

/// One scheme for each permission: all are the same cookie, and the document tells which permission a path needs.
fn register(registry: &mut Registry, scheme: &'static str, permission: Option<Permission>) {
    let description = match permission {
        None => "运营人员登录后的 Cookie",
        Some(permission) => permission.label(),
    };
    registry.create_security_scheme(
        scheme,
        MetaSecurityScheme {
            ty: "apiKey",
            description: Some(description),
            name: Some(cookie::NAME),
            key_in: Some("cookie"),
            scheme: None,
            bearer_format: None,
            flows: None,
            openid_connect_url: None,
        },
    );
}
