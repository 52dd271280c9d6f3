//! The screens, a folder each.

pub mod announcements;
pub mod audit;
pub mod capacity;
pub mod jobs;
pub mod order;
pub mod orders;
pub mod roles;
pub mod sign_in;
pub mod staff;
pub mod users;
