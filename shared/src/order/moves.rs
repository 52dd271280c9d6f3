//! The table of moves: from which state to which, by whom, for which kinds.

use super::{OrderKind, OrderState};
use OrderState::{
    Cancelled, Closing, Completed, Confirmed, Expired, InService, NoShow, Paid, PendingPayment,
};

wire_enum! {
    /// Who makes a move.
    pub enum Mover {
        /// The user who placed the order.
        Patient = "patient",
        /// Staff with the permission for it.
        Staff = "staff",
        /// The server by itself: a timer, or what a hospital or WeChat said.
        System = "system",
        /// A payment of WeChat's that we have verified.
        Payment = "payment",
    }
}

/// One allowed move.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Move {
    /// The state before.
    pub from: OrderState,
    /// The state after.
    pub to: OrderState,
    /// Who may make it.
    pub by: &'static [Mover],
    /// For which kinds; empty means all.
    pub kinds: &'static [OrderKind],
}

const fn any(from: OrderState, to: OrderState, by: &'static [Mover]) -> Move {
    Move { from, to, by, kinds: &[] }
}

/// Every move that an order may make; no other exists.
pub const MOVES: &[Move] = &[
    any(PendingPayment, Closing, &[Mover::Patient, Mover::Staff, Mover::System]),
    any(PendingPayment, Paid, &[Mover::Payment]),
    any(Closing, Paid, &[Mover::Payment]),
    any(Closing, Cancelled, &[Mover::System]),
    any(Closing, Expired, &[Mover::System]),
    any(Paid, Confirmed, &[Mover::Staff, Mover::System]),
    Move { from: Paid, to: Completed, by: &[Mover::System], kinds: &[OrderKind::Topup, OrderKind::Bill] },
    any(Paid, Cancelled, &[Mover::Patient, Mover::Staff, Mover::System]),
    any(Confirmed, InService, &[Mover::Staff, Mover::System]),
    any(Confirmed, Cancelled, &[Mover::Patient, Mover::Staff, Mover::System]),
    any(Confirmed, NoShow, &[Mover::Staff, Mover::System]),
    any(InService, Completed, &[Mover::Staff, Mover::System]),
    any(InService, Cancelled, &[Mover::Staff]),
    // A payment that came late and found its place free again.
    any(Expired, Paid, &[Mover::Payment]),
    any(Cancelled, Paid, &[Mover::Payment]),
];

/// Whether `by` may move an order of `kind` from `from` to `to`.
pub fn may_move(kind: OrderKind, from: OrderState, to: OrderState, by: Mover) -> bool {
    moves_from(kind, from, by).any(|state| state == to)
}

/// The states to which `by` may move an order of `kind` that is in `from`.
pub fn moves_from(kind: OrderKind, from: OrderState, by: Mover) -> impl Iterator<Item = OrderState> {
    MOVES.iter().filter_map(move |step| {
        let fits = step.from == from
            && step.by.contains(&by)
            && (step.kinds.is_empty() || step.kinds.contains(&kind));
        fits.then_some(step.to)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_move_stands_twice_and_none_leads_nowhere() {
        for (at, one) in MOVES.iter().enumerate() {
            assert_ne!(one.from, one.to);
            assert!(!one.by.is_empty());
            assert!(!MOVES[at + 1..].iter().any(|two| (two.from, two.to) == (one.from, one.to)));
        }
    }

    #[test]
    fn money_alone_makes_paid() {
        for step in MOVES.iter().filter(|step| step.to == Paid) {
            assert_eq!(step.by, &[Mover::Payment], "{step:?}");
        }
    }

    #[test]
    fn a_patient_cannot_cancel_what_is_in_service() {
        let may = |from| may_move(OrderKind::Escort, from, Cancelled, Mover::Patient);
        assert!(may(Paid) && may(Confirmed));
        assert!(!may(InService) && !may(Completed) && !may(Expired));
    }

    #[test]
    fn an_escort_order_does_not_skip_its_service() {
        assert!(!may_move(OrderKind::Escort, Paid, Completed, Mover::System));
        assert!(may_move(OrderKind::Bill, Paid, Completed, Mover::System));
        assert!(!may_move(OrderKind::Escort, Paid, InService, Mover::Staff));
    }

    /// The whole matrix, so that a changed line of the table is seen.
    #[test]
    fn everything_else_is_refused() {
        let allowed = OrderState::ALL
            .iter()
            .flat_map(|from| OrderState::ALL.iter().map(move |to| (*from, *to)))
            .filter(|(from, to)| Mover::ALL.iter().any(|by| may_move(OrderKind::Escort, *from, *to, *by)))
            .count();
        assert_eq!(allowed, 14);
    }
}
