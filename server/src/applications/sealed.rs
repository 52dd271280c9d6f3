//! How an application lies in the table.

use banyi_shared::dto::admin::AdminApplication;
use banyi_shared::dto::{Application, ApplicationState};
use banyi_shared::{Instant, Phone, mask};

use super::moves;
use super::store::ApplicationRow;
use crate::error::Result;
use crate::vault::{Place, Vault};

/// What an applicant tells, checked.
pub(super) struct Told {
    pub name: String,
    pub phone: Phone,
    pub city: Option<String>,
    pub intro: Option<String>,
}

/// The same, sealed for its row.
pub(super) struct Sealed {
    pub name_enc: String,
    pub phone_enc: String,
    pub phone_idx: String,
    pub city_enc: Option<String>,
    pub intro_enc: Option<String>,
}

/// Where a column of an application is sealed.
pub(super) const fn place<'a>(column: &'static str, row: &'a str) -> Place<'a> {
    Place { table: "escort_application", column, row }
}

pub(super) fn seal(vault: &Vault, id: &str, told: &Told) -> Result<Sealed> {
    Ok(Sealed {
        name_enc: vault.seal(place("name_enc", id), &told.name)?,
        phone_enc: vault.seal(place("phone_enc", id), told.phone.as_str())?,
        phone_idx: vault.index("phone", told.phone.as_str()),
        city_enc: vault.seal_option(place("city_enc", id), told.city.as_deref())?,
        intro_enc: vault.seal_option(place("intro_enc", id), told.intro.as_deref())?,
    })
}

pub(super) fn name(vault: &Vault, row: &ApplicationRow) -> Result<String> {
    vault.open(place("name_enc", &row.id), &row.name_enc)
}

pub(super) fn phone(vault: &Vault, row: &ApplicationRow) -> Result<String> {
    vault.open(place("phone_enc", &row.id), &row.phone_enc)
}

fn reason(vault: &Vault, row: &ApplicationRow) -> Result<Option<String>> {
    vault.open_option(place("reason_enc", &row.id), row.reason_enc.as_deref())
}

/// As its user sees it.
pub(super) fn view(vault: &Vault, row: &ApplicationRow) -> Result<Application> {
    let state: ApplicationState = row.state.parse()?;
    Ok(Application {
        id: row.id.parse()?,
        state,
        name_masked: mask::name(&name(vault, row)?),
        phone_masked: mask::phone(&phone(vault, row)?),
        submitted_at: Instant::from_ms(row.submitted_at),
        may_submit: moves::may_submit(state),
        reason: reason(vault, row)?,
        decided_at: row.decided_at.map(Instant::from_ms),
    })
}

/// As staff see it.
pub(super) fn admin_view(vault: &Vault, row: &ApplicationRow) -> Result<AdminApplication> {
    let id = row.id.as_str();
    Ok(AdminApplication {
        id: id.parse()?,
        user_id: row.user_id.parse()?,
        state: row.state.parse()?,
        name_masked: mask::name(&name(vault, row)?),
        phone_masked: mask::phone(&phone(vault, row)?),
        submitted_at: Instant::from_ms(row.submitted_at),
        city: vault.open_option(place("city_enc", id), row.city_enc.as_deref())?,
        intro: vault.open_option(place("intro_enc", id), row.intro_enc.as_deref())?,
        reason: reason(vault, row)?,
        decided_at: row.decided_at.map(Instant::from_ms),
    })
}
