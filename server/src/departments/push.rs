//! A hospital pushes its departments. Each row is a transaction of its own, so that good ones are taken although others
//! are bad; the newer version wins, however they come.

use std::collections::HashMap;

use banyi_shared::dto::{OnOff, PushReport, PushedDepartment};
use banyi_shared::{DepartmentId, HospitalId};

use super::push_store::{self, Group, Row};
use crate::app::App;
use crate::error::Result;
use crate::http::Check;
use crate::partners::{Became, Tally, need_version};
use crate::waitlist;

/// Takes what is newer than ours. The same again is `same`; what is wrong with a row is told by field.
pub async fn push(app: &App, hospital: &HospitalId, items: &[PushedDepartment]) -> Result<PushReport> {
    let codes: Vec<String> = items.iter().map(|item| item.code.trim().to_owned()).collect();
    let known = push_store::versions(&app.db, hospital, &codes).await?;
    let mut tally = Tally::of(items.len())?;
    for item in items {
        tally.note(take(app, hospital, &known, item).await)?;
    }
    Ok(tally.report())
}

fn check(item: &PushedDepartment) -> Result<Row> {
    let mut check = Check::new();
    let row = Row {
        code: check.line("code", &item.code, 1, 64),
        name: check.line("name", &item.name, 1, 64),
        intro: check.text("intro", item.intro.as_deref().unwrap_or_default(), 0, 1_000),
        group: Group {
            code: check.line("groupCode", &item.group_code, 1, 64),
            name: check.line("groupName", &item.group_name, 1, 64),
        },
        state: item.state,
        version: item.version,
    };
    need_version(&mut check, item.version);
    check.finish()?;
    Ok(row)
}

async fn take(
    app: &App,
    hospital: &HospitalId,
    known: &HashMap<String, i64>,
    item: &PushedDepartment,
) -> Result<Became> {
    let row = check(item)?;
    // Versions only grow: what is not newer now will not be.
    if let Some(version) = known.get(row.code.as_str()).filter(|version| **version >= item.version) {
        return Ok(Became::not_newer(item.version, *version));
    }
    let now = app.now();
    let (group, department): (DepartmentId, DepartmentId) = (app.rng.new_id(now), app.rng.new_id(now));
    let mut tx = app.db.begin("departments.push").await?;
    let group = push_store::put_group(&mut tx, &group, hospital, &row.group, row.version, now).await?;
    if push_store::put(&mut tx, &department, hospital, &group, &row, now).await? {
        if row.state == OnOff::Online {
            waitlist::reopen_later(app, &mut tx, &group).await?;
        }
        tx.commit().await?;
        return Ok(Became::Taken);
    }
    // Another push was quicker: the group stays as that one left it.
    let ours = push_store::version(&mut tx, hospital, &row.code).await?;
    Ok(Became::not_newer(row.version, ours.unwrap_or(row.version)))
}
