//! What the patient's buttons may offer.

use super::{Mover, OrderKind, OrderState, may_move};
use crate::Instant;

wire_enum! {
    /// A button on the patient's order.
    pub enum Action {
        /// 去支付
        Pay = "pay",
        /// 取消订单
        Cancel = "cancel",
        /// 我已支付: ask WeChat now.
        Query = "query",
        /// 联系客服
        Contact = "contact",
        /// 再来一单
        Again = "again",
        /// 评价
        Rate = "rate",
    }
}

/// The patient's buttons for an order, in the order of importance. `expires_at` is the end of the hold,
/// `cancel_until` the last moment at which what is paid for may be cancelled (退号截止); none, no deadline.
pub fn allowed_actions(
    kind: OrderKind,
    state: OrderState,
    expires_at: Option<Instant>,
    cancel_until: Option<Instant>,
    now: Instant,
) -> Vec<Action> {
    let mut actions = Vec::new();
    if state == OrderState::PendingPayment && expires_at.is_none_or(|end| now < end) {
        actions.push(Action::Pay);
    }
    let is_in_time = cancel_until.is_none_or(|until| now <= until);
    if is_in_time && may_move(kind, state, OrderState::Cancelled, Mover::Patient)
        || may_move(kind, state, OrderState::Closing, Mover::Patient)
    {
        actions.push(Action::Cancel);
    }
    if state.is_unpaid() {
        actions.push(Action::Query);
    }
    actions.push(Action::Contact);
    if state.is_final() {
        actions.push(Action::Again);
    }
    if state == OrderState::Completed {
        actions.push(Action::Rate);
    }
    actions
}

#[cfg(test)]
mod tests {
    use super::*;

    fn offered(state: OrderState, now: i64) -> Vec<Action> {
        let end = Some(Instant::from_ms(1_000));
        allowed_actions(OrderKind::Escort, state, end, None, Instant::from_ms(now))
    }

    #[test]
    fn what_is_paid_for_is_cancelled_until_its_deadline() {
        let may = |state, until: Option<i64>, now| {
            let until = until.map(Instant::from_ms);
            let end = Some(Instant::from_ms(9_000));
            allowed_actions(OrderKind::Registration, state, end, until, Instant::from_ms(now))
                .contains(&Action::Cancel)
        };
        for state in [OrderState::Paid, OrderState::Confirmed] {
            assert!(may(state, Some(1_000), 999));
            assert!(may(state, Some(1_000), 1_000));
            assert!(!may(state, Some(1_000), 1_001));
            assert!(may(state, None, 1_001));
        }
        // Nothing was paid, so nothing is late: it gives its place back at any time.
        assert!(may(OrderState::PendingPayment, Some(1_000), 1_001));
        assert!(!may(OrderState::InService, Some(1_000), 999));
        assert!(!may(OrderState::Completed, Some(1_000), 999));
    }

    #[test]
    fn pay_ends_with_the_hold() {
        assert!(offered(OrderState::PendingPayment, 999).contains(&Action::Pay));
        assert!(!offered(OrderState::PendingPayment, 1_000).contains(&Action::Pay));
        assert!(!offered(OrderState::Closing, 0).contains(&Action::Pay));
    }

    #[test]
    fn the_dead_can_be_booked_again() {
        assert_eq!(offered(OrderState::Expired, 0), [Action::Contact, Action::Again]);
        assert_eq!(offered(OrderState::InService, 0), [Action::Contact]);
    }
}
