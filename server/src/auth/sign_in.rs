//! Signing in with the code of `wx.login`.

use banyi_shared::dto::TokenPair;

use super::{ACCESS_LASTS, store};
use crate::app::App;
use crate::error::{Error, Result};
use crate::http::ClientAddress;
use crate::http::limiter::Counted;
use crate::users;
use crate::vault::Vault;

/// The longest code that is sent on to WeChat, in bytes; real ones have 32.
const MAX_CODE: usize = 128;

/// Signs in whoever WeChat says that the code stands for; who is new gets an account.
///
/// Errs with RATE_LIMITED, WECHAT_NOT_CONFIGURED, USER_LOCKED, or what WeChat's answer means.
pub async fn sign_in(app: &App, address: ClientAddress, code: &str) -> Result<TokenPair> {
    let code = code.trim();
    if code.is_empty() || code.len() > MAX_CODE || !code.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Err(Error::field("code", "微信登录凭证不正确"));
    }
    let known = app.wechat()?.code_to_session(code).await?;
    // By address and account: many patients share one address of their mobile network.
    app.limiter.count(Counted::SignIn, &format!("{}/{}", address.key(), known.openid)).await?;
    open_session(app, &known.openid, known.unionid.as_deref()).await
}

/// Begins a family of tokens for the user with this openid, who is made when absent.
pub async fn open_session(app: &App, openid: &str, unionid: Option<&str>) -> Result<TokenPair> {
    let now = app.now();
    let (access, refresh) = (app.rng.token(), app.rng.token());
    let mut tx = app.db.begin("auth.sign_in").await?;
    let user = users::of_openid(app, &mut tx, openid, unionid).await?;
    let session = app.rng.id(now);
    store::insert(&mut tx, &session, &user, &Vault::hash_token(&refresh), now).await?;
    store::insert_access(&mut tx, &session, &user, &Vault::hash_token(&access), now).await?;
    tx.commit().await?;
    Ok(TokenPair {
        access_token: access,
        refresh_token: refresh,
        expires_in: ACCESS_LASTS / 1000,
        user: users::show(app, &user).await?,
    })
}
