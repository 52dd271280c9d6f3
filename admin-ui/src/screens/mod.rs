//! The screens, a folder each.

pub mod order;
pub mod orders;
pub mod sign_in;
