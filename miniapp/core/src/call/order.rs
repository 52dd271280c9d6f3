//! What an order offers, and what cancelling it gives back.

use banyi_shared::order::{Action, OrderKind, OrderState};
use banyi_shared::rules::{self, EscortPolicy, Fault, RefundPreview};
use banyi_shared::{Fen, Instant};
use serde::Deserialize;

/// An order's state, the end of its hold, its cancel deadline and the moment.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ActionArgs {
    kind: OrderKind,
    state: OrderState,
    expires_at: Option<Instant>,
    cancel_until: Option<Instant>,
    now_ms: i64,
}

/// `allowed_actions {kind, state, expiresAt?, cancelUntil?, nowMs}`: the buttons, most important first.
pub fn allowed_actions(args: ActionArgs) -> Vec<Action> {
    banyi_shared::order::allowed_actions(
        args.kind,
        args.state,
        args.expires_at,
        args.cancel_until,
        Instant::from_ms(args.now_ms),
    )
}

/// The money of an order, its policy and the moment.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RefundArgs {
    policy: EscortPolicy,
    paid_fen: Fen,
    #[serde(default)]
    refunded_fen: Fen,
    starts_at: Instant,
    now_ms: i64,
    fault: Option<Fault>,
}

/// `preview_refund {policy, paidFen, refundedFen?, startsAt, nowMs, fault?}`; the fault is the patient's when absent.
pub fn preview_refund(args: RefundArgs) -> RefundPreview {
    rules::preview_refund(
        &args.policy,
        args.paid_fen,
        args.refunded_fen,
        args.starts_at,
        Instant::from_ms(args.now_ms),
        args.fault.unwrap_or(Fault::Patient),
    )
}

#[cfg(test)]
mod tests {
    use crate::answer;

    #[test]
    fn an_unpaid_order_can_be_paid_until_its_hold_ends() {
        let at = |now: i64| {
            answer(
                format!(
                    r#"{{"fn":"allowed_actions","args":{{"kind":"escort","state":"pending_payment","expiresAt":"1970-01-01T08:00:01+08:00","nowMs":{now}}}}}"#
                )
                .as_bytes(),
            )
        };
        assert_eq!(at(999), r#"{"ok":["pay","cancel","query","contact"]}"#);
        assert_eq!(at(1000), r#"{"ok":["cancel","query","contact"]}"#);
    }

    #[test]
    fn a_registration_can_be_cancelled_until_its_deadline() {
        let at = |now: i64| {
            answer(
                format!(
                    r#"{{"fn":"allowed_actions","args":{{"kind":"registration","state":"paid","cancelUntil":"1970-01-01T08:00:01+08:00","nowMs":{now}}}}}"#
                )
                .as_bytes(),
            )
        };
        assert_eq!(at(1000), r#"{"ok":["cancel","contact"]}"#);
        assert_eq!(at(1001), r#"{"ok":["contact"]}"#);
    }

    #[test]
    fn the_ladder_decides_what_comes_back() {
        let request = r#"{"fn":"preview_refund","args":{
            "policy":{"payMinutes":30,"minLeadHours":2,"maxDaysAhead":60,"completeAfterHours":24,
                      "ladder":[{"hoursBefore":24,"percent":100},{"hoursBefore":4,"percent":80}],"latePercent":50},
            "paidFen":19800,"startsAt":"1970-01-01T18:00:00+08:00","nowMs":0}}"#;
        assert_eq!(
            answer(request.as_bytes()),
            r#"{"ok":{"feeFen":3960,"hoursBefore":4,"paidFen":19800,"percent":80,"refundFen":15840,"until":"1970-01-01T14:00:00.000+08:00"}}"#
        );
    }
}
