//! A hospital pushes its sessions: each row a transaction of its own, the newer version wins. The hospital says how
//! many places there are in all; how many are left, we count.

use std::collections::HashMap;

use banyi_shared::dto::{PushReport, PushedSchedule, ScheduleState};
use banyi_shared::{HospitalId, ScheduleId};

use super::push_check::check;
use super::push_store::{self, Row};
use super::{ScheduleRow, read};
use crate::app::App;
use crate::capacity;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::partners::{Became, Tally};
use crate::queue::{self, JobKind};
use crate::waitlist;

/// Takes what is newer than ours. The same again is `same`; what is wrong with a row is told by field.
pub async fn push(app: &App, hospital: &HospitalId, items: &[PushedSchedule]) -> Result<PushReport> {
    let codes: Vec<String> = items.iter().map(|item| item.code.trim().to_owned()).collect();
    let known = push_store::versions(&app.db, hospital, &codes).await?;
    let mut tally = Tally::of(items.len())?;
    for item in items {
        tally.note(take(app, hospital, &known, item).await)?;
    }
    Ok(tally.report())
}

async fn take(
    app: &App,
    hospital: &HospitalId,
    known: &HashMap<String, i64>,
    item: &PushedSchedule,
) -> Result<Became> {
    let ours = known.get(item.code.trim());
    if let Some(version) = ours.filter(|version| **version >= item.version && item.version > 0) {
        return Ok(Became::not_newer(item.version, *version));
    }
    let row = check(app, hospital, item).await?;
    if let Some(id) = push_store::find(&app.db, hospital, &row.code).await? {
        return change(app, &id, &row).await;
    }
    if add(app, hospital, &row).await? {
        return Ok(Became::Taken);
    }
    // Another push, or staff, added it in this instant.
    match push_store::find(&app.db, hospital, &row.code).await? {
        Some(id) => change(app, &id, &row).await,
        None => Err(Error::internal("a session that was there is gone")),
    }
}

/// Adds a session with its places. False when there is one of that code.
async fn add(app: &App, hospital: &HospitalId, row: &Row) -> Result<bool> {
    if row.date < app.now().date() {
        return Err(Error::field("date", "不能新增过去的排班"));
    }
    let now = app.now();
    let id: ScheduleId = app.rng.new_id(now);
    let mut tx = app.db.begin("schedules.push_new").await?;
    capacity::open_places(app, &mut tx, &id, hospital, row.date, row.total).await?;
    if !push_store::insert(&mut tx, &id, hospital, row, now).await? {
        return Ok(false);
    }
    tx.commit().await?;
    Ok(true)
}

/// Changes a session, under the lock of its places.
async fn change(app: &App, id: &ScheduleId, row: &Row) -> Result<Became> {
    let mut tx = app.db.begin("schedules.push").await?;
    capacity::lock_places(app, &mut tx, id).await?;
    let before =
        read(&mut tx, id).await?.ok_or_else(|| Error::internal("a session that was there is gone"))?;
    if before.version >= row.version {
        return Ok(Became::not_newer(row.version, before.version));
    }
    need_possible(&mut tx, &before, row).await?;
    if before.date != row.date {
        capacity::move_places(app, &mut tx, id, row.date).await?;
    }
    if !push_store::update(&mut tx, id, row, app.now()).await? {
        return Ok(Became::Older);
    }
    // After the row: what becomes free is offered only while the session sells.
    if before.total != row.total {
        capacity::set_places(app, &mut tx, id, row.total).await?;
    } else if before.state != row.state && row.state == ScheduleState::Open {
        waitlist::offer(app, &mut tx, id).await?;
    }
    if row.state == ScheduleState::Stopped && before.state != ScheduleState::Stopped {
        queue::enqueue(app, &mut tx, JobKind::SessionStop, id.as_str(), app.now()).await?;
    }
    tx.commit().await?;
    Ok(Became::Taken)
}

/// What people have booked stays where and when it is, and what was stopped stays stopped.
async fn need_possible(tx: &mut Tx, before: &ScheduleRow, row: &Row) -> Result<()> {
    if before.state == ScheduleState::Stopped && row.state != ScheduleState::Stopped {
        return Err(Error::field("state", "已停诊的排班不能再开放，请用新的排班编号"));
    }
    let moved = if before.date != row.date {
        Some("date")
    } else if before.period != row.period {
        Some("period")
    } else if before.department_id != row.department {
        Some("departmentCode")
    } else {
        None
    };
    let Some(field) = moved else { return Ok(()) };
    if before.remaining != before.total || push_store::is_waited_for(tx, &before.id).await? {
        return Err(Error::field(field, "已有人预约或候补，不能更换日期、时段或科室"));
    }
    Ok(())
}
