//! How a difference can be settled, and what a correction comes to. Without IO.

use banyi_shared::Fen;
use banyi_shared::dto::admin::{DifferenceKind as Kind, DifferenceWay as Way};

/// What each says of a difference.
#[derive(Debug, Clone, Copy)]
pub struct Says {
    /// How they differ.
    pub kind: Kind,
    /// Whether a payment or refund of ours has the number.
    pub is_ours: bool,
    /// The bill, in fen.
    pub bill: Option<i64>,
    /// Our payments and refunds, in fen.
    pub ours: Option<i64>,
    /// The ledger, in fen.
    pub ledger: Option<i64>,
}

impl Says {
    /// The ways that make sense, the best first.
    pub fn ways(self) -> Vec<Way> {
        match self.kind {
            // We know the number, and not that it succeeded: WeChat can tell.
            Kind::PaymentNotOurs if self.is_ours => vec![Way::AskWechat, Way::Accept],
            // One that was given up before WeChat paid it may have no room in the books: then only a correction helps.
            Kind::RefundNotOurs if self.is_ours && self.ours.is_none() => {
                vec![Way::AskWechat, Way::Correct, Way::Accept]
            }
            Kind::PaymentNotOurs | Kind::RefundNotOurs | Kind::Ledger => vec![Way::Correct, Way::Accept],
            Kind::PaymentNotInBill | Kind::PaymentAmount | Kind::RefundNotInBill | Kind::RefundAmount => {
                vec![Way::AskWechat, Way::Correct, Way::Accept]
            }
            Kind::Flow if self.correction().is_zero() => vec![Way::Accept],
            Kind::Flow => vec![Way::Correct, Way::Accept],
        }
    }

    /// By how much WeChat holds more than the ledger says, in fen.
    pub fn correction(self) -> Fen {
        let (bill, ledger) = (self.bill.unwrap_or_default(), self.ledger.unwrap_or_default());
        match self.kind {
            Kind::RefundNotOurs | Kind::RefundNotInBill | Kind::RefundAmount => Fen(ledger - bill),
            // The bill agrees with us, or says nothing: what is ours counts.
            Kind::Ledger => Fen(self.ours.unwrap_or_default() - ledger),
            Kind::PaymentNotOurs | Kind::PaymentNotInBill | Kind::PaymentAmount | Kind::Flow => {
                Fen(bill - ledger)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn says(kind: Kind, bill: Option<i64>, ours: Option<i64>, ledger: Option<i64>) -> Says {
        Says { kind, is_ours: ours.is_some(), bill, ours, ledger }
    }

    #[test]
    fn after_a_correction_the_ledger_says_what_wechat_holds() {
        for (kind, bill, ours, ledger, wanted) in [
            (Kind::PaymentNotOurs, Some(100), None, None, 100),
            (Kind::PaymentNotInBill, None, Some(100), Some(100), -100),
            (Kind::PaymentAmount, Some(90), Some(100), Some(100), -10),
            (Kind::RefundNotOurs, Some(100), None, None, -100),
            (Kind::RefundNotInBill, None, Some(100), Some(100), 100),
            (Kind::RefundAmount, Some(110), Some(100), Some(100), -10),
            (Kind::Ledger, Some(100), Some(100), None, 100),
            (Kind::Ledger, Some(-100), Some(-100), Some(-90), -10),
            (Kind::Ledger, None, None, Some(100), -100),
            (Kind::Flow, None, Some(100), Some(100), -100),
            (Kind::Flow, Some(-500), None, None, -500),
        ] {
            let says = says(kind, bill, ours, ledger);
            assert_eq!(says.correction(), Fen(wanted), "{says:?}");
            assert!(says.ways().contains(&Way::Correct), "{says:?}");
        }
    }

    #[test]
    fn wechat_is_asked_where_it_can_tell() {
        let known = Says { is_ours: true, ..says(Kind::PaymentNotOurs, Some(100), None, None) };
        assert_eq!(known.ways(), [Way::AskWechat, Way::Accept]);
        let known = Says { is_ours: true, ..says(Kind::RefundNotOurs, Some(100), None, None) };
        assert_eq!(known.ways(), [Way::AskWechat, Way::Correct, Way::Accept]);
        let twice = says(Kind::RefundNotOurs, Some(100), Some(100), None);
        assert_eq!(twice.ways(), [Way::Correct, Way::Accept]);
    }

    #[test]
    fn a_fee_is_posted_as_it_was_taken() {
        assert_eq!(says(Kind::Flow, Some(-60), Some(-119), Some(-60)).ways(), [Way::Accept]);
    }

    #[test]
    fn every_difference_can_be_settled() {
        for kind in Kind::ALL {
            assert!(says(*kind, Some(1), Some(2), Some(3)).ways().contains(&Way::Accept));
        }
    }
}
