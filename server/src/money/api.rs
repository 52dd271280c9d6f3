//! HTTP: a patient's movements of money.

use banyi_shared::dto::MoneyRecordPage;
use poem_openapi::OpenApi;
use poem_openapi::param::Query;
use poem_openapi::payload::Json;

use super::list;
use crate::app::Ctx;
use crate::auth::CurrentUser;
use crate::error::Result;

/// A patient's movements of money.
pub struct MoneyApi {
    /// The app.
    pub app: Ctx,
}

#[OpenApi]
impl MoneyApi {
    /// 账单明细
    ///
    /// Payments that arrived, and refunds; the newest first.
    #[oai(path = "/money", method = "get", operation_id = "listMoney")]
    async fn list(&self, user: CurrentUser, cursor: Query<Option<String>>) -> Result<Json<MoneyRecordPage>> {
        list::list(&self.app, &user.id, cursor.0.as_deref()).await.map(Json)
    }
}
