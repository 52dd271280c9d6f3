//! The booking platform as a partner hospital sees it: it signs what it asks, and verifies what it
//! is told.

use super::Stand;
use banyi_sandbox::clock::Clock;
use banyi_sandbox::hospital::sign::Signed;
use poem::http::StatusCode;
use poem::listener::TcpAcceptor;
use poem::{Request, Response, Server, endpoint::make};
use serde_json::{Value, json};
use std::sync::{Arc, Mutex};

pub const HOSPITAL: &str = "1004";
pub const KEY: &str = "k1";
pub const SECRET: &str = "q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA";

/// A call of the hospital's.
#[derive(Debug, Clone)]
pub struct Heard {
    pub path: String,
    pub body: String,
    /// Whether the signature of version 1 holds.
    pub is_signed: bool,
}

impl Heard {
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap()
    }
}

type Answers = Arc<Mutex<Vec<(u16, Value)>>>;

/// A platform on a port of its own.
pub struct Platform {
    heard: Arc<Mutex<Vec<Heard>>>,
    answers: Answers,
    task: tokio::task::JoinHandle<()>,
    http: reqwest::Client,
}

impl Drop for Platform {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl Platform {
    /// Starts one, and makes the sandbox's hospital its partner.
    pub async fn start(stand: &Stand) -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let base = format!("http://{}", listener.local_addr().unwrap());
        let (heard, answers) = (Arc::<Mutex<Vec<Heard>>>::default(), Answers::default());
        let (hearing, next) = (heard.clone(), answers.clone());
        let endpoint = make(move |request: Request| {
            let (hearing, next) = (hearing.clone(), next.clone());
            async move {
                let one = hear(request).await;
                hearing.lock().unwrap().push(one);
                let (status, body) = next.lock().unwrap().pop().unwrap_or((200, json!({"code": 200})));
                Response::builder().status(StatusCode::from_u16(status).unwrap()).body(body.to_string())
            }
        });
        let acceptor = TcpAcceptor::from_tokio(listener).unwrap();
        let task =
            tokio::spawn(async move { Server::new_with_acceptor(acceptor).run(endpoint).await.unwrap() });
        let settings = json!({"platformBase": base, "hospital": HOSPITAL, "key": KEY, "secret": SECRET});
        assert_eq!(stand.control("PUT", "hospital/settings", settings).await.0, 200);
        Self { heard, answers, task, http: reqwest::Client::builder().no_proxy().build().unwrap() }
    }

    /// The next answers, the first first.
    pub fn will_answer(&self, answers: &[(u16, Value)]) {
        *self.answers.lock().unwrap() = answers.iter().rev().cloned().collect();
    }

    /// What it heard so far.
    pub fn heard(&self) -> Vec<Heard> {
        self.heard.lock().unwrap().clone()
    }

    /// What is sent for a booking of a session on the morning of 2026-11-23.
    pub fn booking(order_no: &str, schedule: &str, person: &str) -> Value {
        json!({
            "orderNo": order_no, "scheduleCode": schedule, "departmentCode": "200041542", "date": "2026-11-23",
            "period": "morning", "feeFen": 10_000,
            "patient": {
                "name": person, "idType": "01", "idNumber": format!("ID {person}"), "phone": "13800138000",
                "sex": "female", "birthday": "1960-02-29",
            },
        })
    }

    /// Asks for a booking.
    pub async fn books(&self, stand: &Stand, body: &Value) -> (u16, Value) {
        self.asks(stand, "/hospital/bookings", body).await.unwrap()
    }

    /// Cancels.
    pub async fn cancels(&self, stand: &Stand, order_no: &str) -> (u16, Value) {
        let path = format!("/hospital/bookings/{order_no}/cancel");
        self.asks(stand, &path, &json!({"reason": "患者取消"})).await.unwrap()
    }

    /// A signed POST; an error is a connection that ended without an answer.
    pub async fn asks(&self, stand: &Stand, path: &str, body: &Value) -> reqwest::Result<(u16, Value)> {
        let nonce = nonce();
        self.sends(stand, path, body, &Self::headers(path, body, 0, &nonce, SECRET)).await
    }

    /// The five headers, `seconds` away from now.
    pub fn headers(
        path: &str,
        body: &Value,
        seconds: i64,
        nonce: &str,
        secret: &str,
    ) -> Vec<(&'static str, String)> {
        let timestamp = Clock::default().wall_seconds() + seconds;
        let body = body.to_string();
        let signed = Signed { method: "POST", path, timestamp, nonce, body: body.as_bytes() };
        vec![
            ("X-Banyi-Hospital", HOSPITAL.to_owned()),
            ("X-Banyi-Key", KEY.to_owned()),
            ("X-Banyi-Timestamp", timestamp.to_string()),
            ("X-Banyi-Nonce", nonce.to_owned()),
            ("X-Banyi-Signature", signed.sign(secret)),
        ]
    }

    /// A POST with these headers.
    pub async fn sends(
        &self,
        stand: &Stand,
        path: &str,
        body: &Value,
        headers: &[(&str, String)],
    ) -> reqwest::Result<(u16, Value)> {
        let mut request = self.http.post(format!("{}{path}", stand.base));
        for (name, value) in headers {
            request = request.header(*name, value);
        }
        let response = request.body(body.to_string()).send().await?;
        Ok((response.status().as_u16(), response.json().await?))
    }

    /// A form of the older protocol.
    pub async fn posts(&self, stand: &Stand, path: &str, fields: &[(&str, &str)]) -> Value {
        let response = self.http.post(format!("{}{path}", stand.base)).form(fields).send().await.unwrap();
        assert_eq!(response.status(), 200);
        response.json().await.unwrap()
    }
}

/// A nonce that nobody used.
pub fn nonce() -> String {
    static NEXT: std::sync::atomic::AtomicU64 = std::sync::atomic::AtomicU64::new(1);
    format!("{:020}", NEXT.fetch_add(1, std::sync::atomic::Ordering::Relaxed))
}

async fn hear(mut request: Request) -> Heard {
    let header = |name: &str| {
        request.headers().get(name).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned()
    };
    let (timestamp, nonce) = (header("x-banyi-timestamp"), header("x-banyi-nonce"));
    let signature = header("x-banyi-signature");
    let (method, path) = (request.method().to_string(), request.uri().to_string());
    let body = request.take_body().into_string().await.unwrap();
    let signed = Signed {
        method: &method,
        path: &path,
        timestamp: timestamp.parse().unwrap_or_default(),
        nonce: &nonce,
        body: body.as_bytes(),
    };
    Heard { is_signed: signed.is_signed(SECRET, &signature), path, body }
}
