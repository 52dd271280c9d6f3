//! Connections of hospitals over HTTP, for staff.

use banyi_shared::dto::admin::{CallDirection, NewPartnerKey, Partner, PartnerCallPage, PartnerInput};
use banyi_shared::{HospitalId, PartnerKeyId};
use poem_openapi::OpenApi;
use poem_openapi::param::{Path, Query};
use poem_openapi::payload::Json;

use super::store::CallsAsked;
use super::{calls, keys, save, show};
use crate::app::Ctx;
use crate::error::Result;
use crate::http::{Created, Input, NoContent};
use crate::staff::{Allowed, grants};

/// Connections of hospitals.
pub struct PartnersAdminApi {
    /// The app.
    pub app: Ctx,
}

#[OpenApi(prefix_path = "/admin/hospitals")]
impl PartnersAdminApi {
    /// 医院接口
    #[oai(path = "/:id/partner", method = "get", operation_id = "adminPartner")]
    async fn show(
        &self,
        staff: Allowed<grants::PartnersManage>,
        id: Path<HospitalId>,
    ) -> Result<Json<Partner>> {
        show::show(&self.app, &staff, &id).await.map(Json)
    }

    /// 设置医院接口
    #[oai(path = "/:id/partner", method = "put", operation_id = "adminSavePartner")]
    async fn save(
        &self,
        staff: Allowed<grants::PartnersManage>,
        id: Path<HospitalId>,
        input: Input<PartnerInput>,
    ) -> Result<Json<Partner>> {
        save::save(&self.app, &staff, &id, input.value).await.map(Json)
    }

    /// 新建密钥
    ///
    /// The secret is told this once. It becomes the current key; the one before is taken for `graceHours` more, 24
    /// unless told otherwise, 168 at most.
    #[oai(path = "/:id/partner/keys", method = "post", operation_id = "adminMakePartnerKey")]
    async fn make_key(
        &self,
        staff: Allowed<grants::PartnersManage>,
        id: Path<HospitalId>,
        #[oai(name = "graceHours")] grace_hours: Query<Option<i64>>,
    ) -> Result<Created<NewPartnerKey>> {
        let grace = grace_hours.0.unwrap_or(keys::GRACE_HOURS);
        keys::make(&self.app, &staff, &id, grace).await.map(Created)
    }

    /// 作废密钥
    #[oai(path = "/:id/partner/keys/:key", method = "delete", operation_id = "adminRevokePartnerKey")]
    async fn revoke_key(
        &self,
        staff: Allowed<grants::PartnersManage>,
        id: Path<HospitalId>,
        key: Path<PartnerKeyId>,
    ) -> Result<NoContent> {
        keys::revoke(&self.app, &staff, &id, &key).await?;
        Ok(NoContent)
    }

    /// 调用记录
    #[oai(path = "/:id/partner/calls", method = "get", operation_id = "adminPartnerCalls")]
    async fn calls(
        &self,
        staff: Allowed<grants::PartnersManage>,
        id: Path<HospitalId>,
        direction: Query<Option<CallDirection>>,
        /// Only those that were refused, failed or had no answer.
        #[oai(default)]
        failed: Query<bool>,
        cursor: Query<Option<String>>,
    ) -> Result<Json<PartnerCallPage>> {
        let asked = CallsAsked { direction: direction.0, only_failed: failed.0 };
        calls::calls(&self.app, &staff, &id, asked, cursor.0.as_deref()).await.map(Json)
    }
}
