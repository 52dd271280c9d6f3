//! A new role.

use banyi_shared::dto::admin::{Role, RoleInput};
use banyi_shared::{ErrorCode, HospitalId, Permission};

use super::list::role_dto;
use super::role::join_permissions;
use super::store::role::{self, RoleRow};
use super::{CurrentStaff, Scope, give};
use crate::app::App;
use crate::audit;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::http::Check;

/// Creates a role. FORBIDDEN when it goes beyond one's own; ALREADY_EXISTS when the name is taken.
pub async fn add_role(app: &App, staff: &CurrentStaff, input: RoleInput) -> Result<Role> {
    let (name, scope) = check(staff, &input)?;
    let now = app.now();
    let row = RoleRow {
        id: app.rng.id(now),
        name,
        permissions: join_permissions(&input.permissions),
        all_hospitals: i64::from(input.all_hospitals),
        is_built_in: 0,
    };
    let mut tx = app.db.begin("staff.add_role").await?;
    role::serialise(&mut tx).await?;
    if !role::insert(&mut tx, &row, now.ms()).await? {
        return Err(taken());
    }
    add_hospitals(&mut tx, &row.id, &scope).await?;
    let detail = describe(&row, &input.permissions, &scope);
    audit::record(app, &mut tx, staff, "role.add", "role", &row.id, &detail).await?;
    let hospitals = role::hospitals(&mut tx, &row.id).await?;
    tx.commit().await?;
    role_dto(row, hospitals)
}

/// The name without white space, and the scope.
pub fn check(staff: &CurrentStaff, input: &RoleInput) -> Result<(String, Scope)> {
    let mut check = Check::new();
    let name = check.text("name", &input.name, 2, 32);
    check.need(!input.permissions.is_empty(), "permissions", "请至少选择一项权限");
    check.need(
        input.all_hospitals || !input.hospital_ids.is_empty(),
        "hospitalIds",
        "请选择医院，或选择全部医院",
    );
    check.finish()?;
    let scope = if input.all_hospitals {
        Scope::All
    } else {
        let mut ids = input.hospital_ids.clone();
        ids.sort();
        ids.dedup();
        Scope::Hospitals(ids)
    };
    give::may_give(staff, &input.permissions, &scope)?;
    Ok((name, scope))
}

pub async fn add_hospitals(tx: &mut Tx, id: &str, scope: &Scope) -> Result<()> {
    let ids: &[HospitalId] = match scope {
        Scope::All => &[],
        Scope::Hospitals(ids) => ids,
    };
    for hospital in ids {
        if !role::add_hospital(tx, id, hospital.as_str()).await? {
            return Err(Error::field("hospitalIds", "所选医院不存在"));
        }
    }
    Ok(())
}

pub fn taken() -> Error {
    let mut taken = Error::field("name", "这个角色名已经存在");
    taken.code = ErrorCode::AlreadyExists;
    taken
}

pub fn describe(row: &RoleRow, permissions: &[Permission], scope: &Scope) -> String {
    let labels: Vec<&str> = permissions.iter().map(|one| one.label()).collect();
    let hospitals = match scope {
        Scope::All => "全部医院".to_owned(),
        Scope::Hospitals(ids) => format!("{} 家医院", ids.len()),
    };
    format!("角色「{}」：{}；{hospitals}", row.name, labels.join("、"))
}
