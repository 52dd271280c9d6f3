//! Hospitals that speak to us by their own systems.

use banyi_shared::dto::admin::{NewPartnerKey, Partner, PartnerCall, PartnerCallPage, PartnerInput};
use banyi_shared::{HospitalId, PartnerKeyId};

use super::call::Call;
use super::{Api, ApiError, Page, Query};

fn path(hospital: &HospitalId, rest: &str) -> String {
    format!("/admin/hospitals/{hospital}/partner{rest}")
}

impl Api {
    /// The connection of a hospital; nothing when there is none.
    pub async fn partner(self, hospital: &HospitalId) -> Result<Option<Partner>, ApiError> {
        match self.send(Call::get(&path(hospital, ""))).await {
            Ok(partner) => Ok(Some(partner)),
            Err(error) if error.is_not_found() => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Connects a hospital, or changes its connection.
    pub async fn save_partner(
        self,
        hospital: &HospitalId,
        input: &PartnerInput,
    ) -> Result<Partner, ApiError> {
        self.send(Call::put(&path(hospital, ""), input)).await
    }

    /// A new key. Its secret is never told again.
    pub async fn new_partner_key(self, hospital: &HospitalId) -> Result<NewPartnerKey, ApiError> {
        self.send(Call::poke(&path(hospital, "/keys"))).await
    }

    /// Ends a key at once.
    pub async fn revoke_partner_key(self, hospital: &HospitalId, key: &PartnerKeyId) -> Result<(), ApiError> {
        self.send(Call::delete(&path(hospital, &format!("/keys/{key}")))).await
    }

    /// A page of calls, the newest first; keys: direction, failed, cursor.
    pub async fn partner_calls(
        self,
        hospital: &HospitalId,
        query: Query,
    ) -> Result<Page<PartnerCall>, ApiError> {
        let page: PartnerCallPage = self.send(Call::get(&path(hospital, "/calls")).query(&query)).await?;
        Ok(page.into())
    }
}
