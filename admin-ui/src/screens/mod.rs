//! The screens, a folder each.

pub mod account;
pub mod announcements;
pub mod applications;
pub mod audit;
pub mod banners;
pub mod capacity;
pub mod dashboard;
pub mod experts;
pub mod hospitals;
pub mod jobs;
pub mod order;
pub mod orders;
pub mod patients;
pub mod payments;
pub mod policies;
pub mod roles;
pub mod services;
pub mod sign_in;
pub mod staff;
pub mod terms;
pub mod users;
