//! What a cancellation gives back. The figure shown before cancelling is the figure that is refunded.

use crate::rules::EscortPolicy;
use crate::time::HOUR;
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
    } optional {
        /// The ladder's step at this moment: so many hours or more before the period. Absent after the last step, and
        /// where the ladder does not apply.
        pub hours_before: i64,
        /// The last moment of that step; after it less goes back.
        pub until: Instant,
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
    let step = policy.step_at(left).filter(|_| fault == Fault::Patient);
    let hours_before = step.map(|step| step.hours_before);
    RefundPreview {
        paid_fen: paid,
        refund_fen: refund,
        fee_fen: paid - refunded - refund,
        percent: policy.percent_at(left, fault),
        hours_before,
        until: hours_before.map(|hours| starts_at - hours * HOUR),
    }
}

/// What goes back when an order that can be cancelled until `until`, that moment included, is cancelled at `now`: all
/// before, nothing after, unless it is not the patient's fault.
pub fn preview_until(paid: Fen, refunded: Fen, until: Instant, now: Instant, fault: Fault) -> RefundPreview {
    let percent = if fault != Fault::Patient || now <= until { 100 } else { 0 };
    let refund = if percent == 100 { paid - refunded } else { Fen::ZERO };
    RefundPreview {
        paid_fen: paid,
        refund_fen: refund,
        fee_fen: paid - refunded - refund,
        percent,
        hours_before: None,
        until: (fault == Fault::Patient && now <= until).then_some(until),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
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
    fn tells_the_step_that_leads_to_it() {
        let step = |hours| {
            let preview = preview(19_800, 0, hours);
            (preview.hours_before, preview.until.map(|until| (until.ms() - 1_795_168_800_000) / HOUR))
        };
        assert_eq!(step(30), (Some(24), Some(6)));
        assert_eq!(step(24), (Some(24), Some(0)));
        assert_eq!(step(5), (Some(4), Some(1)));
        assert_eq!(step(3), (None, None));
    }

    #[test]
    fn of_steps_that_give_the_same_the_last_counts() {
        let now = Instant::from_ms(1_795_168_800_000);
        let step = |hours_before, percent| crate::rules::FeeStep { hours_before, percent };
        let policy = EscortPolicy { ladder: vec![step(24, 80), step(4, 80)], ..EscortPolicy::seeded() };
        let at = |fault| preview_refund(&policy, Fen(100), Fen(0), now + 30 * HOUR, now, fault);
        assert_eq!((at(Fault::Patient).percent, at(Fault::Patient).hours_before), (80, Some(4)));
        assert_eq!((at(Fault::Platform).percent, at(Fault::Platform).hours_before), (100, None));
    }

    #[test]
    fn counts_what_went_back_before() {
        assert_eq!(preview(19_800, 5_000, 5).refund_fen, Fen(10_840));
        assert_eq!(preview(19_800, 18_000, 5).refund_fen, Fen(0));
        assert_eq!(preview(19_800, 18_000, 5).fee_fen, Fen(1_800));
    }

    #[test]
    fn until_the_deadline_all_and_then_nothing() {
        let until = Instant::from_ms(1_795_168_800_000);
        let at = |ms, fault| {
            let preview = preview_until(Fen(100), Fen(30), until, until + ms, fault);
            (preview.refund_fen.0, preview.fee_fen.0, preview.percent, preview.until.is_some())
        };
        assert_eq!(at(0, Fault::Patient), (70, 0, 100, true));
        assert_eq!(at(1, Fault::Patient), (0, 70, 0, false));
        assert_eq!(at(1, Fault::Hospital), (70, 0, 100, false));
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
