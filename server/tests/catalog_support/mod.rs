//! A server on an SQLite file of its own, and one member of staff who may do everything.

use std::sync::atomic::{AtomicI64, Ordering};

use banyi_server::app::{App, Ctx, endpoint};
use banyi_server::catalogue;
use banyi_server::clock::Clock;
use banyi_server::config::{Settings, Source};
use banyi_server::rng::Rng;
use banyi_server::vault::Vault;
use banyi_shared::Permission;
use poem::endpoint::BoxEndpoint;
use poem::{Endpoint, EndpointExt, Request, Response};
use serde_json::{Value, json};

/// The session's token.
const TOKEN: &str = "a-token-of-a-test";

/// The server and its staff.
pub struct Desk {
    pub app: Ctx,
    server: BoxEndpoint<'static, Response>,
    taken: AtomicI64,
    _folder: tempfile::TempDir,
}

/// An answer: status and JSON.
pub type Answer = (u16, Value);

impl Desk {
    /// Without a catalogue.
    pub async fn empty() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let source = Source::from_pairs([
            ("SECRET_KEY", "k1:AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=".to_owned()),
            ("DATABASE_URL", format!("sqlite://{}/t.db", folder.path().display())),
        ]);
        let clock = Clock::manual("2026-11-20T09:00:00+08:00".parse().unwrap());
        let settings = Settings::load(&source).unwrap();
        let app = App::connect(settings, clock, Rng::from_seed([3; 32])).await.unwrap();
        app.db.migrate().await.unwrap();
        let desk = Self { server: endpoint(&app).boxed(), app, taken: AtomicI64::new(0), _folder: folder };
        let all: Vec<&str> = Permission::ALL.iter().map(|one| one.as_str()).collect();
        let role = format!("INSERT INTO role VALUES ('r1', '全部', '{}', 1, 1, 0, 0)", all.join(","));
        let session = format!(
            "INSERT INTO staff_session (hash, staff_id, created_at, expires_at) \
             VALUES ('{}', 's1', 0, 9000000000000)",
            Vault::hash_token(TOKEN)
        );
        desk.sql(&role).await;
        desk.sql(
            "INSERT INTO staff VALUES ('s1', 'tester', '测试', 'x', 'r1', 'active', 0, NULL, NULL, 0, 0)",
        )
        .await;
        desk.sql(&session).await;
        desk
    }

    /// With the built-in catalogue.
    pub async fn seeded() -> Self {
        let desk = Self::empty().await;
        catalogue::seed(&desk.app).await.unwrap();
        desk
    }

    /// The role sees this hospital only.
    pub async fn narrow_scope(&self, hospital: &str) {
        self.sql("UPDATE role SET all_hospitals = 0").await;
        self.sql(&format!("INSERT INTO role_hospital VALUES ('r1', '{hospital}')")).await;
    }

    async fn sql(&self, text: &str) -> u64 {
        let mut tx = self.app.db.begin("test").await.unwrap();
        let done = sqlx::query(sqlx::AssertSqlSafe(text.to_owned())).execute(tx.conn()).await.unwrap();
        tx.commit().await.unwrap();
        done.rows_affected()
    }

    /// Claims one place as an order does, if there is one.
    pub async fn take_one_place(&self) {
        let taken = self.sql("UPDATE capacity SET remaining = remaining - 1 WHERE remaining > 0").await;
        self.taken.fetch_add(i64::try_from(taken).unwrap(), Ordering::SeqCst);
    }

    pub fn places_taken(&self) -> i64 {
        self.taken.load(Ordering::SeqCst)
    }

    /// A request; with a body it is JSON, and staff bring their cookie.
    pub async fn ask(&self, method: &str, path: &str, is_staff: bool, body: Option<Value>) -> Answer {
        let uri: String = format!("/api/v1{path}").bytes().fold(String::new(), |mut uri, byte| {
            // What people type goes into the address as UTF-8, percent-encoded.
            match byte {
                b' ' => uri.push_str("%20"),
                byte if byte.is_ascii() => uri.push(char::from(byte)),
                byte => uri.push_str(&format!("%{byte:02X}")),
            }
            uri
        });
        let mut request = Request::builder().method(method.parse().unwrap()).uri(uri.parse().unwrap());
        if is_staff {
            request = request.header("Cookie", format!("banyi_staff={TOKEN}"));
        }
        let request = match body {
            Some(body) => request.content_type("application/json").body(body.to_string()),
            None => request.finish(),
        };
        let answer = self.server.get_response(request).await;
        let status = answer.status().as_u16();
        let text = answer.into_body().into_string().await.unwrap();
        (status, serde_json::from_str(&text).unwrap_or(Value::Null))
    }

    /// What a patient reads; it succeeds.
    pub async fn get(&self, path: &str) -> Value {
        let (status, body) = self.ask("GET", path, false, None).await;
        assert_eq!(status, 200, "{path} {body}");
        body
    }

    /// A request by the staff.
    pub async fn staff(&self, method: &str, path: &str, body: Option<Value>) -> Answer {
        self.ask(method, path, true, body).await
    }

    /// The same; it succeeds.
    pub async fn send(&self, method: &str, path: &str, body: Value) -> Value {
        let (status, body) = self.staff(method, path, Some(body)).await;
        assert!((200..300).contains(&status), "{status} {body}");
        body
    }

    /// Names of all hospitals that a query finds, over at most `pages` pages.
    pub async fn names(&self, query: &str, pages: usize) -> Vec<String> {
        let mut names = Vec::new();
        let mut cursor = String::new();
        for _ in 0..pages {
            let joint = if query.is_empty() { "?" } else { "&" };
            let page = self.get(&format!("/hospitals{query}{joint}cursor={cursor}")).await;
            let items = page["items"].as_array().unwrap();
            names.extend(items.iter().map(|item| item["name"].as_str().unwrap().to_owned()));
            match page["nextCursor"].as_str() {
                Some(next) => next.clone_into(&mut cursor),
                None => return names,
            }
        }
        panic!("more than {pages} pages");
    }

    pub async fn hospital_id(&self, code: &str) -> String {
        let found = banyi_server::hospitals::store::find_code(&self.app.db, code).await.unwrap();
        found.unwrap().to_string()
    }

    /// A hospital's form.
    pub fn hospital(&self, code: &str, name: &str, state: &str) -> Value {
        json!({"code": code, "name": name, "level": "三级甲等", "region": "陕西省西安市", "address": "", "intro": "",
            "offersEscort": true, "offersRegistration": false, "state": state})
    }

    /// The form of a capacity: the morning of 22 November.
    pub fn places(&self, hospital: &str, total: i64) -> Value {
        json!({"hospitalId": hospital, "date": "2026-11-22", "period": "morning", "total": total})
    }

    pub async fn audit_actions(&self) -> Vec<String> {
        let rows: Vec<(String,)> = sqlx::query_as("SELECT action FROM audit_log ORDER BY at, id")
            .fetch_all(self.app.db.reader())
            .await
            .unwrap();
        rows.into_iter().map(|(action,)| action).collect()
    }
}
