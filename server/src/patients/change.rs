//! Changing a patient.

use banyi_shared::dto::{Patient, PatientUpdate, Relation};
use banyi_shared::{PatientId, UserId};

use super::store::ChangedRow;
use super::{form, same_person, same_self, sealed, store};
use crate::app::App;
use crate::error::{Error, Result};
use crate::users;

/// Changes what is given; what is absent stays. Orders keep what they were placed with.
///
/// Errs as [`super::add`] does, and with NOT_FOUND for somebody else's patient.
pub async fn change(app: &App, user: &UserId, id: &PatientId, update: PatientUpdate) -> Result<Patient> {
    let now = app.now();
    let changes = form::changes(update, now.date())?;
    let (vault, row) = (&app.vault, id.as_str());
    let name = changes.name.as_deref();
    let card = changes.id_card.as_ref();
    let phone = changes.phone.as_ref();
    let contact = changes.contact.as_ref();
    let history = changes.history.as_ref();
    let sealed = ChangedRow {
        name: name.map(|name| sealed::name(vault, row, name)).transpose()?,
        id_card: card.map(|card| sealed::id_card(vault, row, card)).transpose()?,
        phone: phone.map(|phone| sealed::phone(vault, row, phone)).transpose()?,
        relation: changes.relation,
        contact_enc: contact.map(|contact| sealed::contact(vault, row, contact)).transpose()?,
        clears_history: history.is_some_and(Option::is_none),
        history_enc: history
            .and_then(Option::as_deref)
            .map(|history| sealed::history(vault, row, history))
            .transpose()?,
    };
    let mut tx = app.db.begin("patients.change").await?;
    users::hold(&mut tx, user).await?;
    if let Some(card) = card {
        let cards = vault.indexes("id_card", card.as_str());
        if store::has_card(&mut tx, user, &cards, row).await? {
            return Err(same_person());
        }
    }
    if changes.relation == Some(Relation::Myself) && store::has_self(&mut tx, user, row).await? {
        return Err(same_self());
    }
    if !store::update(&mut tx, user, id, &sealed, now).await? {
        return Err(Error::not_found());
    }
    tx.commit().await?;
    super::show(app, user, id).await
}
