//! What a cancellation gives back. The figure shown before cancelling is the figure that is refunded.

use crate::rules::EscortPolicy;
use crate::{Fen, Instant};

wire_enum! {
    /// Whose fault it is that the order ends early.
    pub enum Fault {
        /// 患者原因: the ladder applies.
        Patient = "patient",
        /// 平台原因: all goes back.
        Platform = "platform",
        /// 医院原因: all goes back.
        Hospital = "hospital",
    }
}

dto! {
    /// What cancelling now would give back.
    pub struct RefundPreview {
        /// What was paid, in fen.
        pub paid_fen: Fen,
        /// What goes back now, in fen: the ladder's share less what went back before.
        pub refund_fen: Fen,
        /// What is kept, in fen.
        pub fee_fen: Fen,
        /// The ladder's percent at this moment.
        pub percent: i64,
    }
}

/// What goes back when an order whose period begins at `starts_at` is cancelled at `now`.
///
/// `refunded` is what has gone back, or is on its way, already.
pub fn preview_refund(
    policy: &EscortPolicy,
    paid: Fen,
    refunded: Fen,
    starts_at: Instant,
    now: Instant,
    fault: Fault,
) -> RefundPreview {
    let left = starts_at - now;
    let entitled = policy.entitled(paid, left, fault);
    let refund = Fen((entitled - refunded).0.max(0));
    RefundPreview {
        paid_fen: paid,
        refund_fen: refund,
        fee_fen: paid - refunded - refund,
        percent: policy.percent_at(left, fault),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::HOUR;
    use proptest::prelude::*;

    fn preview(paid: i64, refunded: i64, hours: i64) -> RefundPreview {
        let now = Instant::from_ms(1_795_168_800_000);
        let starts = now + hours * HOUR;
        preview_refund(&EscortPolicy::seeded(), Fen(paid), Fen(refunded), starts, now, Fault::Patient)
    }

    #[test]
    fn follows_the_ladder() {
        assert_eq!(preview(19_800, 0, 30).refund_fen, Fen(19_800));
        assert_eq!(preview(19_800, 0, 5).refund_fen, Fen(15_840));
        assert_eq!(preview(19_800, 0, 1).refund_fen, Fen(9_900));
    }

    #[test]
    fn counts_what_went_back_before() {
        assert_eq!(preview(19_800, 5_000, 5).refund_fen, Fen(10_840));
        assert_eq!(preview(19_800, 18_000, 5).refund_fen, Fen(0));
        assert_eq!(preview(19_800, 18_000, 5).fee_fen, Fen(1_800));
    }

    proptest! {
        #[test]
        fn never_more_than_was_paid(paid in 0i64..10_000_000, part in 0i64..=100, hours in -48i64..96) {
            let refunded = paid * part / 100;
            let preview = preview(paid, refunded, hours);
            prop_assert!(preview.refund_fen.0 >= 0);
            prop_assert!(preview.fee_fen.0 >= 0);
            prop_assert_eq!(preview.refund_fen.0 + preview.fee_fen.0 + refunded, paid);
        }
    }
}
