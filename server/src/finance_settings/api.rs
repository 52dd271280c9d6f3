//! HTTP: what staff set for money.

use banyi_shared::dto::admin::FinanceSettings;
use poem_openapi::OpenApi;
use poem_openapi::payload::Json;

use crate::app::Ctx;
use crate::error::Result;
use crate::hospitals::need_platform;
use crate::http::Input;
use crate::staff::{Allowed, grants};

/// What staff set for money.
pub struct FinanceSettingsApi {
    /// The app.
    pub app: Ctx,
}

#[OpenApi(prefix_path = "/admin")]
impl FinanceSettingsApi {
    /// 财务设置
    #[oai(path = "/finance/settings", method = "get", operation_id = "financeSettings")]
    async fn show(&self, staff: Allowed<grants::FinanceRead>) -> Result<Json<FinanceSettings>> {
        need_platform(&staff)?;
        super::show(&self.app).await.map(Json)
    }

    /// 修改财务设置
    ///
    /// Holds for what is asked for from then on; refunds that wait go on waiting.
    #[oai(path = "/finance/settings", method = "put", operation_id = "changeFinanceSettings")]
    async fn change(
        &self,
        staff: Allowed<grants::FinanceManage>,
        input: Input<FinanceSettings>,
    ) -> Result<Json<FinanceSettings>> {
        super::change(&self.app, &staff, &input.value).await.map(Json)
    }
}
