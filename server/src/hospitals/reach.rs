//! How far a member of staff reaches.

use banyi_shared::{ErrorCode, HospitalId};

use crate::error::{Error, Result};
use crate::staff::{CurrentStaff, Scope};

/// FORBIDDEN unless the hospital lies in the staff's scope.
pub fn need_hospital(staff: &CurrentStaff, hospital: &HospitalId) -> Result<()> {
    if staff.scope.covers(Some(hospital)) {
        return Ok(());
    }
    Err(Error::new(ErrorCode::Forbidden).message("这家医院不在您的管理范围内"))
}

/// FORBIDDEN unless the staff see all hospitals: what holds for the whole platform is theirs alone.
pub fn need_platform(staff: &CurrentStaff) -> Result<()> {
    if staff.scope == Scope::All {
        return Ok(());
    }
    Err(Error::new(ErrorCode::Forbidden).message("您只能管理指定的医院，不能修改全平台的内容"))
}
