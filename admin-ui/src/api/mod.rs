//! The typed client of the server's staff API: one function a call, errors as [`ApiError`].

mod call;
mod catalog;
mod client;
pub mod clock;
mod content;
mod desk;
mod error;
mod files;
mod finance;
mod orders;
mod page;
mod partners;
mod people;
mod query;
mod registration;
mod session;
mod system;

pub use client::{Api, use_api};
pub use error::ApiError;
pub use page::Page;
pub use query::Query;
pub use registration::IMPORT_TEMPLATE;
