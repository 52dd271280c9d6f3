//! A server on a fresh SQLite file, and people who talk to it.

use banyi_server::app::{App, Ctx, endpoint};
use banyi_server::clock::Clock;
use banyi_server::config::{Settings, Source};
use banyi_server::rng::Rng;
use banyi_server::staff;
use poem::http::{Method, StatusCode};
use poem::{Endpoint, Request, Response};
use serde_json::{Value, json};

/// The password of the account `admin`.
pub const ADMIN: &str = "correct-horse-1";
/// The password of every account that a test makes.
pub const OTHER: &str = "battery-staple-2";

/// The server.
pub struct Desk {
    pub app: Ctx,
    _dir: tempfile::TempDir,
}

/// An answer.
pub struct Answer {
    pub status: StatusCode,
    pub body: Value,
    pub set_cookie: String,
}

impl Answer {
    /// The error's code.
    pub fn code(&self) -> &str {
        self.body["code"].as_str().unwrap_or_default()
    }
}

/// Connects to a fresh database without seeding it.
pub async fn connect(pairs: &[(&str, &str)]) -> (Ctx, tempfile::TempDir) {
    let dir = tempfile::tempdir().unwrap();
    let database = format!("sqlite://{}/banyi.db", dir.path().display());
    let key = format!("k1:{}", "A".repeat(43) + "=");
    let mut all = vec![
        ("DATABASE_URL", database),
        ("SECRET_KEY", key),
        ("LIMIT_SIGN_IN", "1000".to_owned()),
        ("LIMIT_ANONYMOUS", "1000".to_owned()),
    ];
    all.extend(pairs.iter().map(|(name, value)| (*name, (*value).to_owned())));
    let settings = Settings::load(&Source::from_pairs(all)).unwrap();
    let clock = Clock::manual("2026-11-20T09:00:00+08:00".parse().unwrap());
    let app = App::connect(settings, clock, Rng::from_seed([3; 32])).await;
    let app = app.unwrap();
    app.db.migrate().await.unwrap();
    (app, dir)
}

impl Desk {
    /// With the seeded roles and `admin`.
    pub async fn open() -> Self {
        Self::open_with(&[]).await
    }

    /// The same, with settings.
    pub async fn open_with(pairs: &[(&str, &str)]) -> Self {
        let mut all = vec![("ADMIN_PASSWORD", ADMIN)];
        all.extend(pairs);
        let (app, dir) = connect(&all).await;
        staff::seed(&app).await.unwrap();
        Self { app, _dir: dir }
    }

    /// Sends a request as it is.
    pub async fn send(&self, request: Request) -> Answer {
        let response: Response = endpoint(&self.app).get_response(request).await;
        let status = response.status();
        let cookie = response.headers().get("set-cookie");
        let set_cookie = cookie.map_or("", |value| value.to_str().unwrap());
        let set_cookie = set_cookie.to_owned();
        let text = response.into_body().into_string().await.unwrap();
        Answer { status, body: serde_json::from_str(&text).unwrap_or(Value::Null), set_cookie }
    }

    /// Tries to sign in.
    pub async fn try_sign_in(&self, account: &str, password: &str) -> Answer {
        let body = json!({"account": account, "password": password});
        self.send(request(Method::POST, "/session", None, &body)).await
    }

    /// Signs in.
    pub async fn sign_in(&self, account: &str, password: &str) -> Member<'_> {
        let answer = self.try_sign_in(account, password).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
        let cookie = answer.set_cookie.split(';').next().unwrap().to_owned();
        let id = answer.body["staffId"].as_str().unwrap().to_owned();
        // Rows of one millisecond have no order among them.
        self.app.clock.advance(1);
        Member { desk: self, cookie, id }
    }

    /// The account `admin`, signed in.
    pub async fn admin(&self) -> Member<'_> {
        self.sign_in("admin", ADMIN).await
    }
}

/// A request below `/api/v1/admin`.
pub fn request(method: Method, path: &str, cookie: Option<&str>, body: &Value) -> Request {
    let mut builder = Request::builder()
        .method(method)
        .uri_str(format!("/api/v1/admin{path}"))
        .header("host", "127.0.0.1:8080");
    if let Some(cookie) = cookie {
        builder = builder.header("cookie", cookie);
    }
    if body.is_null() {
        builder.finish()
    } else {
        builder.content_type("application/json").body(body.to_string())
    }
}

/// Somebody who is signed in.
pub struct Member<'a> {
    desk: &'a Desk,
    pub cookie: String,
    pub id: String,
}

impl Member<'_> {
    pub async fn get(&self, path: &str) -> Answer {
        self.call(Method::GET, path, &Value::Null).await
    }

    pub async fn post(&self, path: &str, body: Value) -> Answer {
        self.call(Method::POST, path, &body).await
    }

    pub async fn put(&self, path: &str, body: Value) -> Answer {
        self.call(Method::PUT, path, &body).await
    }

    pub async fn call(&self, method: Method, path: &str, body: &Value) -> Answer {
        let request = request(method, path, Some(&self.cookie), body);
        let answer = self.desk.send(request).await;
        self.desk.app.clock.advance(1);
        answer
    }

    /// Makes an account with the password [`OTHER`]; its id.
    pub async fn makes(&self, account: &str, role: &str) -> String {
        let input = json!({"account": account, "name": "测试员工", "password": OTHER, "roleId": role});
        let answer = self.post("/staff", input).await;
        assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.body);
        answer.body["id"].as_str().unwrap().to_owned()
    }

    /// Makes a role that sees every hospital; its id.
    pub async fn makes_role(&self, name: &str, permissions: &[&str]) -> String {
        let input =
            json!({"name": name, "permissions": permissions, "allHospitals": true, "hospitalIds": []});
        let answer = self.post("/roles", input).await;
        assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.body);
        answer.body["id"].as_str().unwrap().to_owned()
    }

    /// The audit log's actions, the newest first.
    pub async fn actions(&self) -> Vec<String> {
        let items = self.get("/audit").await.body["items"].clone();
        let items = items.as_array().unwrap().iter();
        items.map(|item| item["action"].as_str().unwrap().to_owned()).collect()
    }
}
