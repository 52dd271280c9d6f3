//! A hospital's system, which signs with code of its own.

use aws_lc_rs::{digest, hmac};
use banyi_server::clock::Clock;
use banyi_shared::HospitalId;
use serde_json::{Value, json};

use super::{Answer, Staff, TestApp};

/// A hospital's system with its key.
pub struct Partner<'t> {
    pub t: &'t TestApp,
    pub code: String,
    pub key: String,
    pub secret: String,
}

impl<'t> Partner<'t> {
    /// Staff connect a hospital, which hears nothing, and give it a key.
    pub async fn open(t: &'t TestApp, admin: &Staff<'_>, hospital: &HospitalId) -> Self {
        let path = format!("/hospitals/{hospital}");
        let row: Value = admin.get(&path).await.ok();
        let form = json!({"state": "active", "isLegacy": false, "addresses": [], "contactName": "信息科"});
        admin.put(&format!("{path}/partner"), form).await.ok::<Value>();
        let key: Value = admin.post(&format!("{path}/partner/keys"), json!({})).await.ok();
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        Self { t, code: text(&row["code"]), key: text(&key["id"]), secret: text(&key["secret"]) }
    }

    /// Says something, until it is heard: its queue tries again, each time with a signature of its own.
    pub async fn says(&self, method: &str, path: &str, body: &Value) -> Value {
        let text = serde_json::to_vec(body).unwrap();
        let mut looks = tokio::time::interval(std::time::Duration::from_millis(200));
        loop {
            let answer = self.send(method, path, &text).await;
            // Busy; or heard by a process that died, and it came again with the same nonce.
            if !matches!(answer.status.as_u16(), 429 | 503) && answer.json()["code"] != "REPLAYED" {
                return answer.ok();
            }
            looks.tick().await;
        }
    }

    async fn send(&self, method: &str, path: &str, body: &[u8]) -> Answer {
        let path = format!("/api/v1/hospital{path}");
        let seconds = Clock::system(None).now().ms() / 1_000;
        let nonce = format!("{:016x}", self.t.app.rng.below(u64::MAX));
        let hash = hex::encode(digest::digest(&digest::SHA256, body));
        let signed = format!("{method}\n{path}\n{seconds}\n{nonce}\n{hash}\n");
        let key = hmac::Key::new(hmac::HMAC_SHA256, self.secret.as_bytes());
        let signature = hex::encode(hmac::sign(&key, signed.as_bytes()));
        let request = self.t.client.request(method.parse().unwrap(), format!("{}{path}", self.t.base));
        let request = request.header("X-Banyi-Hospital", &self.code).header("X-Banyi-Key", &self.key);
        let request = request.header("X-Banyi-Timestamp", seconds).header("X-Banyi-Nonce", nonce);
        let request =
            request.header("X-Banyi-Signature", signature).header("Content-Type", "application/json");
        self.t.ask(request.body(body.to_vec())).await
    }
}
