//! One person has one number of a department and day.

use banyi_shared::{CivilDate, DepartmentId, ErrorCode, UserId};

use super::store;
use crate::app::App;
use crate::error::{Error, Result};
use crate::orders::Draft;
use crate::patients::PatientRecord;
use crate::schedules::ScheduleRow;

/// ALREADY_BOOKED when the person of a draft that could not be inserted has one.
pub async fn refuse_twice(app: &App, draft: &Draft) -> Result<()> {
    let Some(department) = &draft.department_id else { return Ok(()) };
    refuse_second(app, &draft.user, &draft.patient, department, draft.date).await
}

/// While the key of indexes is exchanged, the constraint does not see what was placed under the older one: it is looked for.
pub async fn refuse_under_older_key(
    app: &App,
    user: &UserId,
    patient: &PatientRecord,
    session: &ScheduleRow,
) -> Result<()> {
    let [current, before] = app.vault.indexes("id_card", patient.id_card.as_str());
    if current == before {
        return Ok(());
    }
    refuse_second(app, user, patient, &session.department_id, session.date).await
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
