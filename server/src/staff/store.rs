//! The tables `staff`, `staff_session`, `role` and `role_hospital`.

pub mod session;
