//! saveHospital and hospital/show.

use banyi_shared::HospitalId;
use banyi_shared::dto::OnOff;
use serde_json::{Value, json};

use super::super::hear::Done;
use super::admit::Told;
use super::fields::{some, text};
use crate::app::App;
use crate::error::{Error, Result};
use crate::hospitals::{self, Pushed};

/// Takes name, address, introduction and route, where they are given. Level, region, picture and booking rules are the
/// platform's: its staff publish them.
pub async fn save(app: &App, hospital: &HospitalId, told: &Told) -> Result<Done<Value>> {
    let pushed = Pushed {
        name: some(&told.form, "hosname"),
        address: some(&told.form, "address"),
        intro: some(&told.form, "intro"),
        route: some(&told.form, "route"),
    };
    hospitals::pushed(app, hospital, pushed).await?;
    let ignored =
        ["hostype", "logoData", "bookingRule"].iter().any(|name| !text(&told.form, name).is_empty());
    let note = if ignored {
        "已保存医院资料；级别、图片和预约规则由平台维护"
    } else {
        "已保存医院资料"
    };
    Ok(Done::new(Value::Null, note))
}

/// The hospital as we have it.
pub async fn show(app: &App, hospital: &HospitalId) -> Result<Done<Value>> {
    let found = hospitals::find(app, hospital).await?.ok_or_else(Error::not_found)?;
    let data = json!({
        "hoscode": found.code,
        "hosname": found.name,
        "hostypeString": found.level,
        "fullAddress": format!("{}{}", found.region, found.address),
        "address": found.address,
        "intro": found.intro,
        "route": found.route,
        "status": i64::from(found.state == OnOff::Online),
    });
    Ok(Done::new(data, "读取医院资料"))
}
