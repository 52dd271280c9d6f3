//! Policy as data: booking window, time to pay, fee ladder. Versions are added, never edited: an order keeps
//! the version that it was placed under. A hospital's own holds before the service's, that before the platform's.

mod api;
mod booking;
mod find;
mod in_force;
mod list;
mod publish;
pub mod store;

use banyi_shared::PolicyId;
use banyi_shared::rules::{BookingRules, EscortPolicy};

pub use api::PoliciesApi;
pub use booking::{find_rules, find_rules_in, list_rules, publish_rules, rules_in_force, rules_in_force_in};
pub use find::find;
pub use in_force::{in_force, in_force_for};
pub use list::list;
pub use publish::publish;

/// One version of a policy.
#[derive(Debug, Clone, PartialEq)]
pub struct Version<T> {
    /// The version's id.
    pub id: PolicyId,
    /// 1, 2, 3 … for each subject.
    pub version: i64,
    /// The rules.
    pub body: T,
}

/// One version of the rules of escort orders.
pub type PolicyVersion = Version<EscortPolicy>;
/// One version of the rules by which a hospital's numbers are booked.
pub type RulesVersion = Version<BookingRules>;
