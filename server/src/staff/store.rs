//! The tables `staff`, `staff_session`, `role` and `role_hospital`.

pub mod account;
pub mod role;
pub mod session;
