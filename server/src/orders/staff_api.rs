//! Orders over HTTP, for staff.

use banyi_shared::dto::admin::{
    AdminOrder, AdminOrderPage, RemarkInput, RevealRequest, RevealedOrder, StaffCancel, StateChange,
};
use banyi_shared::order::{OrderKind, RefundState};
use banyi_shared::{CivilDate, HospitalId, OrderNo};
use poem_openapi::OpenApi;
use poem_openapi::param::{Path, Query};
use poem_openapi::payload::Json;

use super::{remark, reveal, staff_detail, staff_list, staff_move};
use crate::app::Ctx;
use crate::error::Result;
use crate::http::{Check, IdempotencyKey, Input};
use crate::idempotency::Request;
use crate::staff::{Allowed, grants};

/// The staff's endpoints.
pub struct StaffOrdersApi {
    /// Everything.
    pub app: Ctx,
}

#[OpenApi(prefix_path = "/admin")]
impl StaffOrdersApi {
    /// 订单列表
    #[expect(clippy::too_many_arguments, reason = "each is a filter of the query")]
    #[oai(path = "/orders", method = "get", operation_id = "adminListOrders")]
    async fn list(
        &self,
        staff: Allowed<grants::OrdersRead>,
        q: Query<Option<String>>,
        state: Query<Option<String>>,
        kind: Query<Option<OrderKind>>,
        #[oai(name = "refundState")] refund_state: Query<Option<RefundState>>,
        #[oai(name = "hospitalId")] hospital_id: Query<Option<HospitalId>>,
        from: Query<Option<CivilDate>>,
        to: Query<Option<CivilDate>>,
        /// placedAt, serviceDate or amountFen; descending when - stands before it.
        sort: Query<Option<String>>,
        cursor: Query<Option<String>>,
        limit: Query<Option<u32>>,
    ) -> Result<Json<AdminOrderPage>> {
        let question = staff_list::Question {
            q: q.0,
            state: state.0,
            kind: kind.0,
            refund_state: refund_state.0,
            hospital_id: hospital_id.0,
            from: from.0,
            to: to.0,
            sort: sort.0,
            cursor: cursor.0,
            limit: limit.0,
        };
        staff_list::list(&self.app, &staff, question).await.map(Json)
    }

    /// 订单详情
    #[oai(path = "/orders/:no", method = "get", operation_id = "adminGetOrder")]
    async fn get(&self, staff: Allowed<grants::OrdersRead>, no: Path<OrderNo>) -> Result<Json<AdminOrder>> {
        staff_detail::staff_detail(&self.app, &staff, &no).await.map(Json)
    }

    /// 备注
    #[oai(path = "/orders/:no/remark", method = "put", operation_id = "remarkOrder")]
    async fn remark(
        &self,
        staff: Allowed<grants::OrdersWrite>,
        no: Path<OrderNo>,
        input: Input<RemarkInput>,
    ) -> Result<Json<AdminOrder>> {
        remark::remark(&self.app, &staff, &no, &input.value.text).await?;
        staff_detail::staff_detail(&self.app, &staff, &no).await.map(Json)
    }

    /// 推进订单状态
    #[oai(path = "/orders/:no/state", method = "post", operation_id = "moveOrder")]
    async fn step(
        &self,
        staff: Allowed<grants::OrdersWrite>,
        no: Path<OrderNo>,
        input: Input<StateChange>,
    ) -> Result<Json<AdminOrder>> {
        let mut form = Check::new();
        let note = form.optional("note", input.value.note.as_deref(), 200);
        form.finish()?;
        staff_move::step(&self.app, &staff, &no, input.value.to, note.as_deref()).await?;
        staff_detail::staff_detail(&self.app, &staff, &no).await.map(Json)
    }

    /// 取消订单
    ///
    /// Needs the header Idempotency-Key. Cancelling a paid order needs the permission to refund too.
    #[oai(path = "/orders/:no/cancel", method = "post", operation_id = "staffCancelOrder")]
    async fn cancel(
        &self,
        staff: Allowed<grants::OrdersWrite>,
        key: IdempotencyKey,
        no: Path<OrderNo>,
        input: Input<StaffCancel>,
    ) -> Result<Json<AdminOrder>> {
        let mut form = Check::new();
        let reason = form.text("reason", &input.value.reason, 2, 80);
        form.finish()?;
        let request = Request { actor: format!("staff:{}", staff.id), key: &key, body_sha256: &input.sha256 };
        staff_move::cancel(&self.app, &staff, &no, input.value.fault, &reason, &request).await?;
        staff_detail::staff_detail(&self.app, &staff, &no).await.map(Json)
    }

    /// 查看个人信息
    ///
    /// The purpose is kept in the audit log.
    #[oai(path = "/orders/:no/reveal", method = "post", operation_id = "revealOrder")]
    async fn reveal(
        &self,
        staff: Allowed<grants::PersonalReveal>,
        no: Path<OrderNo>,
        input: Input<RevealRequest>,
    ) -> Result<Json<RevealedOrder>> {
        reveal::reveal(&self.app, &staff, &no, &input.value.purpose).await.map(Json)
    }
}
