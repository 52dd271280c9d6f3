//! Payments over HTTP: the patient's, and WeChat's notifications.

use banyi_shared::dto::{NativePay, Order, PayParams};
use banyi_shared::{ErrorCode, OrderNo};
use poem::Request;
use poem::http::HeaderMap;
use poem_openapi::OpenApi;
use poem_openapi::param::Path;
use poem_openapi::payload::Json;

use super::notify::{About, notify};
use super::{native, query, start};
use crate::app::Ctx;
use crate::auth::CurrentUser;
use crate::error::{Error, Result};
use crate::http::{NoContent, RawBody};
use crate::orders;

/// The patient's endpoints.
pub struct PaymentsApi {
    /// Everything.
    pub app: Ctx,
}

#[OpenApi]
impl PaymentsApi {
    /// 支付
    ///
    /// The answer is ready for wx.requestPayment. Needs no Idempotency-Key: while one try can be paid, every call
    /// leads to it.
    #[oai(path = "/orders/:no/pay", method = "post", operation_id = "payOrder")]
    async fn pay(&self, user: CurrentUser, no: Path<OrderNo>) -> Result<Json<PayParams>> {
        start::start(&self.app, &user.id, &no).await.map(Json)
    }

    /// 扫码支付
    ///
    /// A code for whoever is to pay. While it is good, every call leads to it; a payment in the mini-program that was
    /// begun before is closed at WeChat first, and the other way round.
    #[oai(path = "/orders/:no/pay/native", method = "post", operation_id = "payOrderNative")]
    async fn pay_native(&self, user: CurrentUser, no: Path<OrderNo>) -> Result<Json<NativePay>> {
        native::native(&self.app, &user.id, &no).await.map(Json)
    }

    /// 查询支付结果
    ///
    /// Asks WeChat now.
    #[oai(path = "/orders/:no/payment/query", method = "post", operation_id = "queryPayment")]
    async fn query(&self, user: CurrentUser, no: Path<OrderNo>) -> Result<Json<Order>> {
        query::ask(&self.app, &user.id, &no).await?;
        orders::detail(&self.app, &user.id, &no).await.map(Json)
    }
}

/// WeChat's endpoints. It proves itself by its signature over the raw body.
pub struct NotifyApi {
    /// Everything.
    pub app: Ctx,
}

#[OpenApi(prefix_path = "/wechat")]
impl NotifyApi {
    /// 支付通知
    #[oai(path = "/pay/notify", method = "post", operation_id = "payNotify")]
    async fn pay(&self, request: &Request, body: poem::Result<RawBody>) -> Result<NoContent> {
        self.take(About::Payment, request.headers(), body).await
    }

    /// 退款通知
    #[oai(path = "/refund/notify", method = "post", operation_id = "refundNotify")]
    async fn refund(&self, request: &Request, body: poem::Result<RawBody>) -> Result<NoContent> {
        self.take(About::Refund, request.headers(), body).await
    }
}

impl NotifyApi {
    async fn take(
        &self,
        about: About,
        headers: &HeaderMap,
        body: poem::Result<RawBody>,
    ) -> Result<NoContent> {
        // Too long, or it broke off: refused in the words that WeChat asks for.
        let body = body.map_err(|_| Error::new(ErrorCode::NotificationRefused))?;
        notify(&self.app, about, headers, &body.0).await?;
        Ok(NoContent)
    }
}
