//! HTTP: staff sign in and out.

use std::time::Duration;

use banyi_shared::StaffSessionId;
use banyi_shared::dto::admin::{OwnSessionList, PasswordChange, StaffSession, StaffSignIn};
use poem::http::HeaderMap;
use poem::http::header::USER_AGENT;
use poem::web::cookie::CookieJar;
use poem_openapi::param::Path;
use poem_openapi::payload::Json;
use poem_openapi::{OpenApi, Tags};

use super::sign_in::Browser;
use super::{AnyStaff, cookie, sessions, sign_in};
use crate::app::Ctx;
use crate::error::Result;
use crate::http::{ClientAddress, Input, NoContent};

#[derive(Tags)]
enum Tag {
    /// 运营人员登录
    StaffSession,
}

/// Sessions of staff.
#[derive(Debug)]
pub struct StaffSessionApi {
    /// The app.
    pub app: Ctx,
}

#[OpenApi(tag = "Tag::StaffSession")]
impl StaffSessionApi {
    /// Signs in; the answer sets the cookie `banyi_staff` for 12 hours.
    #[oai(path = "/admin/session", method = "post")]
    async fn sign_in(
        &self,
        address: ClientAddress,
        headers: &HeaderMap,
        cookies: &CookieJar,
        input: Input<StaffSignIn>,
    ) -> Result<Json<StaffSession>> {
        let user_agent = headers.get(USER_AGENT).and_then(|words| words.to_str().ok()).map(str::to_owned);
        let from = Browser { address: address.key(), user_agent };
        let made = sign_in::sign_in(&self.app, &from, input.value).await?;
        let seconds = u64::try_from(sign_in::LIFETIME / 1000).unwrap_or(0);
        let lifetime = Duration::from_secs(seconds);
        cookies.add(cookie::issue(&made.token, lifetime, self.is_https()));
        Ok(Json(made.session))
    }

    /// Who is signed in, and what the menu may show.
    #[oai(path = "/admin/session", method = "get")]
    async fn show(&self, staff: AnyStaff) -> Result<Json<StaffSession>> {
        Ok(Json(staff.describe()))
    }

    /// Signs out.
    #[oai(path = "/admin/session", method = "delete")]
    async fn sign_out(&self, staff: AnyStaff, cookies: &CookieJar) -> Result<NoContent> {
        super::sign_out(&self.app, &staff).await?;
        cookies.add(cookie::forget(self.is_https()));
        Ok(NoContent)
    }

    /// Gives oneself a new password, and ends all other sessions of the account.
    #[oai(path = "/admin/session/password", method = "put")]
    async fn change_password(
        &self,
        staff: AnyStaff,
        address: ClientAddress,
        input: Input<PasswordChange>,
    ) -> Result<NoContent> {
        super::change_password(&self.app, &staff, &address.key(), input.value).await?;
        Ok(NoContent)
    }

    /// One's own sign-ins, the newest first.
    #[oai(path = "/admin/sessions", method = "get", operation_id = "listOwnSessions")]
    async fn own(&self, staff: AnyStaff) -> Result<Json<OwnSessionList>> {
        sessions::list(&self.app, &staff).await.map(Json)
    }

    /// Ends one of them. Ending the one that asks signs out.
    #[oai(path = "/admin/sessions/:id", method = "delete", operation_id = "endOwnSession")]
    async fn end(&self, staff: AnyStaff, cookies: &CookieJar, id: Path<StaffSessionId>) -> Result<NoContent> {
        if sessions::end(&self.app, &staff, &id.0).await? {
            cookies.add(cookie::forget(self.is_https()));
        }
        Ok(NoContent)
    }

    /// Ends all but the one that asks.
    #[oai(path = "/admin/sessions", method = "delete", operation_id = "endOtherSessions")]
    async fn end_others(&self, staff: AnyStaff) -> Result<NoContent> {
        sessions::end_others(&self.app, &staff).await?;
        Ok(NoContent)
    }
}

impl StaffSessionApi {
    fn is_https(&self) -> bool {
        self.app.settings.public_url.starts_with("https://")
    }
}
