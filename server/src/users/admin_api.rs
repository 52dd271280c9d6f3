//! HTTP: users, to staff.

use banyi_shared::UserId;
use banyi_shared::dto::admin::{AdminUser, AdminUserPage, UserStateChange};
use poem_openapi::param::{Path, Query};
use poem_openapi::payload::Json;
use poem_openapi::{OpenApi, Tags};

use crate::app::Ctx;
use crate::error::Result;
use crate::http::Input;
use crate::staff::{Allowed, grants};

#[derive(Tags)]
enum Tag {
    /// 后台：用户
    AdminUsers,
}

/// Users, to staff.
pub struct AdminUsersApi {
    /// The app.
    pub app: Ctx,
}

#[OpenApi(tag = "Tag::AdminUsers")]
impl AdminUsersApi {
    /// Users, the newest first; `q` is an id, or part of a nickname.
    #[oai(path = "/admin/users", method = "get")]
    async fn list(
        &self,
        _staff: Allowed<grants::UsersRead>,
        q: Query<Option<String>>,
        cursor: Query<Option<String>>,
    ) -> Result<Json<AdminUserPage>> {
        let page = super::list(&self.app, q.0.as_deref(), cursor.0.as_deref()).await?;
        Ok(Json(page))
    }

    /// Locks or unlocks a user.
    #[oai(path = "/admin/users/:id/state", method = "put")]
    async fn set_state(
        &self,
        staff: Allowed<grants::UsersLock>,
        id: Path<UserId>,
        input: Input<UserStateChange>,
    ) -> Result<Json<AdminUser>> {
        let user = super::set_state(&self.app, &staff, &id.0, input.value).await?;
        Ok(Json(user))
    }
}
