//! Gives an empty database its catalogue.

use banyi_shared::order::OrderKind;
use banyi_shared::rules::EscortPolicy;
use banyi_shared::{HospitalId, PolicyId, ServiceId, SkuId};

use super::files;
use crate::app::App;
use crate::error::Result;
use crate::policies::store::Subject;
use crate::{escorts, hospitals, policies, terms};

/// Seconds to read the first terms.
const MIN_READ_SECONDS: i64 = 5;

/// Everything in one transaction, when no terms were ever published. Of two processes that start together,
/// one waits at the first version of the terms and then finds nothing to do.
pub async fn seed(app: &App) -> Result<()> {
    if !terms::store::newest(&app.db, 1).await?.is_empty() {
        return Ok(());
    }
    let now = app.now();
    let mut tx = app.db.begin("catalogue.seed").await?;
    let (title, body) = files::terms()?;
    if !terms::store::insert_first(&mut tx, title, body, MIN_READ_SECONDS, now).await? {
        return Ok(());
    }
    let policy = serde_json::to_string(&EscortPolicy::seeded())?;
    let id: PolicyId = app.rng.new_id(now);
    policies::store::insert(&mut tx, &id, OrderKind::Escort, &Subject::Platform, &policy, now).await?;
    for (sort, hospital) in (1..).zip(files::hospitals()?) {
        let id: HospitalId = app.rng.new_id(now);
        hospitals::store::insert(&mut tx, &id, &hospital, Some(sort), now).await?;
    }
    for service in files::services()? {
        let id: ServiceId = app.rng.new_id(now);
        escorts::store::insert_service(&mut tx, &id, &service, now).await?;
        for sku in &service.skus {
            let fresh: SkuId = app.rng.new_id(now);
            escorts::store::put_sku(&mut tx, &fresh, &id, sku, now).await?;
        }
    }
    tx.commit().await
}
