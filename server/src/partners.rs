//! 合作医院: hospitals whose own systems call us, signed; their keys, addresses, and a log of calls both ways.
//!
//! Version 1 signs with HMAC ([`sign`]); where a hospital's connection says so, the older MD5 scheme is taken too
//! ([`sign_legacy`]), on paths of its own. What we tell a hospital is in `hospital_gateway`.

mod address;
mod admin_api;
mod admit;
mod api;
mod call;
mod calls;
mod fetched;
mod hear;
mod hears;
mod keys;
mod legacy;
mod rows;
mod save;
mod show;
pub mod sign;
pub mod sign_legacy;
mod store;
mod sweep;

pub use address::Network;
pub use admin_api::PartnersAdminApi;
pub use api::HospitalApi;
pub use hears::{Connection, connection, hears};
pub use legacy::LegacyHospitalApi;
pub use rows::{Became, Tally, need_version};
pub use store::{NewCall, note_call};
pub use sweep::sweep;
