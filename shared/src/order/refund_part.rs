//! What an order's refunds come to.

use super::{RefundApproval, RefundAttention, RefundState, RefundStatus};
use crate::Fen;

/// One refund, as far as it tells how its order stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RefundPart {
    /// Where it stands.
    pub status: RefundStatus,
    /// Whether it needed a second person, and what that person said.
    pub approval: RefundApproval,
    /// In fen.
    pub amount: Fen,
    /// Whether it is of the order's own payment: one of a payment too many is in no sum of the order.
    pub is_own: bool,
    /// Whether another refund repeats it.
    pub is_reissued: bool,
    /// What is odd about it.
    pub attention: Option<RefundAttention>,
    /// Whether a person has said that nothing more is to be done about it.
    pub is_settled: bool,
}

impl RefundPart {
    /// Whether it waits for somebody to act: it failed and nothing came in its place, or there is something odd about it.
    /// One that a second person declined waits for nobody.
    pub const fn needs_a_person(&self) -> bool {
        if self.is_settled {
            return false;
        }
        match self.status {
            RefundStatus::Requested | RefundStatus::Processing => false,
            RefundStatus::Success => self.attention.is_some(),
            RefundStatus::Closed | RefundStatus::Abnormal | RefundStatus::Refused => {
                let is_declined = matches!(self.approval, RefundApproval::Declined);
                !is_declined && (self.attention.is_some() || !self.is_reissued)
            }
        }
    }

    /// What of the order's money it has set aside or given back, in fen.
    pub const fn returning(&self) -> Fen {
        match self.status {
            _ if !self.is_own => Fen::ZERO,
            RefundStatus::Closed | RefundStatus::Refused => Fen::ZERO,
            _ => self.amount,
        }
    }

    /// What of the order's money it has given back, in fen.
    pub const fn refunded(&self) -> Fen {
        match self.status {
            RefundStatus::Success if self.is_own => self.amount,
            _ => Fen::ZERO,
        }
    }
}

impl RefundState {
    /// Derives it from the order's paid amount and its refunds. What needs somebody outweighs what is on its way,
    /// which outweighs what has arrived.
    pub fn of<'a>(paid: Fen, refunds: impl IntoIterator<Item = &'a RefundPart>) -> Self {
        let (mut attention, mut pending, mut arrived) = (false, false, Fen::ZERO);
        for refund in refunds {
            attention |= refund.needs_a_person();
            pending |=
                refund.is_own && matches!(refund.status, RefundStatus::Requested | RefundStatus::Processing);
            arrived += refund.refunded();
        }
        if attention {
            Self::Attention
        } else if pending {
            Self::Pending
        } else if arrived.is_zero() {
            Self::None
        } else if arrived >= paid {
            Self::Full
        } else {
            Self::Partial
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use RefundStatus::{Abnormal, Closed, Processing, Refused, Requested, Success};

    fn part(status: RefundStatus, amount: i64) -> RefundPart {
        RefundPart {
            status,
            approval: RefundApproval::None,
            amount: Fen(amount),
            is_own: true,
            is_reissued: false,
            attention: None,
            is_settled: false,
        }
    }

    fn state(refunds: &[RefundPart]) -> RefundState {
        RefundState::of(Fen(100), refunds)
    }

    #[test]
    fn it_is_derived() {
        assert_eq!(state(&[]), RefundState::None);
        assert_eq!(state(&[part(Processing, 10)]), RefundState::Pending);
        assert_eq!(state(&[part(Success, 40)]), RefundState::Partial);
        assert_eq!(state(&[part(Success, 40), part(Success, 60)]), RefundState::Full);
        assert_eq!(state(&[part(Success, 40), part(Processing, 60)]), RefundState::Pending);
        assert_eq!(state(&[part(Success, 40), part(Abnormal, 60)]), RefundState::Attention);
        assert_eq!(state(&[part(Processing, 40), part(Closed, 60)]), RefundState::Attention);
    }

    #[test]
    fn what_a_second_person_declined_counts_as_nothing() {
        let declined = RefundPart { approval: RefundApproval::Declined, ..part(Refused, 60) };
        assert_eq!(state(&[declined]), RefundState::None);
        assert_eq!(state(&[declined, part(Success, 40)]), RefundState::Partial);
        assert_eq!((declined.returning(), declined.needs_a_person()), (Fen::ZERO, false));
        let waiting = RefundPart { approval: RefundApproval::Waiting, ..part(Requested, 60) };
        assert_eq!((state(&[waiting]), waiting.returning()), (RefundState::Pending, Fen(60)));
    }

    #[test]
    fn what_failed_counts_as_nothing_once_it_was_issued_anew() {
        let failed = RefundPart { is_reissued: true, ..part(Closed, 100) };
        assert_eq!(state(&[failed, part(Processing, 100)]), RefundState::Pending);
        assert_eq!(state(&[failed, part(Success, 100)]), RefundState::Full);
        // The one that repeats it failed too.
        assert_eq!(state(&[failed, part(Refused, 100)]), RefundState::Attention);
        let settled = RefundPart { is_settled: true, ..part(Closed, 100) };
        assert_eq!(state(&[settled]), RefundState::None);
    }

    #[test]
    fn what_went_twice_is_never_lost() {
        let twice =
            RefundPart { is_reissued: true, attention: Some(RefundAttention::Twice), ..part(Success, 40) };
        assert_eq!(state(&[twice, part(Success, 40)]), RefundState::Attention);
        let settled = RefundPart { is_settled: true, ..twice };
        assert_eq!(state(&[settled, part(Success, 40)]), RefundState::Partial);
        let unbooked =
            RefundPart { is_reissued: true, attention: Some(RefundAttention::Unbooked), ..part(Closed, 100) };
        assert_eq!(state(&[unbooked, part(Success, 100)]), RefundState::Attention);
        assert_eq!(unbooked.returning(), Fen::ZERO);
    }

    #[test]
    fn what_is_on_its_way_to_our_own_card_waits_for_nobody_before_it_is_there() {
        let card =
            |status| RefundPart { attention: Some(RefundAttention::MerchantCard), ..part(status, 100) };
        assert_eq!(state(&[card(Processing)]), RefundState::Pending);
        assert_eq!(state(&[card(Success)]), RefundState::Attention);
    }

    #[test]
    fn a_payment_too_many_is_in_no_sum_but_needs_a_person_when_it_cannot_go_back() {
        let foreign = |status| RefundPart { is_own: false, ..part(status, 100) };
        assert_eq!(state(&[foreign(Processing)]), RefundState::None);
        assert_eq!(state(&[foreign(Success), part(Success, 10)]), RefundState::Partial);
        assert_eq!(state(&[foreign(Closed)]), RefundState::Attention);
        assert_eq!((foreign(Success).returning(), foreign(Success).refunded()), (Fen::ZERO, Fen::ZERO));
    }
}
