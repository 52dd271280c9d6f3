//! Payments over HTTP, for staff.

use banyi_shared::dto::NativePay;
use banyi_shared::dto::admin::{AdminPaymentPage, AttemptState};
use banyi_shared::{CivilDate, OrderNo};
use poem_openapi::OpenApi;
use poem_openapi::param::{Path, Query};
use poem_openapi::payload::Json;

use super::{native, staff_list};
use crate::app::Ctx;
use crate::error::Result;
use crate::staff::{Allowed, grants};

/// The staff's endpoints.
pub struct StaffPaymentsApi {
    /// Everything.
    pub app: Ctx,
}

#[OpenApi(prefix_path = "/admin")]
impl StaffPaymentsApi {
    /// 支付列表
    ///
    /// The newest first; `q` is an order's, our or WeChat's number.
    #[expect(clippy::too_many_arguments, reason = "each is a filter of the query")]
    #[oai(path = "/payments", method = "get", operation_id = "adminListPayments")]
    async fn list(
        &self,
        staff: Allowed<grants::OrdersRead>,
        q: Query<Option<String>>,
        state: Query<Option<AttemptState>>,
        from: Query<Option<CivilDate>>,
        to: Query<Option<CivilDate>>,
        /// createdAt or amountFen; descending when - stands before it.
        sort: Query<Option<String>>,
        cursor: Query<Option<String>>,
        limit: Query<Option<u32>>,
    ) -> Result<Json<AdminPaymentPage>> {
        let question = staff_list::Question {
            q: q.0,
            state: state.0,
            from: from.0,
            to: to.0,
            paid_from: None,
            paid_to: None,
            sort: sort.0,
            cursor: cursor.0,
            limit: limit.0,
        };
        staff_list::list(&self.app, &staff, question).await.map(Json)
    }

    /// 出示收款码
    ///
    /// A code for whoever is to pay; see payOrderNative. Kept in the audit log.
    #[oai(path = "/orders/:no/pay/native", method = "post", operation_id = "adminPayOrderNative")]
    async fn pay_native(
        &self,
        staff: Allowed<grants::OrdersWrite>,
        no: Path<OrderNo>,
    ) -> Result<Json<NativePay>> {
        native::native_for_staff(&self.app, &staff, &no).await.map(Json)
    }
}
