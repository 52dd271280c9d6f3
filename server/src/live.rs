//! Live hints: something happened, and pages that show such things ask again. A hint carries no data of its object, so
//! that none is shown to somebody who may not see it.
//!
//! Whatever happens appends its hint in its own transaction ([`hint`]), so that none is lost and none tells of what was
//! rolled back. Each process looks for new hints while somebody listens in it ([`Live`]), and passes them on to the
//! streams that may see them.

mod api;
mod hint;
mod look;
mod over_redis;
mod seats;
mod store;
mod stream;

use banyi_shared::HospitalId;
use banyi_shared::dto::admin::EventTopic;

pub use api::EventsApi;
pub use hint::{hint, sessions_changed};
pub use look::Live;
pub use store::sweep;

/// Something happened.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hint {
    /// What it is about.
    pub topic: Topic,
    /// Whether something new came: worth a sound.
    pub is_new: bool,
    /// Whose hospital's; absent when it is of none.
    pub hospital: Option<HospitalId>,
}

/// What a hint is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Topic {
    /// An order was placed or moved.
    Orders,
    /// A payment arrived.
    Payments,
    /// A refund moved.
    Refunds,
    /// An application to become an escort came or was decided.
    Applications,
    /// Somebody's session ended or somebody's role changed: streams look who listens. Told to nobody.
    Sessions,
}

impl Topic {
    /// The topics that are told.
    const TOLD: [Self; 4] = [Self::Orders, Self::Payments, Self::Refunds, Self::Applications];

    /// The word in the table.
    const fn as_str(self) -> &'static str {
        match self.event() {
            Some(event) => event.as_str(),
            None => "sessions",
        }
    }

    /// What clients are told; none for what is ours alone.
    const fn event(self) -> Option<EventTopic> {
        match self {
            Self::Orders => Some(EventTopic::Orders),
            Self::Payments => Some(EventTopic::Payments),
            Self::Refunds => Some(EventTopic::Refunds),
            Self::Applications => Some(EventTopic::Applications),
            Self::Sessions => None,
        }
    }

    /// The topic of a word; none for one of a later version.
    fn of(word: &str) -> Option<Self> {
        Self::TOLD.into_iter().chain([Self::Sessions]).find(|topic| topic.as_str() == word)
    }
}
