//! Orders.

use banyi_shared::OrderNo;
use banyi_shared::dto::admin::{
    AdminOrder, AdminOrderPage, AdminOrderRow, RefundInput, RemarkInput, RevealRequest, RevealedOrder,
    StaffCancel, StateChange,
};
use banyi_shared::dto::{NativePay, Refund};

use super::call::Call;
use super::{Api, ApiError, Page, Query};

fn path(no: &OrderNo, rest: &str) -> String {
    format!("/admin/orders/{no}{rest}")
}

impl Api {
    /// A page of the list; keys: q, state, kind, refundState, hospitalId, from, to, cursor, limit.
    pub async fn orders(self, query: Query) -> Result<Page<AdminOrderRow>, ApiError> {
        let page: AdminOrderPage = self.send(Call::get("/admin/orders").query(&query)).await?;
        Ok(page.into())
    }

    /// One order.
    pub async fn order(self, no: &OrderNo) -> Result<AdminOrder, ApiError> {
        self.send(Call::get(&path(no, ""))).await
    }

    /// Writes 备注.
    pub async fn remark(self, no: &OrderNo, input: &RemarkInput) -> Result<AdminOrder, ApiError> {
        self.send(Call::put(&path(no, "/remark"), input)).await
    }

    /// Moves the order on.
    pub async fn move_order(self, no: &OrderNo, input: &StateChange) -> Result<AdminOrder, ApiError> {
        self.send(Call::post(&path(no, "/state"), input)).await
    }

    /// Gives money back, once for a `key`.
    pub async fn refund(self, no: &OrderNo, key: &str, input: &RefundInput) -> Result<Refund, ApiError> {
        self.send(Call::post(&path(no, "/refunds"), input).key(key)).await
    }

    /// Cancels, once for a `key`.
    pub async fn cancel(self, no: &OrderNo, key: &str, input: &StaffCancel) -> Result<AdminOrder, ApiError> {
        self.send(Call::post(&path(no, "/cancel"), input).key(key)).await
    }

    /// A code by which the order can be paid; the same one while it lives.
    pub async fn native_pay(self, no: &OrderNo) -> Result<NativePay, ApiError> {
        self.send(Call::poke(&path(no, "/pay/native"))).await
    }

    /// Reads personal data in clear; the purpose is kept.
    pub async fn reveal(self, no: &OrderNo, input: &RevealRequest) -> Result<RevealedOrder, ApiError> {
        self.send(Call::post(&path(no, "/reveal"), input)).await
    }
}
