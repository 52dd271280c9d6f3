//! 服务条款 that a patient agrees to with an order. Versions are published, never edited: an order names
//! the version that was agreed to.

mod current;
pub mod store;

pub use current::current;
