//! What staff do meanwhile: they raise and lower a total, pause a session and open it again, and stop it at last.

use std::sync::atomic::Ordering;
use std::time::Duration;

use serde_json::json;

use super::chance::Chance;
use super::hall::Hall;
use super::{PATIENTS, SEED};
use crate::support::{Staff, session_form};

/// How often something is changed.
const EVERY: Duration = Duration::from_millis(150);

/// Until everybody has gone home. When most have walked, the session is stopped and its orders are moved.
pub async fn works(hall: &Hall<'_>, admin: &Staff<'_>) {
    let chance = Chance::of(SEED, 1_000_001);
    let mut looks = tokio::time::interval(EVERY);
    let id = &hall.changed.id;
    while hall.walked.load(Ordering::SeqCst) < PATIENTS * 4 / 5 {
        looks.tick().await;
        let answer = match chance.below(8) {
            0 => admin.sets_session(id, "paused").await,
            1..4 => admin.sets_session(id, "open").await,
            _ => {
                let places = 1 + chance.below(6) as i64;
                hall.changed.most.fetch_max(places, Ordering::SeqCst);
                let form = session_form(&hall.clinic, hall.changed.doctor, hall.date, "morning", places);
                admin.put(&format!("/schedules/{id}"), form).await
            }
        };
        assert!(matches!(answer.status.as_u16(), 200 | 503), "{} {}", answer.status, answer.text);
        hall.changes.fetch_add(1, Ordering::SeqCst);
    }
    let body = json!({"state": "stopped", "reason": "医生外出会诊", "moveTo": hall.refuge.id});
    while admin.put(&format!("/schedules/{id}/state"), body.clone()).await.status == 503 {
        looks.tick().await;
    }
}
