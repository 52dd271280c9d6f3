//! HTTP of the dashboard.

use banyi_shared::dto::admin::Dashboard;
use poem_openapi::payload::Json;
use poem_openapi::{OpenApi, Tags};

use crate::app::Ctx;
use crate::error::Result;
use crate::staff::{Allowed, grants};

#[derive(Tags)]
enum Tag {
    /// 工作台
    Dashboard,
}

/// The dashboard.
pub struct DashboardApi {
    /// The app.
    pub app: Ctx,
}

#[OpenApi(tag = "Tag::Dashboard")]
impl DashboardApi {
    /// Today, yesterday until this time of day, what waits, and 30 days: within the hospitals that the role sees.
    #[oai(path = "/admin/dashboard", method = "get")]
    async fn show(&self, staff: Allowed<grants::OrdersRead>) -> Result<Json<Dashboard>> {
        super::show(&self.app, &staff).await.map(Json)
    }
}
