//! A hospital pushes its doctors: each row a transaction of its own, the newer version wins.

use std::collections::HashMap;

use banyi_shared::dto::{PushReport, PushedDoctor};
use banyi_shared::{DoctorId, HospitalId};

use super::push_store::{self, Row};
use crate::app::App;
use crate::departments;
use crate::error::{Error, Result};
use crate::http::Check;
use crate::partners::{Became, Tally, need_version};

/// Takes what is newer than ours. The same again is `same`; what is wrong with a row is told by field.
pub async fn push(app: &App, hospital: &HospitalId, items: &[PushedDoctor]) -> Result<PushReport> {
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
    item: &PushedDoctor,
) -> Result<Became> {
    let row = check(item)?;
    if let Some(version) = known.get(row.code.as_str()).filter(|version| **version >= item.version) {
        return Ok(Became::not_newer(item.version, *version));
    }
    let department = departments::id_of(&app.db, hospital, item.department_code.trim()).await?;
    let missing = || Error::field("departmentCode", "没有这个科室，请先推送科室");
    let department = department.ok_or_else(missing)?;
    let now = app.now();
    let fresh: DoctorId = app.rng.new_id(now);
    let mut tx = app.db.begin("doctors.push").await?;
    if push_store::put(&mut tx, &fresh, hospital, &department, &row, now).await? {
        tx.commit().await?;
        return Ok(Became::Taken);
    }
    let ours = push_store::version(&mut tx, hospital, &row.code).await?;
    Ok(Became::not_newer(row.version, ours.unwrap_or(row.version)))
}

fn check(item: &PushedDoctor) -> Result<Row> {
    let mut check = Check::new();
    let row = Row {
        code: check.line("code", &item.code, 1, 64),
        name: check.line("name", &item.name, 1, 32),
        title: check.line("title", &item.title, 0, 32),
        skill: check.text("skill", item.skill.as_deref().unwrap_or_default(), 0, 500),
        intro: check.text("intro", item.intro.as_deref().unwrap_or_default(), 0, 2_000),
        state: item.state,
        version: item.version,
    };
    check.line("departmentCode", &item.department_code, 1, 64);
    need_version(&mut check, item.version);
    check.finish()?;
    Ok(row)
}
