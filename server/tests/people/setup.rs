//! A server on a fresh file, and people who call it.

use banyi_server::app::{App, Ctx, endpoint};
use banyi_server::auth;
use banyi_server::clock::Clock;
use banyi_server::config::{Settings, Source};
use banyi_server::rng::Rng;
use banyi_shared::Instant;
use banyi_shared::dto::TokenPair;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use poem::http::{Method, StatusCode};
use poem::{Endpoint, Request};
use serde_json::Value;
use tempfile::TempDir;

/// The server; its file goes with it.
pub struct Server {
    pub app: Ctx,
    pub folder: TempDir,
}

/// 2026-11-20, half past ten in Shanghai.
const NOW: &str = "2026-11-20T10:30:00+08:00";

fn settings(folder: &TempDir, pairs: &[(&'static str, &str)]) -> Settings {
    let file = folder.path().join("banyi.db");
    let mut all = vec![
        ("SECRET_KEY", format!("k1:{}", STANDARD.encode([1; 32]))),
        ("DATABASE_URL", format!("sqlite://{}", file.display())),
        ("LIMIT_SIGN_IN", "1000".to_owned()),
        ("LIMIT_ANONYMOUS", "1000".to_owned()),
    ];
    all.retain(|(name, _)| pairs.iter().all(|(other, _)| other != name));
    all.extend(pairs.iter().map(|(name, value)| (*name, (*value).to_owned())));
    Settings::load(&Source::from_pairs(all)).unwrap()
}

impl Server {
    pub async fn start() -> Self {
        Self::with(&[]).await
    }

    /// With further settings.
    pub async fn with(pairs: &[(&'static str, &str)]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let settings = settings(&folder, pairs);
        Self::run(settings, folder).await
    }

    /// With a WeChat that knows the code `good`.
    pub async fn with_wechat() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut settings = settings(&folder, &[]);
        crate::wechat::start(&mut settings).await;
        Self::run(settings, folder).await
    }

    async fn run(settings: Settings, folder: TempDir) -> Self {
        let now: Instant = NOW.parse().unwrap();
        let app = App::connect(settings, Clock::manual(now), Rng::from_seed([9; 32])).await.unwrap();
        app.db.migrate().await.unwrap();
        Self { app, folder }
    }

    /// Somebody who signed in.
    pub async fn patient(&self, openid: &str) -> TokenPair {
        auth::open_session(&self.app, openid, None).await.unwrap()
    }

    /// Sends a request; `null` as body sends none.
    pub async fn send(
        &self,
        method: Method,
        path: &str,
        token: Option<&str>,
        body: Value,
    ) -> (StatusCode, Value) {
        let header = token.map(|token| ("authorization", format!("Bearer {token}")));
        self.send_with(method, path, header, body).await
    }

    /// Sends a request with a staff cookie.
    pub async fn send_as_staff(
        &self,
        method: Method,
        path: &str,
        cookie: &str,
        body: Value,
    ) -> (StatusCode, Value) {
        let header = ("cookie", format!("banyi_staff={cookie}"));
        self.send_with(method, path, Some(header), body).await
    }

    async fn send_with(
        &self,
        method: Method,
        path: &str,
        header: Option<(&str, String)>,
        body: Value,
    ) -> (StatusCode, Value) {
        let mut request = Request::builder().method(method).uri_str(format!("/api/v1{path}"));
        if let Some((name, value)) = header {
            request = request.header(name, value);
        }
        let request = if body.is_null() { request.finish() } else { request.body(body.to_string()) };
        let response = endpoint(&self.app).get_response(request).await;
        let status = response.status();
        let bytes = response.into_body().into_vec().await.unwrap();
        (status, serde_json::from_slice(&bytes).unwrap_or(Value::Null))
    }

    pub async fn get(&self, path: &str, pair: &TokenPair) -> (StatusCode, Value) {
        self.send(Method::GET, path, Some(&pair.access_token), Value::Null).await
    }

    pub async fn post(&self, path: &str, pair: &TokenPair, body: Value) -> (StatusCode, Value) {
        self.send(Method::POST, path, Some(&pair.access_token), body).await
    }

    pub async fn put(&self, path: &str, pair: &TokenPair, body: Value) -> (StatusCode, Value) {
        self.send(Method::PUT, path, Some(&pair.access_token), body).await
    }

    pub async fn delete(&self, path: &str, pair: &TokenPair) -> (StatusCode, Value) {
        self.send(Method::DELETE, path, Some(&pair.access_token), Value::Null).await
    }

    /// Asks for new tokens.
    pub async fn refresh(&self, token: &str) -> (StatusCode, Value) {
        let body = serde_json::json!({ "refreshToken": token });
        self.send(Method::POST, "/auth/refresh", None, body).await
    }
}
