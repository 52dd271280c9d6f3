//! One person has one number of a department and day.

use banyi_shared::{CivilDate, DepartmentId, ErrorCode, UserId};

use super::store;
use crate::app::App;
use crate::error::{Error, Result};
use crate::orders::Draft;
use crate::patients::PatientRecord;

/// ALREADY_BOOKED when the person of a draft that could not be inserted has one.
pub async fn refuse_twice(app: &App, draft: &Draft) -> Result<()> {
    let Some(department) = &draft.department_id else { return Ok(()) };
    refuse_second(app, &draft.user, &draft.patient, department, draft.date).await
}

/// ALREADY_BOOKED when the person has one; only who placed it learns which.
pub async fn refuse_second(
    app: &App,
    user: &UserId,
    patient: &PatientRecord,
    department: &DepartmentId,
    date: CivilDate,
) -> Result<()> {
    let indexes = app.vault.indexes("id_card", patient.id_card.as_str());
    match store::live_of_person(&app.db, &indexes, department, date).await? {
        Some((no, owner)) if owner == user.as_str() => {
            Err(Error::new(ErrorCode::AlreadyBooked).detail("orderNo", no))
        }
        Some(_) => Err(Error::new(ErrorCode::AlreadyBooked)),
        None => Ok(()),
    }
}
