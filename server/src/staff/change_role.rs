//! Changes to a role: they count at once, for everybody who has it.

use banyi_shared::dto::admin::{Role, RoleInput};
use banyi_shared::{ErrorCode, RoleId};

use super::add_role::{add_hospitals, check, describe, taken};
use super::list::role_dto;
use super::role::join_permissions;
use super::store::role;
use super::{CurrentStaff, give};
use crate::app::App;
use crate::audit;
use crate::error::{Error, Result};
use crate::live;

/// Changes a role. FORBIDDEN for a built-in role, for one's own, and where the role before or after goes
/// beyond one's own; CONFLICT when nobody would be left to manage staff.
pub async fn change_role(app: &App, staff: &CurrentStaff, id: &RoleId, input: RoleInput) -> Result<Role> {
    let (name, scope) = check(staff, &input)?;
    let forbidden = |sentence: &str| Error::new(ErrorCode::Forbidden).message(sentence);
    let mut tx = app.db.begin("staff.change_role").await?;
    role::serialise(&mut tx).await?;
    let mut row = role::find(&mut tx, id.as_str()).await?.ok_or_else(Error::not_found)?;
    if row.is_built_in == 1 {
        return Err(forbidden("内置角色不能修改"));
    }
    if *id == staff.role_id {
        return Err(forbidden("不能修改自己所属的角色"));
    }
    give::may_give_role(&mut tx, staff, &row).await?;
    if role::is_name_taken(&mut tx, &name, &row.id).await? {
        return Err(taken());
    }
    row.name = name;
    row.permissions = join_permissions(&input.permissions);
    row.all_hospitals = i64::from(input.all_hospitals);
    role::update(&mut tx, &row, app.now().ms()).await?;
    role::clear_hospitals(&mut tx, &row.id).await?;
    add_hospitals(&mut tx, &row.id, &scope).await?;
    give::somebody_manages(&mut tx).await?;
    live::sessions_changed(app, &mut tx).await?;
    let detail = describe(&row, &input.permissions, &scope);
    audit::record(app, &mut tx, staff, "role.change", "role", &row.id, &detail).await?;
    let hospitals = role::hospitals(&mut tx, &row.id).await?;
    tx.commit().await?;
    role_dto(row, hospitals)
}
