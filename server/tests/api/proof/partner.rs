//! What the hospital does meanwhile: it pushes its session with other totals, paused and open, each with a higher version;
//! sometimes what it pushed before comes again. Signed with code of its own.

use std::sync::atomic::Ordering;
use std::time::Duration;

use aws_lc_rs::{digest, hmac};
use banyi_server::clock::Clock;
use serde_json::{Value, json};

use super::SEED;
use super::chance::Chance;
use super::hall::Hall;
use crate::support::{Answer, Staff};

/// How often it pushes.
const EVERY: Duration = Duration::from_millis(200);
const PATH: &str = "/api/v1/hospital/schedules";

/// The hospital's system.
struct Partner<'h> {
    hall: &'h Hall<'h>,
    code: String,
    key: String,
    secret: String,
}

/// Until everybody has gone home.
pub async fn pushes(hall: &Hall<'_>, admin: &Staff<'_>) {
    let chance = Chance::of(SEED, 1_000_002);
    let partner = Partner::open(hall, admin).await;
    let seen = hall.t.texts(&format!("SELECT code FROM schedule WHERE id = '{}'", hall.pushed.id)).await;
    let mut looks = tokio::time::interval(EVERY);
    let (mut version, mut before) = (0, None);
    while !hall.is_over.load(Ordering::SeqCst) {
        looks.tick().await;
        version += 1;
        let places = 3 + chance.below(6) as i64;
        hall.pushed.most.fetch_max(places, Ordering::SeqCst);
        let state = if chance.is(25) { "paused" } else { "open" };
        let item = json!({"code": seen[0], "departmentCode": "心内科", "date": hall.date, "period": "morning",
            "doctorName": hall.pushed.doctor, "title": "主任医师", "feeFen": 5_000, "total": places,
            "state": state, "version": version});
        let mut items = vec![item.clone()];
        items.extend(before.replace(item));
        partner.push(&json!({ "items": items })).await;
    }
    // The last word is that it sells.
    if let Some(mut item) = before {
        item["version"] = json!(version + 1);
        item["state"] = json!("open");
        partner.push(&json!({ "items": [item] })).await;
    }
}

impl<'h> Partner<'h> {
    async fn open(hall: &'h Hall<'h>, admin: &Staff<'_>) -> Self {
        let path = format!("/hospitals/{}", hall.clinic.hospital);
        let hospital: Value = admin.get(&path).await.ok();
        let form = json!({"state": "active", "isLegacy": false, "addresses": [], "contactName": "信息科"});
        admin.put(&format!("{path}/partner"), form).await.ok::<Value>();
        let key: Value = admin.post(&format!("{path}/partner/keys"), json!({})).await.ok();
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        Self { hall, code: text(&hospital["code"]), key: text(&key["id"]), secret: text(&key["secret"]) }
    }

    /// Until it is heard: a hospital's queue tries again, each time with a signature of its own.
    async fn push(&self, body: &Value) {
        let text = serde_json::to_vec(body).unwrap();
        let mut answer = self.send(&text).await;
        while matches!(answer.status.as_u16(), 429 | 503) {
            tokio::time::sleep(EVERY).await;
            answer = self.send(&text).await;
        }
        // One that was heard by a process that died came again with the same nonce.
        if answer.status != 409 {
            let report: Value = answer.ok();
            assert_eq!(report["problems"], json!([]), "{report}");
        }
        self.hall.pushes.fetch_add(1, Ordering::SeqCst);
    }

    async fn send(&self, body: &[u8]) -> Answer {
        let t = self.hall.t;
        let seconds = Clock::system(None).now().ms() / 1_000;
        let nonce = format!("{:016x}", t.app.rng.below(u64::MAX));
        let hash = hex::encode(digest::digest(&digest::SHA256, body));
        let signed = format!("PUT\n{PATH}\n{seconds}\n{nonce}\n{hash}\n");
        let key = hmac::Key::new(hmac::HMAC_SHA256, self.secret.as_bytes());
        let request = t.client.put(format!("{}{PATH}", t.base)).header("X-Banyi-Hospital", &self.code);
        let request = request.header("X-Banyi-Key", &self.key).header("X-Banyi-Timestamp", seconds);
        let request = request.header("X-Banyi-Nonce", nonce).header("Content-Type", "application/json");
        let signature = hex::encode(hmac::sign(&key, signed.as_bytes()));
        t.ask(request.header("X-Banyi-Signature", signature).body(body.to_vec())).await
    }
}
