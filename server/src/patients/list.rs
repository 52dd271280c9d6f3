//! Reading patients.

use banyi_shared::dto::{Patient, PatientList};
use banyi_shared::{PatientId, UserId, mask};

use super::{PatientRecord, sealed, store};
use crate::app::App;
use crate::error::{Error, Result};

/// All patients of a user, the newest first.
pub async fn list(app: &App, user: &UserId) -> Result<PatientList> {
    let today = app.now().date();
    let rows = store::of_user(&app.db, user).await?;
    let items =
        rows.iter().map(|row| Ok(sealed::open(&app.vault, row)?.view(today))).collect::<Result<_>>()?;
    Ok(PatientList { items })
}

/// The user's patients in whose name `text` stands. Names are sealed: a user's own, at most 50, are opened.
pub async fn ids_by_name(app: &App, user: &UserId, text: &str) -> Result<Vec<PatientId>> {
    let mut found = Vec::new();
    for row in &store::of_user(&app.db, user).await? {
        let patient = sealed::open(&app.vault, row)?;
        if patient.name.contains(text) {
            found.push(patient.id);
        }
    }
    Ok(found)
}

/// One patient, masked. NOT_FOUND for somebody else's, and for one that was deleted.
pub async fn show(app: &App, user: &UserId, id: &PatientId) -> Result<Patient> {
    Ok(load(app, user, id).await?.view(app.now().date()))
}

/// One patient in clear, for an order's snapshot. NOT_FOUND for somebody else's, and for one that was deleted.
pub async fn load(app: &App, user: &UserId, id: &PatientId) -> Result<PatientRecord> {
    let row = store::find(&app.db, user, id).await?.ok_or_else(Error::not_found)?;
    sealed::open(&app.vault, &row)
}

/// The name of a patient, masked, whosever it is; of one who was removed the last that was known.
pub async fn masked_name(app: &App, id: &PatientId) -> Result<String> {
    let sealed = store::name_of(&app.db, id).await?.ok_or_else(Error::not_found)?;
    Ok(mask::name(&sealed::open_name(&app.vault, id, &sealed)?))
}
