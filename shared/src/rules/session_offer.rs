//! What a patient can do with a session now.

use super::BookingClosed;
use crate::dto::{ScheduleState, SessionOffer};

/// What a session's offer depends on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SessionFacts {
    /// 可约, 停约, 停诊
    pub state: ScheduleState,
    /// Whether hospital, group and department are online, and the hospital sells numbers.
    pub is_online: bool,
    /// What [`BookingRules::check`](super::BookingRules::check) says of its day and period now.
    pub check: Result<(), BookingClosed>,
    /// Places left; below 0 when more is taken than there is.
    pub remaining: i64,
    /// Whether one may still stand in line for it 候补.
    pub is_line_open: bool,
}

/// What a patient can do with a session. 停诊 is told before anything else, then what closes it for everybody, then
/// when it opens, then what is left.
pub const fn session_offer(facts: SessionFacts) -> SessionOffer {
    match (facts.state, facts.is_online, facts.check) {
        (ScheduleState::Stopped, _, _) => SessionOffer::Stopped,
        (ScheduleState::Paused, _, _) | (_, false, _) | (_, _, Err(BookingClosed::Stopped)) => {
            SessionOffer::Closed
        }
        (_, _, Err(BookingClosed::NotOpen)) => SessionOffer::Soon,
        _ if facts.remaining > 0 => SessionOffer::Book,
        _ if facts.is_line_open => SessionOffer::Wait,
        _ => SessionOffer::Full,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FREE: SessionFacts = SessionFacts {
        state: ScheduleState::Open,
        is_online: true,
        check: Ok(()),
        remaining: 1,
        is_line_open: true,
    };

    #[test]
    fn while_it_sells_what_is_left_decides() {
        assert_eq!(session_offer(FREE), SessionOffer::Book);
        for remaining in [0, -3] {
            let full = SessionFacts { remaining, ..FREE };
            assert_eq!(session_offer(full), SessionOffer::Wait);
            assert_eq!(session_offer(SessionFacts { is_line_open: false, ..full }), SessionOffer::Full);
        }
    }

    #[test]
    fn the_clock_opens_and_closes_it() {
        let soon = SessionFacts { check: Err(BookingClosed::NotOpen), ..FREE };
        assert_eq!(session_offer(soon), SessionOffer::Soon);
        assert_eq!(session_offer(SessionFacts { remaining: 0, ..soon }), SessionOffer::Soon);
        let late = SessionFacts { check: Err(BookingClosed::Stopped), ..FREE };
        assert_eq!(session_offer(late), SessionOffer::Closed);
    }

    #[test]
    fn what_staff_say_comes_before_the_clock() {
        for check in [Ok(()), Err(BookingClosed::NotOpen), Err(BookingClosed::Stopped)] {
            for is_online in [true, false] {
                let facts = SessionFacts { check, is_online, ..FREE };
                let stopped = SessionFacts { state: ScheduleState::Stopped, ..facts };
                assert_eq!(session_offer(stopped), SessionOffer::Stopped);
                let paused = SessionFacts { state: ScheduleState::Paused, ..facts };
                assert_eq!(session_offer(paused), SessionOffer::Closed);
            }
            let offline = SessionFacts { check, is_online: false, ..FREE };
            assert_eq!(session_offer(offline), SessionOffer::Closed);
        }
    }
}
