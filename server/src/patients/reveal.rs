//! A patient in clear, for a recorded purpose.

use banyi_shared::PatientId;
use banyi_shared::dto::admin::RevealedPatient;

use super::{sealed, store};
use crate::app::App;
use crate::audit;
use crate::error::{Error, Result};
use crate::http::Check;
use crate::staff::CurrentStaff;

/// Reveals one whom the scope covers. The audit log has it before anybody sees it.
///
/// Errs with VALIDATION_FAILED for the purpose, and with NOT_FOUND.
pub async fn reveal(
    app: &App,
    staff: &CurrentStaff,
    id: &PatientId,
    purpose: &str,
) -> Result<RevealedPatient> {
    let mut form = Check::new();
    let purpose = form.text("purpose", purpose, 4, 200);
    form.finish()?;
    let hospitals = staff.scope.hospitals();
    let row = store::listed(&app.db, id, hospitals.as_deref()).await?.ok_or_else(Error::not_found)?;
    let patient = sealed::open(&app.vault, &row.row())?;
    let mut tx = app.db.begin("patients.reveal").await?;
    audit::record(app, &mut tx, staff, "patient.reveal", "patient", id.as_str(), &purpose).await?;
    tx.commit().await?;
    let contact = patient.emergency_contact;
    Ok(RevealedPatient {
        birthday: patient.id_card.birthday(),
        name: patient.name,
        id_card: patient.id_card.as_str().to_owned(),
        phone: patient.phone.as_str().to_owned(),
        emergency_name: contact.as_ref().map(|contact| contact.name.clone()),
        emergency_phone: contact.map(|contact| contact.phone.as_str().to_owned()),
        medical_history: patient.medical_history,
    })
}
