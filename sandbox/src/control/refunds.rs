//! What becomes of refunds: the bank has spoken, or will.

use super::answer::conflict;
use crate::books::RefundStatus;
use crate::pay;
use crate::plans::Plan;
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

/// GET refunds/plans: what becomes of refunds, with what is left of each plan.
#[handler]
pub fn list_plans(Data(sandbox): Data<&Sandbox>) -> Json<Vec<Plan>> {
    Json(sandbox.with(|state| state.plans.all().to_vec()))
}

/// PUT refunds/plans: these and no others.
#[handler]
pub fn replace_plans(Data(sandbox): Data<&Sandbox>, Json(plans): Json<Vec<Plan>>) -> Json<Vec<Plan>> {
    Json(sandbox.with(|state| {
        state.plans.replace(plans);
        state.plans.all().to_vec()
    }))
}

/// POST refunds/plans: this one behind the others.
#[handler]
pub fn add_plan(Data(sandbox): Data<&Sandbox>, Json(plan): Json<Plan>) -> Json<Vec<Plan>> {
    Json(sandbox.with(|state| {
        state.plans.add(plan);
        state.plans.all().to_vec()
    }))
}
