//! Registrations over HTTP. What all orders have is at `/orders`.

use banyi_shared::OrderNo;
use banyi_shared::dto::admin::{AdminOrder, AdminOrderRow, MoveRegistration, StaffRegistration};
use banyi_shared::dto::{Order, PlaceRegistration};
use poem_openapi::OpenApi;
use poem_openapi::param::Path;
use poem_openapi::payload::Json;

use super::{move_to, place};
use crate::app::Ctx;
use crate::auth::CurrentUser;
use crate::error::Result;
use crate::http::{Check, Created, IdempotencyKey, Input};
use crate::idempotency::Request;
use crate::orders;
use crate::staff::{Allowed, grants};

/// For patients.
pub struct RegistrationsApi {
    /// Everything.
    pub app: Ctx,
}

#[OpenApi]
impl RegistrationsApi {
    /// 预约挂号
    ///
    /// Needs the header Idempotency-Key.
    #[oai(path = "/registrations", method = "post", operation_id = "placeRegistration")]
    async fn place(
        &self,
        user: CurrentUser,
        key: IdempotencyKey,
        input: Input<PlaceRegistration>,
    ) -> Result<Created<Order>> {
        let request = Request { actor: format!("user:{}", user.id), key: &key, body_sha256: &input.sha256 };
        place::place(&self.app, &user.id, input.value, &request).await.map(Created)
    }
}

/// For staff.
pub struct StaffRegistrationsApi {
    /// Everything.
    pub app: Ctx,
}

#[OpenApi(prefix_path = "/admin")]
impl StaffRegistrationsApi {
    /// 代约: places a registration for a user, who pays it.
    ///
    /// Needs the header Idempotency-Key. The limits are those of patients.
    #[oai(path = "/registrations", method = "post", operation_id = "staffPlaceRegistration")]
    async fn place(
        &self,
        staff: Allowed<grants::OrdersWrite>,
        key: IdempotencyKey,
        input: Input<StaffRegistration>,
    ) -> Result<Created<AdminOrderRow>> {
        let request = Request { actor: format!("staff:{}", staff.id), key: &key, body_sha256: &input.sha256 };
        place::place_for(&self.app, &staff, input.value, &request).await.map(Created)
    }

    /// 改约
    ///
    /// Needs the header Idempotency-Key.
    #[oai(path = "/orders/:no/move", method = "post", operation_id = "moveRegistration")]
    async fn move_to(
        &self,
        staff: Allowed<grants::OrdersWrite>,
        key: IdempotencyKey,
        no: Path<OrderNo>,
        input: Input<MoveRegistration>,
    ) -> Result<Json<AdminOrder>> {
        let mut form = Check::new();
        let reason = form.text("reason", &input.value.reason, 2, 80);
        form.finish()?;
        let request = Request { actor: format!("staff:{}", staff.id), key: &key, body_sha256: &input.sha256 };
        move_to::move_to(&self.app, &staff, &no, &input.value.schedule_id, &reason, &request).await?;
        orders::staff_detail(&self.app, &staff, &no).await.map(Json)
    }
}
