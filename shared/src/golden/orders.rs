//! What may be booked, done with an order, and given back.

use serde_json::{Value, json};

use super::args::Args;
use crate::order::{self, OrderState};
use crate::rules::{self, EscortPolicy, Fault};

/// `check_booking {policy, unit, date, period, nowMs}`
pub fn check_booking(args: &Args<'_>) -> Result<Value, String> {
    let policy: EscortPolicy = args.get("policy")?;
    let (date, period) = (args.get("date")?, args.get("period")?);
    Ok(match rules::check_booking(&policy, args.get("unit")?, date, period, args.now()?) {
        Ok(()) => json!({ "bookable": true }),
        Err(problem) => {
            json!({ "bookable": false, "field": problem.field(), "sentence": problem.sentence(&policy) })
        }
    })
}

/// `preview_refund {policy, paidFen, refundedFen?, startsAt, nowMs, fault?}`
pub fn preview_refund(args: &Args<'_>) -> Result<Value, String> {
    let policy: EscortPolicy = args.get("policy")?;
    let refunded = args.find("refundedFen")?.unwrap_or_default();
    let fault = args.find("fault")?.unwrap_or(Fault::Patient);
    let (paid, starts_at) = (args.get("paidFen")?, args.get("startsAt")?);
    Ok(json!(rules::preview_refund(&policy, paid, refunded, starts_at, args.now()?, fault)))
}

/// `allowed_actions {kind, state, expiresAt?, cancelUntil?, nowMs}`
pub fn allowed_actions(args: &Args<'_>) -> Result<Value, String> {
    let (kind, state) = (args.get("kind")?, args.get("state")?);
    let (expires_at, cancel_until) = (args.find("expiresAt")?, args.find("cancelUntil")?);
    Ok(json!(order::allowed_actions(kind, state, expires_at, cancel_until, args.now()?)))
}

/// `moves {kind, from, by}`: the states that can be reached, in the order of the table.
pub fn moves(args: &Args<'_>) -> Result<Value, String> {
    let to: Vec<OrderState> =
        order::moves_from(args.get("kind")?, args.get("from")?, args.get("by")?).collect();
    Ok(json!(to))
}
