//! The bank has spoken about a refund.

use super::answer::conflict;
use crate::books::RefundStatus;
use crate::pay;
use crate::sandbox::Sandbox;
use poem::web::{Data, Json, Path};
use poem::{Result, handler};
use serde::Deserialize;
use serde_json::{Value, json};

/// How it ends.
#[derive(Debug, Deserialize)]
pub struct End {
    status: RefundStatus,
}

/// POST refunds/{out_refund_no}/settle
#[handler]
pub fn settle(
    Data(sandbox): Data<&Sandbox>,
    Path(no): Path<String>,
    Json(end): Json<End>,
) -> Result<Json<Value>> {
    let times = (sandbox.clock().wall_ms(), sandbox.clock().business_ms());
    let settled = sandbox.change(|state| pay::settle(state, sandbox.keys(), times, &no, end.status));
    let notification = settled.map_err(conflict)?;
    Ok(Json(json!({"outRefundNo": no, "status": end.status, "notificationId": notification})))
}
