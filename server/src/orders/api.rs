//! Orders over HTTP, for their patients.

use banyi_shared::OrderNo;
use banyi_shared::dto::{CancelRequest, Order, OrderPage, PlaceOrder};
use banyi_shared::order::OrderKind;
use poem_openapi::OpenApi;
use poem_openapi::param::{Path, Query};
use poem_openapi::payload::Json;

use super::{cancel, detail, list, place};
use crate::app::Ctx;
use crate::auth::CurrentUser;
use crate::error::Result;
use crate::http::{Check, Created, IdempotencyKey, Input};
use crate::idempotency::Request;

/// The patient's endpoints.
pub struct OrdersApi {
    /// Everything.
    pub app: Ctx,
}

#[OpenApi]
impl OrdersApi {
    /// 下单
    ///
    /// Needs the header Idempotency-Key.
    #[oai(path = "/orders", method = "post", operation_id = "placeOrder")]
    async fn place(
        &self,
        user: CurrentUser,
        key: IdempotencyKey,
        input: Input<PlaceOrder>,
    ) -> Result<Created<Order>> {
        let request = Request { actor: format!("user:{}", user.id), key: &key, body_sha256: &input.sha256 };
        place::place_escort(&self.app, &user.id, input.value, &request).await.map(Created)
    }

    /// 我的订单
    #[oai(path = "/orders", method = "get", operation_id = "listOrders")]
    async fn list(
        &self,
        user: CurrentUser,
        kind: Query<Option<OrderKind>>,
        state: Query<Option<String>>,
        q: Query<Option<String>>,
        cursor: Query<Option<String>>,
    ) -> Result<Json<OrderPage>> {
        let question = list::Question { kind: kind.0, state: state.0, q: q.0, cursor: cursor.0 };
        list::list(&self.app, &user.id, question).await.map(Json)
    }

    /// 订单详情
    #[oai(path = "/orders/:no", method = "get", operation_id = "getOrder")]
    async fn get(&self, user: CurrentUser, no: Path<OrderNo>) -> Result<Json<Order>> {
        detail::detail(&self.app, &user.id, &no).await.map(Json)
    }

    /// 取消订单
    ///
    /// Unpaid: its payment is closed first. Paid: what the policy says goes back.
    #[oai(path = "/orders/:no/cancel", method = "post", operation_id = "cancelOrder")]
    async fn cancel(
        &self,
        user: CurrentUser,
        no: Path<OrderNo>,
        input: Input<CancelRequest>,
    ) -> Result<Json<Order>> {
        let mut form = Check::new();
        let reason = form.optional("reason", input.value.reason.as_deref(), 200);
        form.finish()?;
        let expected = input.value.expected_refund_fen;
        cancel::cancel(&self.app, &user.id, &no, reason.as_deref(), expected).await?;
        detail::detail(&self.app, &user.id, &no).await.map(Json)
    }
}
