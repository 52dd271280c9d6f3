//! A tiny WeChat Pay that answers what a test tells it to, signed with the vectors' keys.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::rsa::KeyPair;
use aws_lc_rs::signature::RSA_PKCS1_SHA256;
use banyi_server::clock::Clock;
use banyi_server::config::{PublicKeySettings, Settings, Source, WechatSettings};
use banyi_server::rng::Rng;
use banyi_server::secret::Secret;
use banyi_server::wechat::{Timeouts, WeChat};
use banyi_shared::Instant;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use poem::http::StatusCode;
use poem::listener::{Acceptor, Listener, TcpListener};
use poem::{Body, Endpoint, Request, Response, Server};
use serde_json::Value;

/// Seconds; the time of the vectors.
pub const AT: i64 = 1_795_168_800;

pub fn vectors() -> Value {
    serde_json::from_str(include_str!("../vectors/wechat-vectors.json")).unwrap()
}

/// How an answer is signed.
#[derive(Clone, Copy, PartialEq)]
pub enum Sign {
    Certificate,
    PublicKey,
    Stale,
    Tampered,
    WrongSerial,
    No,
    /// No answer at all.
    Never,
}

#[derive(Default)]
struct State {
    answers: VecDeque<(Sign, u16, Vec<u8>)>,
    certificates: VecDeque<(Sign, u16, Vec<u8>)>,
    seen: Vec<(String, Option<String>)>,
    bodies: Vec<String>,
    proofs: Vec<Option<String>>,
    later: i64,
}

#[derive(Clone)]
pub struct StandIn {
    state: Arc<Mutex<State>>,
    pub base: String,
    vectors: Arc<Value>,
}

impl StandIn {
    pub async fn start() -> Self {
        let acceptor = TcpListener::bind("127.0.0.1:0").into_acceptor().await.unwrap();
        let base = format!("http://{}", acceptor.local_addr()[0].as_socket_addr().unwrap());
        let this = Self { state: Arc::default(), base, vectors: Arc::new(vectors()) };
        tokio::spawn(Server::new_with_acceptor(acceptor).run(this.clone()));
        this
    }

    /// What to answer next to anything but the certificate list.
    pub fn answer(&self, sign: Sign, status: u16, body: &str) -> &Self {
        let next = (sign, status, body.as_bytes().to_vec());
        self.state.lock().unwrap().answers.push_back(next);
        self
    }

    /// A file to answer with next, unsigned.
    pub fn file(&self, bytes: &[u8]) -> &Self {
        self.state.lock().unwrap().answers.push_back((Sign::No, 200, bytes.to_vec()));
        self
    }

    /// What to answer next to a fetch of the certificate list; without it 404.
    pub fn list(&self, sign: Sign) -> &Self {
        let body = self.vectors["certificateList"]["body"].as_str().unwrap();
        let next = (sign, 200, body.as_bytes().to_vec());
        self.state.lock().unwrap().certificates.push_back(next);
        self
    }

    /// Moves the stand-in's clock.
    pub fn advance(&self, seconds: i64) {
        self.state.lock().unwrap().later += seconds;
    }

    pub fn fetches(&self) -> usize {
        let state = self.state.lock().unwrap();
        state.seen.iter().filter(|(path, _)| path == "/v3/certificates").count()
    }

    /// Path and query of the last request, and its `Wechatpay-Serial`.
    pub fn last(&self) -> (String, Option<String>) {
        self.state.lock().unwrap().seen.last().cloned().unwrap()
    }

    /// All paths that were asked for, with their queries.
    pub fn paths(&self) -> Vec<String> {
        self.state.lock().unwrap().seen.iter().map(|(path, _)| path.clone()).collect()
    }

    /// The body of the last request, and its `Authorization`.
    pub fn last_body(&self) -> (String, Option<String>) {
        let state = self.state.lock().unwrap();
        (state.bodies.last().cloned().unwrap(), state.proofs.last().cloned().unwrap())
    }

