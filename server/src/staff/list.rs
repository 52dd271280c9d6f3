//! All accounts and all roles.

use banyi_shared::Instant;
use banyi_shared::dto::admin::{Role, RoleList, Staff, StaffList};

use super::role::parse_permissions;
use super::store::account::{self, StaffRow};
use super::store::role::{self, RoleRow};
use crate::app::App;
use crate::error::Result;

/// All accounts, by account.
pub async fn list(app: &App) -> Result<StaffList> {
    let rows = account::list(&app.db).await?;
    let items = rows.into_iter().map(staff_dto).collect::<Result<_>>()?;
    Ok(StaffList { items })
}

/// All roles, by name.
pub async fn list_roles(app: &App) -> Result<RoleList> {
    let hospitals = role::all_hospitals(&app.db).await?;
    let rows = role::list(&app.db).await?;
    let items = rows.into_iter().map(|row| {
        let ids = hospitals
            .iter()
            .filter(|(role, _)| *role == row.id)
            .map(|(_, hospital)| hospital.clone())
            .collect();
        role_dto(row, ids)
    });
    Ok(RoleList { items: items.collect::<Result<_>>()? })
}

pub fn staff_dto(row: StaffRow) -> Result<Staff> {
    Ok(Staff {
        id: row.id.parse()?,
        account: row.account,
        name: row.name,
        role_id: row.role_id.parse()?,
        role_name: row.role_name,
        state: row.state.parse()?,
        created_at: Instant::from_ms(row.created_at),
        last_sign_in_at: row.last_sign_in_at.map(Instant::from_ms),
    })
}

pub fn role_dto(row: RoleRow, hospitals: Vec<String>) -> Result<Role> {
    let hospital_ids = hospitals.iter().map(|id| id.parse());
    Ok(Role {
        id: row.id.parse()?,
        name: row.name,
        permissions: parse_permissions(&row.permissions),
        all_hospitals: row.all_hospitals == 1,
        hospital_ids: hospital_ids.collect::<Result<_, _>>()?,
        is_built_in: row.is_built_in == 1,
    })
}
