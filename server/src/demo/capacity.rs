//! Two half days with few escorts, so that selling out can be seen.

use banyi_shared::Period;

use crate::app::App;
use crate::error::Result;
use crate::{capacity, hospitals};

/// Code of the hospital, days from today, half day, places.
const LIMITS: [(&str, i64, Period, i64); 2] = [
    // 西京医院
    ("XA01", 2, Period::Morning, 2),
    // 唐都医院
    ("XA02", 3, Period::Afternoon, 1),
];

/// Sets them, counted from today, where nothing is set yet.
pub async fn seed(app: &App) -> Result<()> {
    let now = app.now();
    for (code, days, period, total) in LIMITS {
        let Some(hospital) = hospitals::store::find_code(&app.db, code).await? else {
            continue;
        };
        let day = now.date().plus_days(days);
        let fresh = app.rng.new_id(now);
        let mut tx = app.db.begin("demo.capacity").await?;
        capacity::store::set_first(&mut tx, &fresh, &hospital, day, period, total, now).await?;
        tx.commit().await?;
    }
    Ok(())
}
