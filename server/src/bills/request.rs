//! Staff ask for a day to be reconciled, again or for the first time.

use std::collections::BTreeMap;

use banyi_shared::CivilDate;
use banyi_shared::dto::admin::BillRun;

use super::reconcile::OLDEST;
use super::{store, view};
use crate::app::App;
use crate::audit;
use crate::error::{Error, Result};
use crate::hospitals::need_platform;
use crate::queue::{self, JobKind};
use crate::staff::{self, CurrentStaff};

/// Queues it. While one of the day is under way, that one is given. FORBIDDEN for staff of some hospitals.
pub async fn request(app: &App, staff: &CurrentStaff, date: CivilDate) -> Result<BillRun> {
    need_platform(staff)?;
    let today = app.now().date();
    if date >= today || date < today.plus_days(-OLDEST) {
        return Err(Error::field("billDate", "只能核对昨天到 90 天前的账单"));
    }
    let day = date.to_string();
    if let Some(run) = store::newest(&app.db, &day).await?.filter(|run| run.state == "running") {
        let by: Vec<String> = run.staff_id.iter().cloned().collect();
        return view::run(run, &staff::names(app, &by).await?);
    }
    let now = app.now();
    let mut tx = app.db.begin("bill.request").await?;
    let run = store::begin(&mut tx, &app.rng.id(now), &day, Some(staff.id.as_str()), now).await?;
    queue::enqueue(app, &mut tx, JobKind::BillReconcile, &day, now).await?;
    audit::record(app, &mut tx, staff, "bill.request", "bill_run", &run.id, &format!("核对 {day} 的账单"))
        .await?;
    tx.commit().await?;
    view::run(run, &BTreeMap::from([(staff.id.to_string(), staff.name.clone())]))
}
