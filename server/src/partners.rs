//! 合作医院: hospitals whose own systems call us, signed; their keys, addresses, and a log of calls both ways.

use banyi_shared::HospitalId;

use crate::db::Tx;
use crate::error::Result;

/// Whether the hospital's own system hears of bookings.
pub async fn hears(_tx: &mut Tx, _hospital: &HospitalId) -> Result<bool> {
    Ok(false)
}
