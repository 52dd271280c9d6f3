//! What one member of staff may give to another: no more than they have.

use banyi_shared::{ErrorCode, HospitalId, Permission};

use super::role::parse_permissions;
use super::store::role::{self, RoleRow};
use super::{CurrentStaff, Scope};
use crate::db::Tx;
use crate::error::{Error, Result};

/// FORBIDDEN when the permissions or the scope go beyond the staff's own.
pub fn may_give(staff: &CurrentStaff, permissions: &[Permission], scope: &Scope) -> Result<()> {
    let lacking: Vec<&str> = permissions
        .iter()
        .filter(|permission| !staff.may(**permission))
        .map(|permission| permission.label())
        .collect();
    if !lacking.is_empty() {
        let sentence = format!("不能处理超出自己权限的角色：{}", lacking.join("、"));
        return Err(Error::new(ErrorCode::Forbidden).message(sentence));
    }
    if !staff.scope.includes(scope) {
        return Err(Error::new(ErrorCode::Forbidden).message("不能处理超出自己医院范围的角色"));
    }
    Ok(())
}

/// The same for a role as it stands.
pub async fn may_give_role(tx: &mut Tx, staff: &CurrentStaff, row: &RoleRow) -> Result<()> {
    let scope = scope_of(tx, row).await?;
    may_give(staff, &parse_permissions(&row.permissions), &scope)
}

/// A role's scope.
pub async fn scope_of(tx: &mut Tx, row: &RoleRow) -> Result<Scope> {
    if row.all_hospitals == 1 {
        return Ok(Scope::All);
    }
    let ids = role::hospitals(tx, &row.id).await?;
    let ids: Vec<HospitalId> = ids.iter().map(|id| id.parse()).collect::<Result<_, _>>()?;
    Ok(Scope::Hospitals(ids))
}

/// CONFLICT when no active account is left that manages staff at every hospital. Asked after the change, in
/// its transaction, under `role::serialise`.
pub async fn somebody_manages(tx: &mut Tx) -> Result<()> {
    let all = super::store::account::wide_permissions(tx).await?;
    let manages = |text: &String| parse_permissions(text).contains(&Permission::StaffManage);
    if all.iter().any(manages) {
        return Ok(());
    }
    Err(Error::new(ErrorCode::Conflict).message("至少要保留一名可管理员工、可见全部医院的正常账号"))
}
