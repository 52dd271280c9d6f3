//! Adding a patient.

use banyi_shared::dto::{Patient, PatientInput, Relation};
use banyi_shared::{ErrorCode, PatientId, UserId};

use super::store::NewRow;
use super::{MOST_PATIENTS, PatientRecord, form, same_person, same_self, sealed, store};
use crate::app::App;
use crate::error::{Error, Result};
use crate::users;

/// Adds a patient.
///
/// Errs with VALIDATION_FAILED, also for the 51st, and with ALREADY_EXISTS for the same ID number (field `idCard`)
/// or a second 本人 (field `relation`).
pub async fn add(app: &App, user: &UserId, input: PatientInput) -> Result<Patient> {
    let now = app.now();
    let new = form::new_patient(input, now.date())?;
    let id: PatientId = app.rng.new_id(now);
    let (vault, row) = (&app.vault, id.as_str());
    let contact = new.contact.as_ref();
    let history = new.history.as_deref();
    let sealed = NewRow {
        id: row,
        name: sealed::name(vault, row, &new.name)?,
        id_card: sealed::id_card(vault, row, &new.id_card)?,
        phone: sealed::phone(vault, row, &new.phone)?,
        relation: new.relation,
        contact_enc: contact.map(|contact| sealed::contact(vault, row, contact)).transpose()?,
        history_enc: history.map(|history| sealed::history(vault, row, history)).transpose()?,
    };
    let cards = vault.indexes("id_card", new.id_card.as_str());
    let mut tx = app.db.begin("patients.add").await?;
    users::hold(&mut tx, user).await?;
    if store::count(&mut tx, user).await? >= MOST_PATIENTS {
        let sentence = format!("最多添加 {MOST_PATIENTS} 位就诊人");
        return Err(Error::new(ErrorCode::ValidationFailed).message(sentence));
    }
    if store::has_card(&mut tx, user, &cards, row).await? {
        return Err(same_person());
    }
    if new.relation == Relation::Myself && store::has_self(&mut tx, user, row).await? {
        return Err(same_self());
    }
    if !store::insert(&mut tx, user, &sealed, now).await? {
        return Err(same_person());
    }
    tx.commit().await?;
    let record = PatientRecord {
        id,
        name: new.name,
        id_card: new.id_card,
        phone: new.phone,
        relation: new.relation,
        emergency_contact: new.contact,
        medical_history: new.history,
        created_at: now,
    };
    Ok(record.view(now.date()))
}
