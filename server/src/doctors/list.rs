//! Doctors of a hospital for staff, and one for everybody.

use banyi_shared::dto::admin::{AdminDoctor, AdminDoctorPage};
use banyi_shared::dto::{Doctor, FilePurpose, OnOff};
use banyi_shared::{DepartmentId, DoctorId, FileId, HospitalId};

use super::store::{self, DoctorRow};
use crate::app::App;
use crate::db::Cursor;
use crate::error::{Error, Result};
use crate::hospitals::{self, need_hospital};
use crate::pictures;
use crate::staff::CurrentStaff;

/// Doctors on a page.
const PAGE: usize = 50;

/// Which doctors.
#[derive(Debug, Default)]
pub struct Filter {
    /// Of this department only.
    pub department_id: Option<DepartmentId>,
    /// Words, each of which name or number contains.
    pub q: Option<String>,
}

/// A page of all doctors of a hospital. FORBIDDEN out of the staff's scope.
pub async fn list(
    app: &App,
    staff: &CurrentStaff,
    hospital: &HospitalId,
    filter: &Filter,
    cursor: Option<&str>,
) -> Result<AdminDoctorPage> {
    need_hospital(staff, hospital)?;
    hospitals::find(app, hospital).await?.ok_or_else(Error::not_found)?;
    let cursor = Cursor::decode(cursor, 2)?;
    let mut rows = store::list(&app.db, hospital, filter, cursor.as_ref(), PAGE as i64 + 1).await?;
    let is_more = rows.len() > PAGE;
    rows.truncate(PAGE);
    let key = |row: &DoctorRow| Cursor(vec![row.sort.to_string(), row.id.clone()]).encode();
    let next_cursor = rows.last().filter(|_| is_more).map(|row| key(&row.doctor));
    let items = rows.into_iter().map(|row| admin_view(app, row.doctor, row.department_name));
    Ok(AdminDoctorPage { items: items.collect::<Result<_>>()?, next_cursor })
}

/// A doctor who is shown; NOT_FOUND otherwise.
pub async fn find(app: &App, id: &DoctorId) -> Result<Doctor> {
    let row = store::find(&app.db, id).await?.filter(|row| row.state == OnOff::Online.as_str());
    view(app, row.ok_or_else(Error::not_found)?)
}

/// As patients see them.
fn view(app: &App, row: DoctorRow) -> Result<Doctor> {
    let picture: Option<FileId> = row.picture_file_id.map(|id| id.parse()).transpose()?;
    Ok(Doctor {
        id: row.id.parse()?,
        hospital_id: row.hospital_id.parse()?,
        department_id: row.department_id.parse()?,
        name: row.name,
        title: row.title,
        skill: row.skill,
        intro: row.intro,
        picture_url: pictures::url(app, picture.as_ref(), FilePurpose::Expert),
        picture_file_id: picture,
    })
}

/// As staff see them.
pub(super) fn admin_view(app: &App, row: DoctorRow, department_name: String) -> Result<AdminDoctor> {
    Ok(AdminDoctor {
        code: row.code.clone(),
        state: row.state.parse()?,
        sort: row.sort,
        doctor: view(app, row)?,
        department_name,
    })
}
