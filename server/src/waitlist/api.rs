//! The line over HTTP.

use banyi_shared::WaitlistId;
use banyi_shared::dto::{AcceptOffer, JoinWaitlist, Order, Waiting, WaitingPage};
use poem_openapi::OpenApi;
use poem_openapi::param::{Path, Query};
use poem_openapi::payload::Json;

use crate::app::Ctx;
use crate::auth::CurrentUser;
use crate::error::Result;
use crate::http::{Created, IdempotencyKey, Input, NoContent};
use crate::idempotency::Request;

/// The line, for patients.
pub struct WaitlistApi {
    /// Everything.
    pub app: Ctx,
}

#[OpenApi]
impl WaitlistApi {
    /// 我的候补
    #[oai(path = "/waitlist", method = "get", operation_id = "listWaitlist")]
    async fn list(&self, user: CurrentUser, cursor: Query<Option<String>>) -> Result<Json<WaitingPage>> {
        super::list(&self.app, &user.id, cursor.0.as_deref()).await.map(Json)
    }

    /// 加入候补
    #[oai(path = "/waitlist", method = "post", operation_id = "joinWaitlist")]
    async fn join(&self, user: CurrentUser, input: Input<JoinWaitlist>) -> Result<Created<Waiting>> {
        super::join(&self.app, &user.id, input.value).await.map(Created)
    }

    /// One place in line.
    #[oai(path = "/waitlist/:id", method = "get", operation_id = "getWaiting")]
    async fn get(&self, user: CurrentUser, id: Path<WaitlistId>) -> Result<Json<Waiting>> {
        super::find(&self.app, &user.id, &id.0).await.map(Json)
    }

    /// 接受候补名额: places the order.
    ///
    /// Needs the header Idempotency-Key.
    #[oai(path = "/waitlist/:id/accept", method = "post", operation_id = "acceptOffer")]
    async fn accept(
        &self,
        user: CurrentUser,
        key: IdempotencyKey,
        id: Path<WaitlistId>,
        input: Input<AcceptOffer>,
    ) -> Result<Created<Order>> {
        let request = Request { actor: format!("user:{}", user.id), key: &key, body_sha256: &input.sha256 };
        super::accept_offer(&self.app, &user.id, &id.0, input.value, &request).await.map(Created)
    }

    /// 退出候补, or decline the offer.
    #[oai(path = "/waitlist/:id", method = "delete", operation_id = "leaveWaitlist")]
    async fn leave(&self, user: CurrentUser, id: Path<WaitlistId>) -> Result<NoContent> {
        super::leave(&self.app, &user.id, &id.0).await.map(|()| NoContent)
    }
}
