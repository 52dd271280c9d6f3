//! Users, staff and roles.

use banyi_shared::dto::admin::{
    AdminUser, AdminUserPage, Role, RoleInput, RoleList, Staff, StaffInput, StaffList, StaffUpdate,
    UserStateChange,
};
use banyi_shared::{RoleId, StaffId, UserId};

use super::call::Call;
use super::{Api, ApiError, Page, Query};

impl Api {
    /// A page of users; keys: q, cursor.
    pub async fn users(self, query: Query) -> Result<Page<AdminUser>, ApiError> {
        let page: AdminUserPage = self.send(Call::get("/admin/users").query(&query)).await?;
        Ok(page.into())
    }

    /// Locks or unlocks a user.
    pub async fn set_user_state(self, id: &UserId, input: &UserStateChange) -> Result<AdminUser, ApiError> {
        self.send(Call::put(&format!("/admin/users/{id}/state"), input)).await
    }

    /// All staff.
    pub async fn staff(self) -> Result<Vec<Staff>, ApiError> {
        let list: StaffList = self.send(Call::get("/admin/staff")).await?;
        Ok(list.items)
    }

    /// A new member of staff.
    pub async fn add_staff(self, input: &StaffInput) -> Result<Staff, ApiError> {
        self.send(Call::post("/admin/staff", input)).await
    }

    /// Changes a member of staff.
    pub async fn update_staff(self, id: &StaffId, input: &StaffUpdate) -> Result<Staff, ApiError> {
        self.send(Call::put(&format!("/admin/staff/{id}"), input)).await
    }

    /// All roles.
    pub async fn roles(self) -> Result<Vec<Role>, ApiError> {
        let list: RoleList = self.send(Call::get("/admin/roles")).await?;
        Ok(list.items)
    }

    /// A new role.
    pub async fn add_role(self, input: &RoleInput) -> Result<Role, ApiError> {
        self.send(Call::post("/admin/roles", input)).await
    }

    /// Changes a role.
    pub async fn update_role(self, id: &RoleId, input: &RoleInput) -> Result<Role, ApiError> {
        self.send(Call::put(&format!("/admin/roles/{id}"), input)).await
    }
}
