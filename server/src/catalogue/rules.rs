//! Gives a database its first booking rules: the platform's, and the release times of hospitals that have their own.

use banyi_shared::order::OrderKind;
use banyi_shared::rules::BookingRules;
use banyi_shared::{ClockTime, PolicyId};

use super::{files, store};
use crate::app::App;
use crate::error::Result;
use crate::policies::store::Subject;
use crate::{hospitals, policies};

/// The part's name in `catalogue_part`.
const PART: &str = "booking_rules";

/// Everything in one transaction, unless this database was given it before.
pub async fn seed(app: &App) -> Result<()> {
    if store::is_seeded(&app.db, PART).await? {
        return Ok(());
    }
    let now = app.now();
    let mut subjects = vec![(Subject::Platform, BookingRules::seeded())];
    for (code, release) in files::release_times()? {
        let Some(id) = hospitals::store::find_code(&app.db, &code).await? else { continue };
        let release: ClockTime = release.parse()?;
        subjects.push((Subject::Hospital(id), BookingRules { release, ..BookingRules::seeded() }));
    }
    let mut tx = app.db.begin("catalogue.rules").await?;
    if !store::mark_seeded(&mut tx, PART, now).await? {
        return Ok(());
    }
    for (subject, rules) in subjects {
        let id: PolicyId = app.rng.new_id(now);
        let body = serde_json::to_string(&rules)?;
        policies::store::insert(&mut tx, &id, OrderKind::Registration, &subject, &body, now).await?;
    }
    tx.commit().await
}
