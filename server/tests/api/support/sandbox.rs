//! WeChat, as the sandbox plays it: the same binary that a person uses, on a port of its own.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use serde_json::{Value, json};

/// A running sandbox; it ends when it is dropped.
pub struct Sandbox {
    pub base: String,
    pub keys: PathBuf,
    client: reqwest::Client,
    child: Child,
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The sandbox's binary stands beside the server's.
fn binary() -> PathBuf {
    let path = Path::new(env!("CARGO_BIN_EXE_banyi-server")).with_file_name("banyi-sandbox");
    assert!(path.exists(), "build it first: cargo build -p banyi-sandbox");
    path
}

/// One folder of test keys for all tests: making RSA keys takes its time.
pub fn keys() -> PathBuf {
    static MADE: std::sync::OnceLock<PathBuf> = std::sync::OnceLock::new();
    MADE.get_or_init(|| {
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("wechat-keys");
        let made = Command::new(binary()).args(["keys", "--dir"]).arg(&folder).output().unwrap();
        assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
        folder
    })
    .clone()
}

impl Sandbox {
    pub fn start(clock_file: &Path, server: &str) -> Self {
        Self::start_at("127.0.0.1:0", clock_file, server, None)
    }

    /// Starts at an address, with the books of its hospital in a file: killed and started again it is the same hospital.
    pub fn start_at(listen: &str, clock_file: &Path, server: &str, hospital_books: Option<&Path>) -> Self {
        let keys = keys();
        let mut child = Command::new(binary())
            .args(["--listen", listen, "--seed", "7", "--server", server])
            .envs(hospital_books.map(|file| ("BANYI_SANDBOX_HOSPITAL_BOOKS", file)))
            .arg("--keys")
            .arg(&keys)
            .arg("--clock-file")
            .arg(clock_file)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let base =
            line.trim().strip_prefix("listening ").expect("the sandbox says where it listens").to_owned();
        Self { base, keys, client: reqwest::Client::new(), child }
    }

    /// As `kill -9`.
    pub fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    pub fn key(&self, name: &str) -> String {
        std::fs::read_to_string(self.keys.join(name)).unwrap().trim().to_owned()
    }

    pub async fn get(&self, path: &str) -> Value {
        let answer = self.client.get(format!("{}/sandbox/api/{path}", self.base)).send().await.unwrap();
        answer.json().await.unwrap()
    }

    pub async fn post(&self, path: &str, body: Value) -> Value {
        let url = format!("{}/sandbox/api/{path}", self.base);
        let answer = self.client.post(url).json(&body).send().await.unwrap();
        let status = answer.status();
        let value: Value = answer.json().await.unwrap();
        assert!(status.is_success(), "sandbox {path}: {status} {value}");
        value
    }

    pub async fn put(&self, path: &str, body: Value) {
        let url = format!("{}/sandbox/api/{path}", self.base);
        let answer = self.client.put(url).json(&body).send().await.unwrap();
        assert!(answer.status().is_success(), "sandbox {path}: {}", answer.text().await.unwrap());
    }

    pub async fn delete(&self, path: &str) {
        let url = format!("{}/sandbox/api/{path}", self.base);
        let answer = self.client.delete(url).send().await.unwrap();
        assert!(answer.status().is_success(), "sandbox {path}: {}", answer.text().await.unwrap());
    }

    /// What it says, where it may refuse.
    pub async fn tries(&self, path: &str, body: Value) -> Option<Value> {
        let url = format!("{}/sandbox/api/{path}", self.base);
        let answer = self.client.post(url).json(&body).send().await.unwrap();
        if answer.status().is_success() { Some(answer.json().await.unwrap()) } else { None }
    }

    /// The status with which something is refused.
    pub async fn refuses(&self, path: &str, body: Value) -> u16 {
        let url = format!("{}/sandbox/api/{path}", self.base);
        let answer = self.client.post(url).json(&body).send().await.unwrap();
        assert!(!answer.status().is_success(), "sandbox {path}: {}", answer.text().await.unwrap());
        answer.status().as_u16()
    }

    /// Somebody scans a code and pays; WeChat's notification has been answered.
    pub async fn scans(&self, code_url: &str, person: &str) -> Value {
        self.post("pay", json!({"codeUrl": code_url, "person": person, "wait": true})).await
    }

    pub async fn login_code(&self, person: &str) -> String {
        let answer = self.post(&format!("people/{person}/login-code"), json!({})).await;
        answer["code"].as_str().unwrap().to_owned()
    }

    pub async fn add_person(&self, id: &str) {
        self.post("people", json!({"id": id, "name": "测试"})).await;
    }

    /// Pays, and waits until the first notification has been answered.
    pub async fn pays(&self, package: &str) -> Value {
        let prepay_id = package.strip_prefix("prepay_id=").unwrap();
        self.post("pay", json!({"prepayId": prepay_id, "wait": true})).await
    }

    /// Pays, and no notification ever comes.
    pub async fn pays_silently(&self, package: &str) {
        let prepay_id = package.strip_prefix("prepay_id=").unwrap();
        self.post("pay", json!({"prepayId": prepay_id, "notify": false})).await;
    }

    /// Pays; the notification waits to be delivered by hand. Gives its id.
    pub async fn pays_unheard(&self, package: &str) -> String {
        let prepay_id = package.strip_prefix("prepay_id=").unwrap();
        let paid = self.post("pay", json!({"prepayId": prepay_id, "notify": false})).await;
        paid["notificationId"].as_str().unwrap().to_owned()
    }

    pub async fn faults(&self, rules: Value) {
        self.put("faults", rules).await;
    }

    pub async fn mode(&self, mode: Value) {
        self.put("mode", mode).await;
    }

    /// What WeChat's own books say of a number: paid, refunded and refunding fen.
    pub async fn books(&self, out_trade_no: &str) -> (i64, i64, i64) {
        let state = self.get("state").await;
        let sums = &state["totals"][out_trade_no];
        let fen = |name: &str| sums[name].as_i64().unwrap_or(0);
        (fen("paidFen"), fen("refundedFen"), fen("refundingFen"))
    }

    /// How often an operation was called.
    pub async fn count(&self, operation: &str) -> u64 {
        let answer = self.get(&format!("operations?operation={operation}")).await;
        answer["items"].as_array().map_or(0, |items| items.len() as u64)
    }
}
