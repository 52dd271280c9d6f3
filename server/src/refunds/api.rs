//! Refunds over HTTP, for staff.

use banyi_shared::dto::Refund;
use banyi_shared::dto::admin::{AdminRefund, AdminRefundPage, RefundDecision, RefundInput, Reissue};
use banyi_shared::order::{RefundApproval, RefundStatus};
use banyi_shared::{CivilDate, OrderNo, OutRefundNo};
use poem_openapi::OpenApi;
use poem_openapi::param::{Path, Query};
use poem_openapi::payload::Json;

use super::{ask, decide, reissue, staff_detail, staff_list};
use crate::app::Ctx;
use crate::error::Result;
use crate::http::{Created, IdempotencyKey, Input};
use crate::idempotency::Request;
use crate::staff::{Allowed, grants};

/// The staff's endpoints.
pub struct RefundsApi {
    /// Everything.
    pub app: Ctx,
}

#[OpenApi(prefix_path = "/admin")]
impl RefundsApi {
    /// 退款
    ///
    /// Part or whole. Above the limit it waits for a second person. Needs the header Idempotency-Key.
    #[oai(path = "/orders/:no/refunds", method = "post", operation_id = "refundOrder")]
    async fn refund(
        &self,
        staff: Allowed<grants::OrdersRefund>,
        key: IdempotencyKey,
        no: Path<OrderNo>,
        input: Input<RefundInput>,
    ) -> Result<Created<Refund>> {
        let wanted = Request { actor: format!("staff:{}", staff.id), key: &key, body_sha256: &input.sha256 };
        ask::ask(&self.app, &staff, &no, &input.value, &wanted).await.map(Created)
    }

    /// 退款列表
    ///
    /// The newest first; `q` is an order's, our or WeChat's number. `attention`: only those that wait for somebody.
    #[expect(clippy::too_many_arguments, reason = "each is a filter of the query")]
    #[oai(path = "/refunds", method = "get", operation_id = "adminListRefunds")]
    async fn list(
        &self,
        staff: Allowed<grants::OrdersRead>,
        q: Query<Option<String>>,
        status: Query<Option<RefundStatus>>,
        approval: Query<Option<RefundApproval>>,
        attention: Query<Option<bool>>,
        from: Query<Option<CivilDate>>,
        to: Query<Option<CivilDate>>,
        /// createdAt or amountFen; descending when - stands before it.
        sort: Query<Option<String>>,
        cursor: Query<Option<String>>,
        limit: Query<Option<u32>>,
    ) -> Result<Json<AdminRefundPage>> {
        let question = staff_list::Question {
            q: q.0,
            status: status.0,
            approval: approval.0,
            needs_a_person: attention.0.unwrap_or(false),
            from: from.0,
            to: to.0,
            sort: sort.0,
            cursor: cursor.0,
            limit: limit.0,
        };
        staff_list::list(&self.app, &staff, question).await.map(Json)
    }

    /// 退款详情
    #[oai(path = "/refunds/:no", method = "get", operation_id = "adminGetRefund")]
    async fn get(
        &self,
        staff: Allowed<grants::OrdersRead>,
        no: Path<OutRefundNo>,
    ) -> Result<Json<AdminRefund>> {
        staff_detail::staff_detail(&self.app, &staff, &no).await.map(Json)
    }

    /// 复核退款
    ///
    /// By a second person: whoever asked for it gets SECOND_PERSON_NEEDED.
    #[oai(path = "/refunds/:no/decision", method = "post", operation_id = "decideRefund")]
    async fn decide(
        &self,
        staff: Allowed<grants::RefundsApprove>,
        no: Path<OutRefundNo>,
        input: Input<RefundDecision>,
    ) -> Result<Json<AdminRefund>> {
        decide::decide(&self.app, &staff, &no, &input.value).await?;
        staff_detail::staff_detail(&self.app, &staff, &no).await.map(Json)
    }

    /// 处理失败的退款
    ///
    /// WeChat is asked first: when it has paid it back, or is about to, that is the answer. Answers with the refund that
    /// goes out now, or with the same one. Needs the header Idempotency-Key.
    #[oai(path = "/refunds/:no/reissue", method = "post", operation_id = "reissueRefund")]
    async fn reissue(
        &self,
        staff: Allowed<grants::FinanceManage>,
        key: IdempotencyKey,
        no: Path<OutRefundNo>,
        input: Input<Reissue>,
    ) -> Result<Json<AdminRefund>> {
        let wanted = Request { actor: format!("staff:{}", staff.id), key: &key, body_sha256: &input.sha256 };
        let now = reissue::reissue(&self.app, &staff, &no, &input.value, &wanted).await?;
        staff_detail::staff_detail(&self.app, &staff, &now).await.map(Json)
    }
}
