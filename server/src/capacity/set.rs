//! Staff set how many escorts a half day at a hospital has. Below what is taken, selling stops and nobody is cancelled.

use banyi_shared::Period;
use banyi_shared::dto::admin::{Capacity, CapacityInput};

use super::store;
use crate::app::App;
use crate::audit;
use crate::error::Result;
use crate::hospitals::{self, need_hospital};
use crate::http::Check;
use crate::staff::CurrentStaff;

/// Days ahead that can be set.
const MAX_DAYS_AHEAD: i64 = 365;

/// Sets the total of today or a later day; what is sold or held stays so.
pub async fn set(app: &App, staff: &CurrentStaff, input: CapacityInput) -> Result<Capacity> {
    need_hospital(staff, &input.hospital_id)?;
    let hospital = hospitals::find(app, &input.hospital_id).await?;
    let now = app.now();
    let mut check = Check::new();
    check.need(hospital.is_some(), "hospitalId", "没有这家医院");
    check.need(input.period != Period::FullDay, "period", "名额按上午和下午设置");
    check.need(input.date >= now.date(), "date", "不能设置过去的日期");
    check.need(input.date <= now.date().plus_days(MAX_DAYS_AHEAD), "date", "最多设置一年以内的日期");
    check.need((0..=10_000).contains(&input.total), "total", "名额应在 0 到 10000 之间");
    check.finish()?;
    let fresh = app.rng.new_id(now);
    let (hospital_id, date, period) = (&input.hospital_id, input.date, input.period);
    let mut tx = app.db.begin("capacity.set").await?;
    let row = store::set(&mut tx, &fresh, hospital_id, date, period, input.total, now).await?;
    let name = hospital.map(|hospital| hospital.name).unwrap_or_default();
    let detail = format!("{name} {date} {} 名额设为 {}", period.label(), input.total);
    audit::record(app, &mut tx, staff, "capacity.set", "capacity", &row.id, &detail).await?;
    tx.commit().await?;
    row.try_into()
}
