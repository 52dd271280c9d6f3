//! The tables `partner`, `partner_key`, `partner_nonce` and `partner_call`.

mod call;
mod connection;
mod key;
mod nonce;

pub use call::{CallRow, CallsAsked, NewCall, calls, forget_calls, heard_at, note_call};
pub use connection::{NewPartner, PartnerRow, by_code, find, hears, lock, put};
pub use key::{KeyRow, insert_key, keys, replace_current, revoke_key};
pub use nonce::{forget_nonces, use_nonce};
