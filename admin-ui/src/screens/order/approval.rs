//! Whether a refund will wait for a second person, as far as it can be told beforehand: the server decides.

use banyi_shared::Fen;
use banyi_shared::dto::Refund;
use banyi_shared::order::{RefundApproval, RefundStatus};

use crate::lang::{t, tf};

/// What is to be expected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Needed {
    /// It goes out at once.
    No,
    /// With what went before it may be too much: which of that staff decided, is not known here.
    Perhaps(Fen),
    /// It alone is more than the limit.
    Yes(Fen),
}

/// What is to be expected of `amount`, after `refunds` of the same order.
pub fn needed(refunds: &[Refund], amount: Fen, limit: Fen) -> Needed {
    let counts = |refund: &&Refund| {
        let is_unseen = matches!(refund.approval, RefundApproval::None | RefundApproval::Waiting);
        let has_failed = matches!(refund.status, RefundStatus::Closed | RefundStatus::Refused);
        is_unseen && !has_failed
    };
    let before: Fen = refunds.iter().filter(counts).map(|refund| refund.amount_fen).sum();
    if amount > limit {
        Needed::Yes(limit)
    } else if before + amount > limit {
        Needed::Perhaps(limit)
    } else {
        Needed::No
    }
}

/// A sentence for the form.
pub fn words(needed: Needed) -> Option<String> {
    match needed {
        Needed::No => None,
        Needed::Yes(Fen::ZERO) => Some(
            t(
                "提交后需要另一位员工复核，通过后才会退款。",
                "It waits for a second person before anything goes back.",
            )
            .to_owned(),
        ),
        Needed::Yes(limit) => Some(tf!(
            "超过 {}，提交后需要另一位员工复核，通过后才会退款。",
            "More than {}: it waits for a second person before anything goes back.",
            limit.yuan()
        )),
        Needed::Perhaps(limit) => Some(tf!(
            "与这个订单之前的退款合计超过 {}，提交后可能需要另一位员工复核。",
            "With earlier refunds of this order it comes to more than {}: it may wait for a second person.",
            limit.yuan()
        )),
    }
}

#[cfg(test)]
mod tests {
    use banyi_shared::Instant;

    use super::*;

    fn refund(amount: i64, approval: RefundApproval, status: RefundStatus) -> Refund {
        Refund {
            no: "261120000000000001R01".parse().unwrap(),
            amount_fen: Fen(amount),
            status,
            reason: "行程缩短".to_owned(),
            created_at: Instant::from_ms(0),
            approval,
            sent_at: None,
            succeeded_at: None,
            reissued_as: None,
        }
    }

    #[test]
    fn the_limit_is_for_all_that_nobody_has_seen() {
        let limit = Fen(50_000);
        assert_eq!(needed(&[], Fen(50_000), limit), Needed::No);
        assert_eq!(needed(&[], Fen(50_001), limit), Needed::Yes(limit));
        let paid = [refund(40_000, RefundApproval::None, RefundStatus::Success)];
        assert_eq!(needed(&paid, Fen(10_000), limit), Needed::No);
        assert_eq!(needed(&paid, Fen(10_001), limit), Needed::Perhaps(limit));
        let seen = [refund(60_000, RefundApproval::Approved, RefundStatus::Success)];
        assert_eq!(needed(&seen, Fen(10_001), limit), Needed::No);
    }
}
