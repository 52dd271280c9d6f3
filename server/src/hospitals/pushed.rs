//! A hospital that speaks the older protocol says something of itself.

use banyi_shared::HospitalId;

use super::pushed_store;
use crate::app::App;
use crate::error::{Error, Result};
use crate::http::Check;

/// What it says; what is absent stays.
#[derive(Debug, Default)]
pub struct Pushed {
    /// 医院名称, 2 to 64 characters.
    pub name: Option<String>,
    /// At most 128 characters.
    pub address: Option<String>,
    /// At most 5,000 characters.
    pub intro: Option<String>,
    /// How to get there, at most 500 characters.
    pub route: Option<String>,
}

/// Takes it. Orders keep the name that they were placed with.
pub async fn pushed(app: &App, hospital: &HospitalId, told: Pushed) -> Result<()> {
    let mut check = Check::new();
    let told = Pushed {
        name: told.name.map(|text| check.line("hosname", &text, 2, 64)),
        address: told.address.map(|text| check.line("address", &text, 0, 128)),
        intro: told.intro.map(|text| check.text("intro", &text, 0, 5_000)),
        route: told.route.map(|text| check.text("route", &text, 0, 500)),
    };
    check.finish()?;
    let mut tx = app.db.begin("hospitals.pushed").await?;
    if !pushed_store::write(&mut tx, hospital, &told, app.now()).await? {
        return Err(Error::not_found());
    }
    tx.commit().await
}