    pub fn client(&self, public_key: bool) -> (WeChat, Clock) {
        let key = |name: &str| self.vectors["keys"][name].as_str().unwrap().to_owned();
        let source = Source::from_pairs([
            ("SECRET_KEY", format!("k1:{}", STANDARD.encode([1; 32]))),
            ("PUBLIC_URL", "https://pay.example.com".to_owned()),
            ("WECHAT_PAY_BASE", self.base.clone()),
            ("WECHAT_API_BASE", self.base.clone()),
        ]);
        let mut settings = Settings::load(&source).unwrap();
        settings.wechat = Some(WechatSettings {
            appid: key("appid"),
            secret: Secret::new("app-secret".to_owned()),
            mchid: key("mchid"),
            mch_serial: key("merchantSerial"),
            mch_key_pem: Secret::new(key("merchantPrivateKeyPkcs1")),
            apiv3_key: Secret::new(key("apiv3Key")),
            public_key: public_key.then(|| PublicKeySettings {
                id: key("platformPublicKeyId"),
                pem: Secret::new(key("platformPublicKey")),
            }),
        });
        let clock = Clock::manual(Instant::from_ms(AT * 1000));
        let timeouts = Timeouts {
            connect: Duration::from_secs(3),
            total: Duration::from_millis(if self.never() { 50 } else { 10_000 }),
            file: Duration::from_millis(if self.never() { 50 } else { 10_000 }),
        };
        let rng = Rng::from_seed([3; 32]);
        let wechat = WeChat::with_timeouts(&settings, clock.clone(), rng, timeouts);
        (wechat.unwrap().unwrap(), clock)
    }

    fn never(&self) -> bool {
        let state = self.state.lock().unwrap();
        state.answers.iter().any(|(sign, ..)| *sign == Sign::Never)
    }

    fn sign(&self, sign: Sign, body: &str) -> Vec<(&'static str, String)> {
        let key = |name: &str| self.vectors["keys"][name].as_str().unwrap().to_owned();
        let (private, serial) = match sign {
            Sign::PublicKey => ("platformPublicKeyPrivate", key("platformPublicKeyId")),
            Sign::WrongSerial => ("platformPrivateKey", "00".repeat(20)),
            _ => ("platformPrivateKey", key("platformSerial")),
        };
        let now = AT + self.state.lock().unwrap().later;
        let timestamp = if sign == Sign::Stale { now - 301 } else { now };
        let told = if sign == Sign::Tampered { "{}" } else { body };
        let packed: String = key(private).lines().filter(|line| !line.starts_with('-')).collect();
        let pair = KeyPair::from_pkcs8(&STANDARD.decode(packed).unwrap()).unwrap();
        let mut signature = vec![0; pair.public_modulus_len()];
        let message = format!("{timestamp}\nNONCE\n{told}\n");
        pair.sign(&RSA_PKCS1_SHA256, &SystemRandom::new(), message.as_bytes(), &mut signature).unwrap();
        vec![
            ("Wechatpay-Timestamp", timestamp.to_string()),
            ("Wechatpay-Nonce", "NONCE".to_owned()),
            ("Wechatpay-Signature", STANDARD.encode(signature)),
            ("Wechatpay-Serial", serial),
        ]
    }
}

impl Endpoint for StandIn {
    type Output = Response;

    async fn call(&self, mut request: Request) -> poem::Result<Response> {
        let path = request.uri().to_string();
        let sent = request.take_body().into_string().await.unwrap_or_default();
        let proof = request.header("Authorization").map(str::to_owned);
        let serial = request.header("Wechatpay-Serial").map(str::to_owned);
        let (sign, status, body) = {
            let mut state = self.state.lock().unwrap();
            state.seen.push((path.clone(), serial));
            state.bodies.push(sent);
            state.proofs.push(proof);
            let queue = if path == "/v3/certificates" { &mut state.certificates } else { &mut state.answers };
            queue.pop_front().unwrap_or((Sign::No, 404, Vec::new()))
        };
        if sign == Sign::Never {
            std::future::pending::<()>().await;
        }
        let mut response = Response::builder().status(StatusCode::from_u16(status).unwrap());
        if (300..400).contains(&status) {
            response = response.header("Location", format!("{}/elsewhere", self.base));
        }
        if sign != Sign::No {
            for (name, value) in self.sign(sign, std::str::from_utf8(&body).unwrap()) {
                response = response.header(name, value);
            }
        }
        Ok(response.body(Body::from_vec(body)))
    }
}
