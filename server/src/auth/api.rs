//! HTTP: sign in, refresh, sign out.

use banyi_shared::dto::{RefreshRequest, TokenPair, WechatSignIn};
use poem_openapi::payload::Json;
use poem_openapi::{OpenApi, Tags};

use super::CurrentUser;
use crate::app::Ctx;
use crate::error::Result;
use crate::http::{ClientAddress, Input, NoContent};

#[derive(Tags)]
enum Tag {
    /// 患者登录
    Auth,
}

/// Sign-in of patients.
pub struct AuthApi {
    /// The app.
    pub app: Ctx,
}

#[OpenApi(tag = "Tag::Auth")]
impl AuthApi {
    /// Signs in with the code of `wx.login`.
    #[oai(path = "/auth/wechat", method = "post")]
    async fn sign_in(&self, address: ClientAddress, input: Input<WechatSignIn>) -> Result<Json<TokenPair>> {
        let pair = super::sign_in(&self.app, address, &input.value.code).await?;
        Ok(Json(pair))
    }

    /// Gives a new pair of tokens; the last refresh token gives the same pair again for a minute.
    #[oai(path = "/auth/refresh", method = "post")]
    async fn refresh(&self, input: Input<RefreshRequest>) -> Result<Json<TokenPair>> {
        let pair = super::refresh(&self.app, &input.value.refresh_token).await?;
        Ok(Json(pair))
    }

    /// Signs out on this phone.
    #[oai(path = "/auth/session", method = "delete")]
    async fn sign_out(&self, user: CurrentUser) -> Result<NoContent> {
        super::sign_out(&self.app, &user).await?;
        Ok(NoContent)
    }
}
