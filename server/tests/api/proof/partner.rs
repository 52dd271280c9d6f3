//! What the hospital does meanwhile: it pushes its session with other totals, paused and open, each with a higher version;
//! sometimes what it pushed before comes again.

use std::sync::atomic::Ordering;
use std::time::Duration;

use serde_json::{Value, json};

use super::SEED;
use super::chance::Chance;
use super::hall::Hall;
use crate::support::{Partner, Staff};

/// How often it pushes.
const EVERY: Duration = Duration::from_millis(200);

/// Until everybody has gone home.
pub async fn pushes(hall: &Hall<'_>, admin: &Staff<'_>) {
    let chance = Chance::of(SEED, 1_000_002);
    let partner = Partner::open(hall.t, admin, &hall.clinic.hospital).await;
    let seen = hall.t.texts(&format!("SELECT code FROM schedule WHERE id = '{}'", hall.pushed.id)).await;
    let mut looks = tokio::time::interval(EVERY);
    let (mut version, mut before) = (0, None);
    while !hall.is_over.load(Ordering::SeqCst) {
        looks.tick().await;
        version += 1;
        let places = 3 + chance.below(6) as i64;
        hall.pushed.most.fetch_max(places, Ordering::SeqCst);
        let state = if chance.is(15) { "paused" } else { "open" };
        let item = json!({"code": seen[0], "departmentCode": "心内科", "date": hall.date, "period": "morning",
            "doctorName": hall.pushed.doctor, "title": "主任医师", "feeFen": 5_000, "total": places,
            "state": state, "version": version});
        let mut items = vec![item.clone()];
        items.extend(before.replace(item));
        push(hall, &partner, &items).await;
    }
    // The last word is that it sells.
    if let Some(mut item) = before {
        item["version"] = json!(version + 1);
        item["state"] = json!("open");
        push(hall, &partner, &[item]).await;
    }
}

async fn push(hall: &Hall<'_>, partner: &Partner<'_>, items: &[Value]) {
    let report = partner.says("PUT", "/schedules", &json!({ "items": items })).await;
    assert_eq!(report["problems"], json!([]), "{report}");
    hall.pushes.fetch_add(1, Ordering::SeqCst);
}
