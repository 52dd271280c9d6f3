//! How an application goes on.

use banyi_shared::dto::ApplicationState;

/// Whether staff may bring it from one state to the other. What was decided stays decided.
pub const fn may_review(from: ApplicationState, to: ApplicationState) -> bool {
    use ApplicationState::{Approved, Contacted, Rejected, Submitted};
    matches!((from, to), (Submitted, Contacted | Approved | Rejected) | (Contacted, Approved | Rejected))
}

/// Whether its user may send it again.
pub const fn may_submit(from: ApplicationState) -> bool {
    matches!(from, ApplicationState::Rejected)
}

/// Whether staff have decided.
pub const fn is_decided(state: ApplicationState) -> bool {
    matches!(state, ApplicationState::Approved | ApplicationState::Rejected)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_goes_back_and_only_a_rejection_is_sent_again() {
        for from in ApplicationState::ALL {
            assert!(!may_review(*from, ApplicationState::Submitted));
            assert!(!may_review(*from, *from));
            assert_eq!(may_submit(*from), *from == ApplicationState::Rejected);
            for to in ApplicationState::ALL {
                assert!(!(is_decided(*from) && may_review(*from, *to)), "{from} → {to}");
            }
        }
    }
}
