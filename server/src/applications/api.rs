//! HTTP: a user's own application.

use banyi_shared::dto::{Application, ApplicationInput};
use poem_openapi::OpenApi;
use poem_openapi::payload::Json;

use crate::app::Ctx;
use crate::auth::CurrentUser;
use crate::error::Result;
use crate::http::Input;

/// Applications, for users.
pub struct ApplicationsApi {
    /// The app.
    pub app: Ctx,
}

#[OpenApi]
impl ApplicationsApi {
    /// 我的陪诊员申请
    #[oai(path = "/escort/application", method = "get", operation_id = "getApplication")]
    async fn show(&self, user: CurrentUser) -> Result<Json<Application>> {
        super::mine(&self.app, &user.id).await.map(Json)
    }

    /// 申请成为陪诊员, for the first time or after a rejection.
    #[oai(path = "/escort/application", method = "put", operation_id = "submitApplication")]
    async fn submit(&self, user: CurrentUser, input: Input<ApplicationInput>) -> Result<Json<Application>> {
        super::submit(&self.app, &user.id, input.value).await.map(Json)
    }
}
