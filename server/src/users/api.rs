//! HTTP: the signed-in user.

use banyi_shared::dto::{User, UserUpdate};
use poem_openapi::payload::Json;
use poem_openapi::{OpenApi, Tags};

use crate::app::Ctx;
use crate::auth::CurrentUser;
use crate::error::Result;
use crate::http::{Input, NoContent};

#[derive(Tags)]
enum Tag {
    /// 用户
    Users,
}

/// Users, to themselves.
pub struct UsersApi {
    /// The app.
    pub app: Ctx,
}

#[OpenApi(tag = "Tag::Users")]
impl UsersApi {
    /// The signed-in user.
    #[oai(path = "/me", method = "get")]
    async fn show(&self, user: CurrentUser) -> Result<Json<User>> {
        Ok(Json(super::show(&self.app, &user.id).await?))
    }

    /// Changes nickname or avatar; what is absent stays.
    #[oai(path = "/me", method = "put")]
    async fn change(&self, user: CurrentUser, input: Input<UserUpdate>) -> Result<Json<User>> {
        Ok(Json(super::change(&self.app, &user.id, input.value).await?))
    }

    /// 注销账号
    ///
    /// Refused while an order is under way or a refund is on its way. Afterwards no token counts any more.
    #[oai(path = "/me", method = "delete", operation_id = "deleteAccount")]
    async fn delete(&self, user: CurrentUser) -> Result<NoContent> {
        super::delete(&self.app, &user.id).await?;
        Ok(NoContent)
    }
}
