//! A hospital's connection, as staff see it.

use banyi_shared::dto::admin::{Partner, PartnerKey, PartnerKeyState};
use banyi_shared::{HospitalId, Instant, mask};

use super::store::{self, KeyRow};
use crate::app::App;
use crate::error::{Error, Result};
use crate::hospitals::need_hospital;
use crate::registrations;
use crate::staff::CurrentStaff;
use crate::vault::Place;

/// Where the contact's number is sealed.
pub(super) fn phone_place(hospital: &HospitalId) -> Place<'_> {
    Place { table: "partner", column: "contact_phone_enc", row: hospital.as_str() }
}

/// The connection; NOT_FOUND when there is none.
pub async fn show(app: &App, staff: &CurrentStaff, hospital: &HospitalId) -> Result<Partner> {
    need_hospital(staff, hospital)?;
    let row = store::find(&app.db, hospital).await?.ok_or_else(Error::not_found)?;
    let now = app.now();
    let keys = store::keys(&app.db, hospital).await?;
    let phone = app.vault.open_option(phone_place(hospital), row.contact_phone_enc.as_deref())?;
    Ok(Partner {
        hospital_id: hospital.clone(),
        state: row.state.parse()?,
        is_legacy: row.is_legacy == 1,
        addresses: row.addresses.split(',').filter(|one| !one.is_empty()).map(str::to_owned).collect(),
        contact_name: row.contact_name,
        keys: keys.into_iter().map(|key| view(key, now)).collect::<Result<_>>()?,
        unheard: registrations::unheard(&app.db, hospital).await?,
        api_url: row.api_url,
        contact_phone_masked: phone.map(|phone| mask::phone(&phone)),
        heard_at: store::heard_at(&app.db, hospital).await?.map(Instant::from_ms),
    })
}

/// A previous key whose time is over is told as revoked.
fn view(row: KeyRow, now: Instant) -> Result<PartnerKey> {
    let state = if row.is_good(now) { row.state.parse()? } else { PartnerKeyState::Revoked };
    Ok(PartnerKey {
        id: row.id.parse()?,
        state,
        created_at: Instant::from_ms(row.created_at),
        ends_at: row.ends_at.map(Instant::from_ms),
    })
}
