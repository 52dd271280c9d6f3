//! The personal data of an order: sealed, masked, and opened where it must be.

use banyi_shared::dto::{Contact, OrderPatient};
use banyi_shared::{IdCard, OrderNo, Phone};
use serde::{Deserialize, Serialize};

use super::OrderRow;
use crate::app::App;
use crate::error::{Error, Result};
use crate::vault::Place;

/// The patient as they were when the order was placed.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Snapshot {
    /// 姓名
    pub name: String,
    /// 身份证号
    pub id_card: String,
    /// 手机号
    pub phone: String,
}

/// Where a sealed column of an order lives.
pub fn place<'a>(no: &'a OrderNo, column: &'static str) -> Place<'a> {
    Place { table: "orders", column, row: no.as_str() }
}

/// Opens the snapshot of the patient.
pub fn snapshot(app: &App, row: &OrderRow) -> Result<Snapshot> {
    open_snapshot(app, &row.no, &row.patient_enc)
}

/// Opens the snapshot of the patient of an order that is known by its number only.
pub fn open_snapshot(app: &App, no: &OrderNo, sealed: &str) -> Result<Snapshot> {
    let text = app.vault.open(place(no, "patient_enc"), sealed)?;
    Ok(serde_json::from_str(&text)?)
}

/// Opens whom to call.
pub fn contact(app: &App, row: &OrderRow) -> Result<Contact> {
    let text = app.vault.open(place(&row.no, "contact_enc"), &row.contact_enc)?;
    Ok(serde_json::from_str(&text)?)
}

/// Opens a column that may be empty.
pub fn text(app: &App, no: &OrderNo, column: &'static str, sealed: Option<&str>) -> Result<Option<String>> {
    app.vault.open_option(place(no, column), sealed)
}

/// The patient, masked.
pub fn masked(app: &App, row: &OrderRow) -> Result<OrderPatient> {
    let snapshot = snapshot(app, row)?;
    let id_card: IdCard = snapshot.id_card.parse().map_err(Error::internal)?;
    let phone: Phone = snapshot.phone.parse()?;
    Ok(OrderPatient {
        id: row.patient_id.clone(),
        name_masked: banyi_shared::mask::name(&snapshot.name),
        id_card_masked: id_card.masked(),
        phone_masked: phone.masked(),
        sex: id_card.sex(),
        age: i64::from(id_card.age_on(row.service_date)),
    })
}
