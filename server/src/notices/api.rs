//! HTTP: the inbox.

use banyi_shared::NoticeId;
use banyi_shared::dto::{NoticePage, UnreadCount};
use poem_openapi::param::{Path, Query};
use poem_openapi::payload::Json;
use poem_openapi::{OpenApi, Tags};

use crate::app::Ctx;
use crate::auth::CurrentUser;
use crate::error::Result;
use crate::http::NoContent;

#[derive(Tags)]
enum Tag {
    /// 消息
    Notices,
}

/// The inbox of the signed-in user.
pub struct NoticesApi {
    /// The app.
    pub app: Ctx,
}

#[OpenApi(tag = "Tag::Notices")]
impl NoticesApi {
    /// The inbox, the newest first.
    #[oai(path = "/notices", method = "get")]
    async fn list(&self, user: CurrentUser, cursor: Query<Option<String>>) -> Result<Json<NoticePage>> {
        let page = super::list(&self.app, &user.id, cursor.0.as_deref()).await?;
        Ok(Json(page))
    }

    /// How many messages wait.
    #[oai(path = "/notices/unread", method = "get")]
    async fn unread(&self, user: CurrentUser) -> Result<Json<UnreadCount>> {
        Ok(Json(super::unread(&self.app, &user.id).await?))
    }

    /// Marks one as read.
    #[oai(path = "/notices/:id/read", method = "post")]
    async fn read(&self, user: CurrentUser, id: Path<NoticeId>) -> Result<NoContent> {
        super::read(&self.app, &user.id, &id.0).await?;
        Ok(NoContent)
    }

    /// Marks all as read.
    #[oai(path = "/notices/read-all", method = "post")]
    async fn read_all(&self, user: CurrentUser) -> Result<NoContent> {
        super::read_all(&self.app, &user.id).await?;
        Ok(NoContent)
    }
}
