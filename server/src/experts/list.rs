//! Experts of a hospital, for patients and for staff.

use banyi_shared::dto::admin::{AdminExpert, AdminExpertList};
use banyi_shared::dto::{Expert, ExpertList, FilePurpose, OnOff};
use banyi_shared::{FileId, HospitalId};

use super::store::{self, ExpertRow};
use crate::app::App;
use crate::error::{Error, Result};
use crate::hospitals::{self, need_hospital};
use crate::pictures;
use crate::staff::CurrentStaff;

/// Those that are shown, in their order. NOT_FOUND for a hospital that is unknown.
pub async fn list(app: &App, hospital: &HospitalId) -> Result<ExpertList> {
    let experts = of_hospital(app, hospital).await?.into_iter();
    let shown = experts.filter(|expert| expert.state == OnOff::Online).map(|expert| Expert {
        id: expert.id,
        name: expert.name,
        title: expert.title,
        skill: expert.skill,
        photo_url: expert.photo_url,
    });
    Ok(ExpertList { items: shown.collect() })
}

/// All of them. FORBIDDEN out of the staff's scope, NOT_FOUND for a hospital that is unknown.
pub async fn list_all(app: &App, staff: &CurrentStaff, hospital: &HospitalId) -> Result<AdminExpertList> {
    need_hospital(staff, hospital)?;
    Ok(AdminExpertList { items: of_hospital(app, hospital).await? })
}

async fn of_hospital(app: &App, hospital: &HospitalId) -> Result<Vec<AdminExpert>> {
    hospitals::find(app, hospital).await?.ok_or_else(Error::not_found)?;
    let rows = store::of_hospital(&app.db, hospital).await?;
    rows.into_iter().map(|row| view(app, row)).collect()
}

/// A row, as staff see it.
pub(super) fn view(app: &App, row: ExpertRow) -> Result<AdminExpert> {
    let photo: Option<FileId> = row.photo_file_id.map(|id| id.parse()).transpose()?;
    Ok(AdminExpert {
        id: row.id.parse()?,
        hospital_id: row.hospital_id.parse()?,
        name: row.name,
        title: row.title,
        skill: row.skill,
        sort: row.sort,
        state: row.state.parse()?,
        photo_url: pictures::url(app, photo.as_ref(), FilePurpose::Expert),
        photo_file_id: photo,
    })
}
