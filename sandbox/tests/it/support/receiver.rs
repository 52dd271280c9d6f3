//! A merchant's server that hears notifications.

use super::keys;
use super::merchant::verify;
use banyi_sandbox::clock::Clock;
use banyi_sandbox::wechat::aead;
use poem::http::StatusCode;
use poem::listener::TcpAcceptor;
use poem::{Request, Response, Server, endpoint::make};
use serde_json::Value;
use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::sync::mpsc;

/// A notification as it arrived.
#[derive(Debug, Clone)]
pub struct Received {
    pub headers: HashMap<String, String>,
    pub body: String,
    /// None when the signature holds, else why not.
    pub unverified: Option<&'static str>,
}

impl Received {
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap()
    }

    /// What is inside; None when the APIv3 key does not open it.
    pub fn plaintext(&self) -> Option<Value> {
        let resource = &self.json()["resource"];
        let text = |name: &str| resource[name].as_str().unwrap_or_default().to_owned();
        let plain =
            aead::decrypt(&keys().apiv3_key, &text("nonce"), &text("associated_data"), &text("ciphertext"));
        serde_json::from_str(&plain.ok()?).ok()
    }
}

/// Hears on a port of its own; answers 204 unless it was told otherwise.
pub struct Receiver {
    address: String,
    heard: tokio::sync::Mutex<mpsc::UnboundedReceiver<Received>>,
    answers: Arc<Mutex<Vec<u16>>>,
    task: tokio::task::JoinHandle<()>,
}

impl Drop for Receiver {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl Receiver {
    pub async fn start() -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap().to_string();
        let (tell, heard) = mpsc::unbounded_channel();
        let answers = Arc::new(Mutex::new(Vec::new()));
        let next = answers.clone();
        let endpoint = make(move |mut request: Request| {
            let (tell, next) = (tell.clone(), next.clone());
            async move {
                let headers: HashMap<_, _> = request
                    .headers()
                    .iter()
                    .map(|(name, value)| (name.to_string(), value.to_str().unwrap().to_owned()))
                    .collect();
                let body = request.take_body().into_string().await.unwrap();
                let unverified = verify(&keys(), &headers, &body, Clock::default().wall_seconds()).err();
                tell.send(Received { headers, body, unverified }).unwrap();
                let status = next.lock().unwrap().pop().unwrap_or(204);
                Response::builder().status(StatusCode::from_u16(status).unwrap()).finish()
            }
        });
        let acceptor = TcpAcceptor::from_tokio(listener).unwrap();
        let task =
            tokio::spawn(async move { Server::new_with_acceptor(acceptor).run(endpoint).await.unwrap() });
        Self { address, heard: tokio::sync::Mutex::new(heard), answers, task }
    }

    /// Where it hears.
    pub fn url(&self) -> String {
        format!("http://{}/notify", self.address)
    }

    /// The next answers, the first first.
    pub fn will_answer(&self, statuses: &[u16]) {
        *self.answers.lock().unwrap() = statuses.iter().rev().copied().collect();
    }

    /// Waits for the next notification.
    pub async fn hears(&self) -> Received {
        let mut heard = self.heard.lock().await;
        tokio::time::timeout(Duration::from_secs(20), heard.recv())
            .await
            .expect("no notification came")
            .unwrap()
    }

    /// Whether everything that came was heard.
    pub async fn hears_nothing(&self) -> bool {
        self.heard.lock().await.try_recv().is_err()
    }
}
