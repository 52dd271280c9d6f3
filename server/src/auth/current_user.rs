//! Who makes a request, by `Authorization: Bearer`.

use banyi_shared::{ErrorCode, UserId};
use poem::http::header;
use poem::{Request, RequestBody};
use poem_openapi::registry::{MetaSecurityScheme, Registry};
use poem_openapi::{ApiExtractor, ApiExtractorType, ExtractParamOptions};

use super::store;
use crate::app::{App, Ctx};
use crate::error::{Error, Result};
use crate::vault::Vault;

/// The scheme's name in the OpenAPI document.
const SCHEME: &str = "user";

/// A signed-in patient. An endpoint that takes one is refused without a good access token.
#[derive(Debug, Clone)]
pub struct CurrentUser {
    /// Who.
    pub id: UserId,
    /// The sign-in that the token belongs to.
    pub(super) session: String,
}

impl CurrentUser {
    /// Finds who a token stands for.
    ///
    /// Errs with TOKEN_EXPIRED after its time, UNAUTHENTICATED when it is unknown or revoked, USER_LOCKED for a
    /// locked user.
    pub async fn of_token(app: &App, token: &str) -> Result<Self> {
        let unknown = || Error::new(ErrorCode::Unauthenticated);
        let bearer = store::bearer(&app.db, &Vault::hash_token(token))
            .await?
            .filter(|bearer| bearer.revoked_at.is_none() && bearer.deleted_at.is_none())
            .ok_or_else(unknown)?;
        if bearer.state != "active" {
            return Err(Error::new(ErrorCode::UserLocked));
        }
        if bearer.expires_at <= app.now().ms() {
            return Err(Error::new(ErrorCode::TokenExpired));
        }
        Ok(Self { id: bearer.user_id.parse()?, session: bearer.session_id })
    }

    async fn of_request(request: &Request) -> Result<Self> {
        let app = request
            .data::<Ctx>()
            .ok_or_else(|| Error::internal("the app is not among the request's data"))?;
        let token = bearer_token(request).ok_or_else(|| Error::new(ErrorCode::Unauthenticated))?;
        Self::of_token(app, token).await
    }
}

/// The token after `Bearer`, in whatever case (RFC 9110, section 11.1).
fn bearer_token(request: &Request) -> Option<&str> {
    let (scheme, token) = request.header(header::AUTHORIZATION)?.split_once(' ')?;
    let token = token.trim();
    (scheme.eq_ignore_ascii_case("bearer") && !token.is_empty()).then_some(token)
}

impl<'a> ApiExtractor<'a> for CurrentUser {
    const TYPES: &'static [ApiExtractorType] = &[ApiExtractorType::SecurityScheme];
    type ParamType = ();
    type ParamRawType = ();

    fn register(registry: &mut Registry) {
        registry.create_security_scheme(
            SCHEME,
            MetaSecurityScheme {
                ty: "http",
                description: Some("患者登录后得到的 accessToken"),
                name: None,
                key_in: None,
                scheme: Some("bearer"),
                bearer_format: None,
                flows: None,
                openid_connect_url: None,
            },
        );
    }

    fn security_schemes() -> Vec<&'static str> {
        vec![SCHEME]
    }

    async fn from_request(
        request: &'a Request,
        _body: &mut RequestBody,
        _options: ExtractParamOptions<()>,
    ) -> poem::Result<Self> {
        Ok(Self::of_request(request).await?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_scheme_may_be_written_in_any_case() {
        let token = |value: &str| {
            let request = Request::builder().header("authorization", value).finish();
            bearer_token(&request).map(str::to_owned)
        };
        assert_eq!(token("Bearer abc").as_deref(), Some("abc"));
        assert_eq!(token("bearer  abc ").as_deref(), Some("abc"));
        assert_eq!(token("Basic abc"), None);
        assert_eq!(token("Bearer "), None);
        assert_eq!(token("abc"), None);
    }
}
