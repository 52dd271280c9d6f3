//! 服务条款 that a patient agrees to with an order. Versions are published, never edited: an order names
//! the version that was agreed to.

mod api;
mod current;
mod publish;
pub mod store;

pub use api::TermsApi;
pub use current::{all, current};
pub use publish::publish;
