//! HTTP: users, to staff.

use banyi_shared::UserId;
use banyi_shared::dto::admin::{AccountState, AdminUser, AdminUserPage, UserStateChange};
use poem_openapi::param::{Path, Query};
use poem_openapi::payload::Json;
use poem_openapi::{OpenApi, Tags};

use super::list::Question;
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
        state: Query<Option<AccountState>>,
        /// createdAt; descending when - stands before it.
        sort: Query<Option<String>>,
        cursor: Query<Option<String>>,
    ) -> Result<Json<AdminUserPage>> {
        let question = Question { q: q.0, state: state.0, sort: sort.0, cursor: cursor.0 };
        let page = super::list(&self.app, question).await?;
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
