//! Policies over HTTP, for patients and for staff.

use banyi_shared::dto::admin::{
    BookingRulesInput, BookingRulesList, BookingRulesVersion, Policy, PolicyInput, PolicyList,
};
use banyi_shared::rules::EscortPolicy;
use banyi_shared::{HospitalId, SkuId};
use poem_openapi::OpenApi;
use poem_openapi::param::Query;
use poem_openapi::payload::Json;

use crate::app::Ctx;
use crate::error::{Error, Result};
use crate::escorts;
use crate::http::{Created, Input};
use crate::staff::{Allowed, grants};

/// Policies.
pub struct PoliciesApi {
    /// The app.
    pub app: Ctx,
}

#[OpenApi]
impl PoliciesApi {
    /// 预约与退款规则 that an order placed now falls under.
    #[oai(path = "/escort/policy", method = "get", operation_id = "escortPolicy")]
    async fn in_force(
        &self,
        #[oai(name = "hospitalId")] hospital_id: Query<Option<HospitalId>>,
        #[oai(name = "skuId")] sku_id: Query<Option<SkuId>>,
    ) -> Result<Json<EscortPolicy>> {
        let service = match &sku_id.0 {
            None => None,
            Some(id) => {
                let sku = escorts::find_sku(&self.app, id).await?;
                Some(sku.ok_or_else(Error::not_found)?.service_id)
            }
        };
        let policy = super::in_force_for(&self.app, service.as_ref(), hospital_id.0.as_ref()).await?;
        Ok(Json(policy.body))
    }

    /// Every version of every policy.
    #[oai(path = "/admin/policies", method = "get", operation_id = "adminListPolicies")]
    async fn list(&self, _staff: Allowed<grants::CatalogRead>) -> Result<Json<PolicyList>> {
        super::list(&self.app).await.map(Json)
    }

    /// Publishes a new version.
    #[oai(path = "/admin/policies", method = "post", operation_id = "adminPublishPolicy")]
    async fn publish(
        &self,
        staff: Allowed<grants::CatalogWrite>,
        input: Input<PolicyInput>,
    ) -> Result<Created<Policy>> {
        super::publish(&self.app, &staff, input.value).await.map(Created)
    }

    /// 预约规则: the versions for a hospital, or the platform's where it has none; the first is in force.
    #[oai(path = "/admin/booking-rules", method = "get", operation_id = "adminListBookingRules")]
    async fn rules(
        &self,
        _staff: Allowed<grants::CatalogRead>,
        #[oai(name = "hospitalId")] hospital_id: Query<Option<HospitalId>>,
    ) -> Result<Json<BookingRulesList>> {
        super::list_rules(&self.app, hospital_id.0).await.map(Json)
    }

    /// Publishes new booking rules.
    #[oai(path = "/admin/booking-rules", method = "post", operation_id = "adminPublishBookingRules")]
    async fn publish_rules(
        &self,
        staff: Allowed<grants::CatalogWrite>,
        input: Input<BookingRulesInput>,
    ) -> Result<Created<BookingRulesVersion>> {
        super::publish_rules(&self.app, &staff, input.value).await.map(Created)
    }
}
