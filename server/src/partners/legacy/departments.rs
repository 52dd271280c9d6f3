//! saveDepartment, department/list and department/remove.

use banyi_shared::HospitalId;
use banyi_shared::dto::{OnOff, PushedDepartment};
use serde_json::{Value, json};

use super::super::hear::Done;
use super::admit::Told;
use super::fields::{need, page, some};
use super::schedules::became;
use crate::app::App;
use crate::departments;
use crate::error::{Error, Result};

/// Adds or changes one.
pub async fn save(app: &App, hospital: &HospitalId, told: &Told) -> Result<Done<Value>> {
    let form = &told.form;
    let row = PushedDepartment {
        code: need(form, "depcode")?.to_owned(),
        name: need(form, "depname")?.to_owned(),
        group_code: need(form, "bigcode")?.to_owned(),
        group_name: need(form, "bigname")?.to_owned(),
        state: OnOff::Online,
        version: told.version,
        intro: some(form, "intro"),
    };
    became(departments::push(app, hospital, &[row]).await?)
}

/// A page of those that are online.
pub async fn list(app: &App, hospital: &HospitalId, told: &Told) -> Result<Done<Value>> {
    let (offset, limit) = page(&told.form)?;
    let code = some(&told.form, "depcode");
    let (total, rows) = departments::pushed_page(&app.db, hospital, code.as_deref(), offset, limit).await?;
    let hoscode = need(&told.form, "hoscode")?;
    let content: Vec<Value> = rows
        .into_iter()
        .map(|row| {
            json!({"hoscode": hoscode, "depcode": row.code, "depname": row.name, "intro": row.intro,
                "bigcode": row.group_code, "bigname": row.group_name})
        })
        .collect();
    let note = format!("读取科室 {} 行", content.len());
    Ok(Done::new(json!({"totalElements": total, "content": content}), note))
}

/// Takes one offline: what is booked stays, and old orders still name it.
pub async fn remove(app: &App, hospital: &HospitalId, told: &Told) -> Result<Done<Value>> {
    let code = need(&told.form, "depcode")?;
    if !departments::take_away(app, hospital, code, told.version).await? {
        return Err(Error::not_found());
    }
    Ok(Done::new(Value::Null, "科室已下线"))
}
