//! The policy that an order placed now falls under.

use banyi_shared::order::OrderKind;
use banyi_shared::{HospitalId, ServiceId};

use super::{PolicyVersion, store};
use crate::app::App;
use crate::error::{Error, Result};

/// For an order of `service`, at `hospital` where it is one that we know.
pub async fn in_force(
    app: &App,
    service: &ServiceId,
    hospital: Option<&HospitalId>,
) -> Result<PolicyVersion> {
    in_force_for(app, Some(service), hospital).await
}

/// The newest version of the hospital's own, else of the service's, else of the platform's.
pub async fn in_force_for(
    app: &App,
    service: Option<&ServiceId>,
    hospital: Option<&HospitalId>,
) -> Result<PolicyVersion> {
    store::first_of(app.db.reader(), OrderKind::Escort, hospital, service)
        .await?
        .ok_or_else(|| Error::internal("the platform has no policy: the catalogue was not seeded"))?
        .try_into()
}
