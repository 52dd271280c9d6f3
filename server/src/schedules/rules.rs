//! The booking rules that a session is sold by.

use banyi_shared::HospitalId;
use banyi_shared::rules::BookingRules;

use crate::app::App;
use crate::error::Result;
use crate::policies;

/// The rules in force at a hospital.
pub async fn in_force(app: &App, hospital: &HospitalId) -> Result<BookingRules> {
    Ok(policies::rules_in_force(app, hospital).await?.body)
}
