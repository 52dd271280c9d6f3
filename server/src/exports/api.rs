//! Exports over HTTP, for staff.

use banyi_shared::ExportId;
use banyi_shared::dto::admin::{Export, ExportInput, ExportPage};
use poem_openapi::OpenApi;
use poem_openapi::param::{Path, Query};
use poem_openapi::payload::Json;

use super::{ask, list};
use crate::app::Ctx;
use crate::error::Result;
use crate::http::{Accepted, Input};
use crate::staff::{Allowed, grants};

/// Exports.
pub struct ExportsApi {
    /// Everything.
    pub app: Ctx,
}

#[OpenApi(prefix_path = "/admin")]
impl ExportsApi {
    /// 导出表格
    ///
    /// Written by a job: ask for it by its id until it is done. At most 366 days and three at a time.
    #[oai(path = "/exports", method = "post", operation_id = "adminExport")]
    async fn ask(
        &self,
        staff: Allowed<grants::FinanceExport>,
        input: Input<ExportInput>,
    ) -> Result<Accepted<Export>> {
        ask::ask(&self.app, &staff, &input.value).await.map(Accepted)
    }

    /// 我的导出
    #[oai(path = "/exports", method = "get", operation_id = "adminListExports")]
    async fn list(
        &self,
        staff: Allowed<grants::FinanceExport>,
        cursor: Query<Option<String>>,
    ) -> Result<Json<ExportPage>> {
        list::list(&self.app, &staff, cursor.0.as_deref()).await.map(Json)
    }

    /// 导出进度
    ///
    /// With a link to the file once it is done; the file stays for a week.
    #[oai(path = "/exports/:id", method = "get", operation_id = "adminGetExport")]
    async fn get(&self, staff: Allowed<grants::FinanceExport>, id: Path<ExportId>) -> Result<Json<Export>> {
        list::get(&self.app, &staff, &id.0).await.map(Json)
    }
}
