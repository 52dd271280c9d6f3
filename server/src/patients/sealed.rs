//! How a patient lies in the table.

use banyi_shared::dto::Contact;
use banyi_shared::{IdCard, Instant, PatientId, Phone};

use super::store::PatientRow;
use super::{ContactRecord, PatientRecord};
use crate::error::{Error, Result};
use crate::vault::{Place, Vault};

/// Where a column of a patient is sealed.
const fn place<'a>(column: &'static str, row: &'a str) -> Place<'a> {
    Place { table: "patient", column, row }
}

/// A value that can be searched for: sealed, and its index.
pub(super) struct Indexed {
    pub sealed: String,
    pub index: String,
}

pub(super) fn name(vault: &Vault, id: &str, name: &str) -> Result<Indexed> {
    Ok(Indexed { sealed: vault.seal(place("name_enc", id), name)?, index: vault.index("name", name) })
}

pub(super) fn open_name(vault: &Vault, id: &PatientId, sealed: &str) -> Result<String> {
    vault.open(place("name_enc", id.as_str()), sealed)
}

pub(super) fn id_card(vault: &Vault, id: &str, card: &IdCard) -> Result<Indexed> {
    Ok(Indexed {
        sealed: vault.seal(place("id_card_enc", id), card.as_str())?,
        index: vault.index("id_card", card.as_str()),
    })
}

pub(super) fn phone(vault: &Vault, id: &str, phone: &Phone) -> Result<Indexed> {
    Ok(Indexed {
        sealed: vault.seal(place("phone_enc", id), phone.as_str())?,
        index: vault.index("phone", phone.as_str()),
    })
}

pub(super) fn contact(vault: &Vault, id: &str, contact: &ContactRecord) -> Result<String> {
    let contact = Contact { name: contact.name.clone(), phone: contact.phone.as_str().to_owned() };
    vault.seal(place("contact_enc", id), &serde_json::to_string(&contact)?)
}

pub(super) fn history(vault: &Vault, id: &str, history: &str) -> Result<String> {
    vault.seal(place("history_enc", id), history)
}

/// What stands in the place of a deleted person's data: sealed and indexed like any, and empty.
pub(super) struct Emptied {
    pub name: Indexed,
    pub id_card: Indexed,
    pub phone: Indexed,
}

pub(super) fn emptied(vault: &Vault, id: &str) -> Result<Emptied> {
    let empty = |column, what| -> Result<Indexed> {
        Ok(Indexed { sealed: vault.seal(place(column, id), "")?, index: vault.index(what, "") })
    };
    Ok(Emptied {
        name: empty("name_enc", "name")?,
        id_card: empty("id_card_enc", "id_card")?,
        phone: empty("phone_enc", "phone")?,
    })
}

/// Opens a row.
pub(super) fn open(vault: &Vault, row: &PatientRow) -> Result<PatientRecord> {
    let id = row.id.as_str();
    let id_card = vault.open(place("id_card_enc", id), &row.id_card_enc)?;
    let contact = vault.open_option(place("contact_enc", id), row.contact_enc.as_deref())?;
    Ok(PatientRecord {
        id: id.parse()?,
        name: vault.open(place("name_enc", id), &row.name_enc)?,
        id_card: id_card.parse().map_err(Error::internal)?,
        phone: vault.open(place("phone_enc", id), &row.phone_enc)?.parse()?,
        relation: row.relation.parse()?,
        emergency_contact: contact.as_deref().map(open_contact).transpose()?,
        medical_history: vault.open_option(place("history_enc", id), row.history_enc.as_deref())?,
        created_at: Instant::from_ms(row.created_at),
    })
}

fn open_contact(text: &str) -> Result<ContactRecord> {
    let contact: Contact = serde_json::from_str(text)?;
    Ok(ContactRecord { name: contact.name, phone: contact.phone.parse()? })
}
