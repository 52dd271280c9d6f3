//! A running sandbox, with the control API at hand.

use super::{Merchant, Receiver, keys};
use banyi_sandbox::{Sandbox, Setup, listen};
use serde_json::{Value, json};

/// A sandbox of its own for each test, stopped when dropped.
pub struct Stand {
    pub base: String,
    http: reqwest::Client,
    task: tokio::task::JoinHandle<()>,
    folder: tempfile::TempDir,
}

impl Drop for Stand {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl Stand {
    /// Starts one whose retries take no time.
    pub async fn start() -> Self {
        Self::with(Setup::default()).await
    }

    /// Starts one that is set up in a special way; its clock file and its folder are its own.
    pub async fn with(setup: Setup) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let setup = Setup { clock_file: Some(folder.path().join("clock")), seed: Some(7), ..setup };
        let listening = listen(Sandbox::new(setup, keys()).unwrap(), "127.0.0.1:0").await.unwrap();
        let base = listening.base();
        let task = tokio::spawn(async move { listening.run(std::future::pending()).await.unwrap() });
        let stand = Self { base, http: reqwest::Client::builder().no_proxy().build().unwrap(), task, folder };
        stand.mode(json!({"notifyScale": 0.0})).await;
        stand
    }

    /// The merchant of the known answers.
    pub fn merchant(&self) -> Merchant {
        Merchant::new(&self.base)
    }

    /// Moves business time to so many minutes ahead of wall time.
    pub fn minutes_ahead(&self, minutes: i64) {
        std::fs::write(self.folder.path().join("clock"), (minutes * 60_000).to_string()).unwrap();
    }

    /// Calls the control API.
    pub async fn control(&self, method: &str, path: &str, body: Value) -> (u16, Value) {
        let method = method.parse().unwrap();
        let url = format!("{}/sandbox/api/{path}", self.base);
        let response = self.http.request(method, url).json(&body).send().await.unwrap();
        (response.status().as_u16(), response.json().await.unwrap())
    }

    /// Calls the control API and must succeed.
    pub async fn post(&self, path: &str, body: Value) -> Value {
        let (status, answer) = self.control("POST", path, body).await;
        assert_eq!(status, 200, "{path}: {answer}");
        answer
    }

    /// Changes the mode.
    pub async fn mode(&self, fields: Value) {
        assert_eq!(self.control("PUT", "mode", fields).await.0, 200);
    }

    /// Puts faults in force.
    pub async fn faults(&self, rules: Value) {
        let (status, answer) = self.control("PUT", "faults", rules).await;
        assert_eq!(status, 200, "{answer}");
    }

    /// The whole state.
    pub async fn state(&self) -> Value {
        self.control("GET", "state", json!(null)).await.1
    }

    /// How often an operation was called.
    pub async fn calls(&self, operation: &str) -> u64 {
        self.control("GET", "operations", json!(null)).await.1["counts"][operation].as_u64().unwrap_or(0)
    }

    /// Places an order of 19800 fen for 张秀英 that notifies `receiver`.
    pub async fn order(&self, merchant: &Merchant, receiver: &Receiver, no: &str) -> Value {
        let answer = merchant.post("/v3/pay/transactions/jsapi", &merchant.jsapi(no, &receiver.url())).await;
        assert_eq!(answer.status, 200, "{}", answer.body);
        answer.json()
    }

    /// Places an order and pays it without telling anyone.
    pub async fn paid(&self, merchant: &Merchant, receiver: &Receiver, no: &str) {
        self.order(merchant, receiver, no).await;
        self.post("pay", json!({"outTradeNo": no, "notify": false})).await;
    }
}
