//! One hospital: what patients read of it, and the way to all that belongs to it.

mod departments;
mod doctors;
mod frame;
mod on_off;
mod partner;
mod profile;
mod rules;

pub use departments::Departments;
pub use doctors::Doctors;
pub use frame::HospitalTabs;
pub use partner::PartnerScreen;
pub use profile::Profile;
pub use rules::HospitalRules;
