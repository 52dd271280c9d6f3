//! HTTP: roles of staff.

use banyi_shared::RoleId;
use banyi_shared::dto::admin::{Role, RoleInput, RoleList};
use poem_openapi::param::Path;
use poem_openapi::payload::Json;
use poem_openapi::{OpenApi, Tags};

use super::{Allowed, grants};
use crate::app::Ctx;
use crate::error::Result;
use crate::http::{Created, Input};

#[derive(Tags)]
enum Tag {
    /// 角色
    Roles,
}

/// Roles of staff.
#[derive(Debug)]
pub struct RolesApi {
    /// The app.
    pub app: Ctx,
}

#[OpenApi(tag = "Tag::Roles")]
impl RolesApi {
    /// All of them, by name.
    #[oai(path = "/admin/roles", method = "get")]
    async fn list(&self, _staff: Allowed<grants::StaffManage>) -> Result<Json<RoleList>> {
        Ok(Json(super::list_roles(&self.app).await?))
    }

    /// Creates one.
    #[oai(path = "/admin/roles", method = "post")]
    async fn add(
        &self,
        staff: Allowed<grants::StaffManage>,
        input: Input<RoleInput>,
    ) -> Result<Created<Role>> {
        let role = super::add_role(&self.app, &staff, input.value).await?;
        Ok(Created(role))
    }

    /// Changes one that is not built in; the change counts at once.
    #[oai(path = "/admin/roles/:id", method = "put")]
    async fn change(
        &self,
        staff: Allowed<grants::StaffManage>,
        id: Path<RoleId>,
        input: Input<RoleInput>,
    ) -> Result<Json<Role>> {
        let role = super::change_role(&self.app, &staff, &id.0, input.value).await?;
        Ok(Json(role))
    }
}
